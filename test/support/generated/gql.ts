/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n        query Units {\n          unit(code: \"liutang-01\") { label en level kind ancestors { code } parent { code } children(first: 1) { totalCount } }\n          units(filter: { within: \"liutang\", kinds: [RESIDENTS_COMMITTEE] }) { totalCount nodes { code kind } }\n        }\n      ": typeof types.UnitsDocument,
    "\n      query Page($after: String) {\n        units(first: 100, after: $after) { totalCount nodes { code } pageInfo { hasNextPage endCursor } }\n      }\n    ": typeof types.PageDocument,
    "\n        query Element {\n          element(name: \"residentPopulation\") {\n            label definition scope kind every at unit unitOfMeasure { dimension factor } derived operands { name }\n            topic { field } steward { label } breakdowns { name codeList { codes { name label } } }\n            usedBy { form { code } cells { address label } }\n          }\n        }\n      ": typeof types.ElementDocument,
    "\n        query Search {\n          catalogue {\n            number\n            validFrom\n            elements(filter: { search: \"户在人不在\" }) { nodes { name } }\n            forms(filter: { department: \"health\" }) { nodes { code } }\n            rules { code formula severity }\n            departments { code }\n          }\n          form(code: \"SX-02\") {\n            label field key rows department { label }\n            cells { address code label source elements { name } }\n          }\n        }\n      ": typeof types.SearchDocument,
    "\n    query Node($ids: [ID!]!) {\n      nodes(ids: $ids) {\n        __typename\n        id\n        ... on Unit { code }\n        ... on Form { code }\n        ... on DataElement { name }\n        ... on FilledForm { period }\n      }\n    }\n  ": typeof types.NodeDocument,
    "\n        query Ids {\n          unit(code: \"liutang\") { id }\n          form(code: \"SD-01\") { id department { id } }\n          element(name: \"births\") { id breakdowns { codeList { id } } }\n          catalogue { id }\n          filledForm(code: \"SD-01\", unit: \"liutang-01\", period: \"2026-Q3\") { id }\n        }\n      ": typeof types.IdsDocument,
    "\n  query Asked {\n    oneTable(unit: \"liutang\", period: \"2026-Q3\", withSubunits: true) {\n      tables {\n        unit { label }\n        period\n        asked {\n          element { name label unit }\n          neededBy { form { code label department { label } } cell { label } }\n          prefilled { value from { period } }\n        }\n      }\n      counts { formsDue cells asked prefilled avoided }\n    }\n  }\n": typeof types.AskedDocument,
    "\n  mutation Submit($input: OneTableSubmitInput!) {\n    oneTableSubmit(input: $input) {\n      submissions { unit { label } revision handedIn }\n      forms { form { code label } unit { label } autoFillRate reuseRate filled answered missing }\n      userErrors { code severity unit period path message english: message(lang: EN) confirm }\n      dryRun\n    }\n  }\n": typeof types.SubmitDocument,
    "\n        query Answers {\n          oneTable(unit: \"liutang-01\", period: \"2026-09\") {\n            tables {\n              revision\n              values {\n                population { registeredPopulation { MALE FEMALE total } }\n                vitalEvents { births { MALE { FIRST { LOCAL total } total } total } }\n              }\n              forms { M_05 { smallPremises inspections } }\n              asked { path answer { value } }\n            }\n          }\n        }\n      ": typeof types.AnswersDocument,
    "\n        query Explain {\n          zh: explain(unit: \"liutang-01\", period: \"2026-Q3\", address: \"SD-01.resident\") {\n            text value rule formula operands { element value } facts { path value revision source unit { code } }\n          }\n          en: explain(unit: \"liutang-01\", period: \"2026-Q3\", address: \"SD-01.resident\", lang: EN) { text }\n        }\n      ": typeof types.ExplainDocument,
    "\n        query Department {\n          forms {\n            ruralCommunityPopulation(unit: \"liutang-01\", period: \"2026-Q3\") {\n              resident registered foreigners\n              _fill { autoFillRate reuseRate gaps { cell reason } }\n            }\n          }\n        }\n      ": typeof types.DepartmentDocument,
    "\n        query Rows {\n          forms {\n            birthsAndPolicy(unit: \"liutang\", period: \"2026-Q3\") {\n              rows { unit { code } births closing }\n              total { unit { code } births closing }\n            }\n          }\n        }\n      ": typeof types.RowsDocument,
    "\n        query Generic {\n          filledForm(code: \"SD-01\", unit: \"liutang-01\", period: \"2026-Q3\") {\n            cells { address label value text unit state rule facts { path value } }\n          }\n        }\n      ": typeof types.GenericDocument,
    "\n        query List {\n          forms {\n            ruralCommunityPopulationList(unit: \"liutang\", period: \"2026-Q3\", first: 3, after: \"liutang-01\") {\n              resident\n              _fill { unit { code } }\n            }\n          }\n          filledForms(unit: \"liutang\", period: \"2026-Q3\", withSubunits: true, form: \"SD-01\", first: 2) {\n            totalCount\n            nodes { unit { code } }\n            pageInfo { hasNextPage }\n          }\n        }\n      ": typeof types.ListDocument,
    "\n        query Rates {\n          rates(unit: \"liutang\", period: \"2026-Q3\", by: DEPARTMENT, withShorterPeriods: false) {\n            periods { id label }\n            whole { ...Figures }\n            lines { group { key label } ...Figures }\n          }\n        }\n        fragment Figures on RateLine {\n          formsDue applicable filled carried answered overridden missing open entriesAsked entriesAvoided\n          autoFillRate reuseRate avoided { totals arithmetic shared }\n        }\n      ": typeof types.RatesDocument,
    "\n  query Findings($unit: String!, $periods: [Period!]) {\n    tableFindings(unit: $unit, periods: $periods, first: 1) {\n      findings {\n        nodes { rule { code severity } reportingUnit { code } period finding { code severity path message } }\n        totalCount\n      }\n      rules { rule { code } count }\n      tablesChecked\n      byEngine { rule { code } places reason }\n      userErrors { message }\n    }\n  }\n": typeof types.FindingsDocument,
};
const documents: Documents = {
    "\n        query Units {\n          unit(code: \"liutang-01\") { label en level kind ancestors { code } parent { code } children(first: 1) { totalCount } }\n          units(filter: { within: \"liutang\", kinds: [RESIDENTS_COMMITTEE] }) { totalCount nodes { code kind } }\n        }\n      ": types.UnitsDocument,
    "\n      query Page($after: String) {\n        units(first: 100, after: $after) { totalCount nodes { code } pageInfo { hasNextPage endCursor } }\n      }\n    ": types.PageDocument,
    "\n        query Element {\n          element(name: \"residentPopulation\") {\n            label definition scope kind every at unit unitOfMeasure { dimension factor } derived operands { name }\n            topic { field } steward { label } breakdowns { name codeList { codes { name label } } }\n            usedBy { form { code } cells { address label } }\n          }\n        }\n      ": types.ElementDocument,
    "\n        query Search {\n          catalogue {\n            number\n            validFrom\n            elements(filter: { search: \"户在人不在\" }) { nodes { name } }\n            forms(filter: { department: \"health\" }) { nodes { code } }\n            rules { code formula severity }\n            departments { code }\n          }\n          form(code: \"SX-02\") {\n            label field key rows department { label }\n            cells { address code label source elements { name } }\n          }\n        }\n      ": types.SearchDocument,
    "\n    query Node($ids: [ID!]!) {\n      nodes(ids: $ids) {\n        __typename\n        id\n        ... on Unit { code }\n        ... on Form { code }\n        ... on DataElement { name }\n        ... on FilledForm { period }\n      }\n    }\n  ": types.NodeDocument,
    "\n        query Ids {\n          unit(code: \"liutang\") { id }\n          form(code: \"SD-01\") { id department { id } }\n          element(name: \"births\") { id breakdowns { codeList { id } } }\n          catalogue { id }\n          filledForm(code: \"SD-01\", unit: \"liutang-01\", period: \"2026-Q3\") { id }\n        }\n      ": types.IdsDocument,
    "\n  query Asked {\n    oneTable(unit: \"liutang\", period: \"2026-Q3\", withSubunits: true) {\n      tables {\n        unit { label }\n        period\n        asked {\n          element { name label unit }\n          neededBy { form { code label department { label } } cell { label } }\n          prefilled { value from { period } }\n        }\n      }\n      counts { formsDue cells asked prefilled avoided }\n    }\n  }\n": types.AskedDocument,
    "\n  mutation Submit($input: OneTableSubmitInput!) {\n    oneTableSubmit(input: $input) {\n      submissions { unit { label } revision handedIn }\n      forms { form { code label } unit { label } autoFillRate reuseRate filled answered missing }\n      userErrors { code severity unit period path message english: message(lang: EN) confirm }\n      dryRun\n    }\n  }\n": types.SubmitDocument,
    "\n        query Answers {\n          oneTable(unit: \"liutang-01\", period: \"2026-09\") {\n            tables {\n              revision\n              values {\n                population { registeredPopulation { MALE FEMALE total } }\n                vitalEvents { births { MALE { FIRST { LOCAL total } total } total } }\n              }\n              forms { M_05 { smallPremises inspections } }\n              asked { path answer { value } }\n            }\n          }\n        }\n      ": types.AnswersDocument,
    "\n        query Explain {\n          zh: explain(unit: \"liutang-01\", period: \"2026-Q3\", address: \"SD-01.resident\") {\n            text value rule formula operands { element value } facts { path value revision source unit { code } }\n          }\n          en: explain(unit: \"liutang-01\", period: \"2026-Q3\", address: \"SD-01.resident\", lang: EN) { text }\n        }\n      ": types.ExplainDocument,
    "\n        query Department {\n          forms {\n            ruralCommunityPopulation(unit: \"liutang-01\", period: \"2026-Q3\") {\n              resident registered foreigners\n              _fill { autoFillRate reuseRate gaps { cell reason } }\n            }\n          }\n        }\n      ": types.DepartmentDocument,
    "\n        query Rows {\n          forms {\n            birthsAndPolicy(unit: \"liutang\", period: \"2026-Q3\") {\n              rows { unit { code } births closing }\n              total { unit { code } births closing }\n            }\n          }\n        }\n      ": types.RowsDocument,
    "\n        query Generic {\n          filledForm(code: \"SD-01\", unit: \"liutang-01\", period: \"2026-Q3\") {\n            cells { address label value text unit state rule facts { path value } }\n          }\n        }\n      ": types.GenericDocument,
    "\n        query List {\n          forms {\n            ruralCommunityPopulationList(unit: \"liutang\", period: \"2026-Q3\", first: 3, after: \"liutang-01\") {\n              resident\n              _fill { unit { code } }\n            }\n          }\n          filledForms(unit: \"liutang\", period: \"2026-Q3\", withSubunits: true, form: \"SD-01\", first: 2) {\n            totalCount\n            nodes { unit { code } }\n            pageInfo { hasNextPage }\n          }\n        }\n      ": types.ListDocument,
    "\n        query Rates {\n          rates(unit: \"liutang\", period: \"2026-Q3\", by: DEPARTMENT, withShorterPeriods: false) {\n            periods { id label }\n            whole { ...Figures }\n            lines { group { key label } ...Figures }\n          }\n        }\n        fragment Figures on RateLine {\n          formsDue applicable filled carried answered overridden missing open entriesAsked entriesAvoided\n          autoFillRate reuseRate avoided { totals arithmetic shared }\n        }\n      ": types.RatesDocument,
    "\n  query Findings($unit: String!, $periods: [Period!]) {\n    tableFindings(unit: $unit, periods: $periods, first: 1) {\n      findings {\n        nodes { rule { code severity } reportingUnit { code } period finding { code severity path message } }\n        totalCount\n      }\n      rules { rule { code } count }\n      tablesChecked\n      byEngine { rule { code } places reason }\n      userErrors { message }\n    }\n  }\n": types.FindingsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query Units {\n          unit(code: \"liutang-01\") { label en level kind ancestors { code } parent { code } children(first: 1) { totalCount } }\n          units(filter: { within: \"liutang\", kinds: [RESIDENTS_COMMITTEE] }) { totalCount nodes { code kind } }\n        }\n      "): typeof import('./graphql.ts').UnitsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query Page($after: String) {\n        units(first: 100, after: $after) { totalCount nodes { code } pageInfo { hasNextPage endCursor } }\n      }\n    "): typeof import('./graphql.ts').PageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query Element {\n          element(name: \"residentPopulation\") {\n            label definition scope kind every at unit unitOfMeasure { dimension factor } derived operands { name }\n            topic { field } steward { label } breakdowns { name codeList { codes { name label } } }\n            usedBy { form { code } cells { address label } }\n          }\n        }\n      "): typeof import('./graphql.ts').ElementDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query Search {\n          catalogue {\n            number\n            validFrom\n            elements(filter: { search: \"户在人不在\" }) { nodes { name } }\n            forms(filter: { department: \"health\" }) { nodes { code } }\n            rules { code formula severity }\n            departments { code }\n          }\n          form(code: \"SX-02\") {\n            label field key rows department { label }\n            cells { address code label source elements { name } }\n          }\n        }\n      "): typeof import('./graphql.ts').SearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Node($ids: [ID!]!) {\n      nodes(ids: $ids) {\n        __typename\n        id\n        ... on Unit { code }\n        ... on Form { code }\n        ... on DataElement { name }\n        ... on FilledForm { period }\n      }\n    }\n  "): typeof import('./graphql.ts').NodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query Ids {\n          unit(code: \"liutang\") { id }\n          form(code: \"SD-01\") { id department { id } }\n          element(name: \"births\") { id breakdowns { codeList { id } } }\n          catalogue { id }\n          filledForm(code: \"SD-01\", unit: \"liutang-01\", period: \"2026-Q3\") { id }\n        }\n      "): typeof import('./graphql.ts').IdsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Asked {\n    oneTable(unit: \"liutang\", period: \"2026-Q3\", withSubunits: true) {\n      tables {\n        unit { label }\n        period\n        asked {\n          element { name label unit }\n          neededBy { form { code label department { label } } cell { label } }\n          prefilled { value from { period } }\n        }\n      }\n      counts { formsDue cells asked prefilled avoided }\n    }\n  }\n"): typeof import('./graphql.ts').AskedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Submit($input: OneTableSubmitInput!) {\n    oneTableSubmit(input: $input) {\n      submissions { unit { label } revision handedIn }\n      forms { form { code label } unit { label } autoFillRate reuseRate filled answered missing }\n      userErrors { code severity unit period path message english: message(lang: EN) confirm }\n      dryRun\n    }\n  }\n"): typeof import('./graphql.ts').SubmitDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query Answers {\n          oneTable(unit: \"liutang-01\", period: \"2026-09\") {\n            tables {\n              revision\n              values {\n                population { registeredPopulation { MALE FEMALE total } }\n                vitalEvents { births { MALE { FIRST { LOCAL total } total } total } }\n              }\n              forms { M_05 { smallPremises inspections } }\n              asked { path answer { value } }\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').AnswersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query Explain {\n          zh: explain(unit: \"liutang-01\", period: \"2026-Q3\", address: \"SD-01.resident\") {\n            text value rule formula operands { element value } facts { path value revision source unit { code } }\n          }\n          en: explain(unit: \"liutang-01\", period: \"2026-Q3\", address: \"SD-01.resident\", lang: EN) { text }\n        }\n      "): typeof import('./graphql.ts').ExplainDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query Department {\n          forms {\n            ruralCommunityPopulation(unit: \"liutang-01\", period: \"2026-Q3\") {\n              resident registered foreigners\n              _fill { autoFillRate reuseRate gaps { cell reason } }\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').DepartmentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query Rows {\n          forms {\n            birthsAndPolicy(unit: \"liutang\", period: \"2026-Q3\") {\n              rows { unit { code } births closing }\n              total { unit { code } births closing }\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').RowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query Generic {\n          filledForm(code: \"SD-01\", unit: \"liutang-01\", period: \"2026-Q3\") {\n            cells { address label value text unit state rule facts { path value } }\n          }\n        }\n      "): typeof import('./graphql.ts').GenericDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query List {\n          forms {\n            ruralCommunityPopulationList(unit: \"liutang\", period: \"2026-Q3\", first: 3, after: \"liutang-01\") {\n              resident\n              _fill { unit { code } }\n            }\n          }\n          filledForms(unit: \"liutang\", period: \"2026-Q3\", withSubunits: true, form: \"SD-01\", first: 2) {\n            totalCount\n            nodes { unit { code } }\n            pageInfo { hasNextPage }\n          }\n        }\n      "): typeof import('./graphql.ts').ListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query Rates {\n          rates(unit: \"liutang\", period: \"2026-Q3\", by: DEPARTMENT, withShorterPeriods: false) {\n            periods { id label }\n            whole { ...Figures }\n            lines { group { key label } ...Figures }\n          }\n        }\n        fragment Figures on RateLine {\n          formsDue applicable filled carried answered overridden missing open entriesAsked entriesAvoided\n          autoFillRate reuseRate avoided { totals arithmetic shared }\n        }\n      "): typeof import('./graphql.ts').RatesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Findings($unit: String!, $periods: [Period!]) {\n    tableFindings(unit: $unit, periods: $periods, first: 1) {\n      findings {\n        nodes { rule { code severity } reportingUnit { code } period finding { code severity path message } }\n        totalCount\n      }\n      rules { rule { code } count }\n      tablesChecked\n      byEngine { rule { code } places reason }\n      userErrors { message }\n    }\n  }\n"): typeof import('./graphql.ts').FindingsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
