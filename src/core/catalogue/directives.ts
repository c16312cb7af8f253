/**
 * The language of the dictionary: directives over plain GraphQL SDL. This text is emitted as
 * `schema/directives.graphql` so that editors know it; the compiler puts it in front of every dictionary.
 * What each argument means stands in `docs/dictionary.md`.
 */
export const DIRECTIVES = /* GraphQL */ `
"Exact decimal number, served as text where a double could not hold it."
scalar Decimal
"Calendar date, YYYY-MM-DD."
scalar Date
"A period word (PREVIOUS, YEAR_TO_DATE, SINCE_START, SAME_LAST_YEAR, YEAR_END_BEFORE) or a quoted period id."
scalar PeriodRef
"Arguments of an element, each with one code: {sex: FEMALE}."
scalar Slice

"A code of a code list, such as MALE."
scalar Code

"What may be done with an element's values."
enum Kind {
  "时点: sums over units, the last one over periods"
  STOCK
  "时期: sums over units and periods"
  FLOW
  "Rolls up only with a declared weight"
  AVERAGE
  "Only ever recomputed from its own @from"
  RATIO
  "Not derivable from parts"
  DISTINCT
  "Text, yes/no, date or code: copied"
  ATTRIBUTE
}
enum Frequency { MONTH QUARTER HALF_YEAR YEAR }
enum Level { PROVINCE CITY COUNTY TOWNSHIP VILLAGE NATURAL_VILLAGE }
enum UnitKind {
  PROVINCE CITY COUNTY DISTRICT COUNTY_LEVEL_CITY
  TOWN RURAL_TOWNSHIP ETHNIC_TOWNSHIP SUBDISTRICT
  VILLAGE_COMMITTEE RESIDENTS_COMMITTEE NATURAL_VILLAGE
}
enum Breakdown { EXHAUSTIVE PARTIAL }
enum ReportedAs {
  "What is handed in is cumulative since the first period of the year; each period is the difference"
  CUMULATIVE_YEAR
}
"The civil year that names a calendar's year."
enum NamedAfter { START END }
enum Context { UNIT_NAME UNIT_CODE PERIOD YEAR }
enum RuleSeverity { ERROR WARNING }

"A unit of measure; factor is its size in the dimension's base unit, a finite decimal."
directive @unit(symbol: String!, en: String, aliases: [String!], dimension: String!, factor: String!) repeatable on SCHEMA
"A department that owns forms or stewards elements."
directive @department(code: String!, label: String!, en: String, aliases: [String!]) repeatable on SCHEMA
"A calendar beside the civil one; ids of its periods name it: 2026@family-planning."
directive @calendar(
  name: String!, label: String!, en: String, yearStarts: String, monthStarts: Int, namedAfter: NamedAfter
) repeatable on SCHEMA
directive @codeList(label: String!, en: String) on ENUM
"Which codes of another list a code takes in: beside each other, the codes of a list take in all of them."
directive @comprises(list: String!, codes: [Code!]!) repeatable on ENUM_VALUE
directive @topic(label: String!, en: String) on OBJECT
directive @element(
  label: String!, en: String, aliases: [String!], unit: String
  kind: Kind!, every: Frequency!, calendar: String, at: Level!, kinds: [UnitKind!]
  steward: String!, scope: String
  breakdown: Breakdown, subsetOf: String, weight: String, distinctFrom: [String!], reportedAs: ReportedAs, verify: Boolean
  decimals: Int, digits: Int, min: String, max: String, maxChange: String
  disclosure: Int
) on FIELD_DEFINITION
directive @from(
  element: String, slice: Slice, period: PeriodRef, orAsk: Boolean
  expr: String
  context: Context
) on FIELD_DEFINITION
directive @form(
  code: String!, label: String!, en: String, department: String!
  every: Frequency!, calendar: String, level: Level!, kinds: [UnitKind!], rows: Level
  dueDays: Int, basis: String, validFrom: String, expires: String
) on OBJECT
directive @cell(
  label: String!, en: String, section: String, code: String, place: String
  unit: String, decimals: Int, kind: Kind, distinctFrom: [String!]
  digits: Int, min: String, max: String, maxChange: String
) on FIELD_DEFINITION
directive @rule(
  code: String!, expr: String!, message: String!, en: String
  severity: RuleSeverity, tolerance: String
) repeatable on OBJECT
`;
