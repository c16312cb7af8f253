import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/**
 * What a word means wherever it is a field or an argument: the API uses it in this sense only, so it is described
 * once. A field whose own description says more keeps it.
 */
const WORDS: Readonly<Record<string, string>> = {
  id: 'Global id: opaque, and the same for ever. `node(id)` finds the object again.',
  code: 'Code: what arguments take.',
  name: 'Name: unique among its kind, never reused.',
  label: 'Name in Chinese 名称, as officials write it.',
  en: 'Name in English.',
  aliases: 'Other names by which people know it.',
  definition: 'Definition: who or what is counted, when, what is in and what is out.',
  message: 'What it says, in Chinese.',
  note: 'A remark to the reason.',
  unit: 'The reporting unit 填报单位.',
  period: 'The reporting period 报告期, by its id.',
  reportingPeriod: 'The same period, with its days and its name.',
  periods: 'The reporting periods.',
  every: 'How often it is reported.',
  level: 'Administrative level.',
  kind: 'The kind of it.',
  kinds: 'Kinds; any of them.',
  type: 'The type of its values.',
  decimals: 'Decimals to which it is written.',
  element: 'The data element 数据元.',
  form: 'The report form 报表.',
  cell: 'The cell 表格单元.',
  cells: 'The cells.',
  department: 'The department 部门.',
  codeList: 'The code list 代码表.',
  breakdown: 'The breakdown 分组.',
  value: 'The value; null where there is none.',
  state: 'What became of the cell.',
  rule: 'The strongest step in its derivation.',
  reason: 'Why there is no value.',
  nullReason: 'Why there is no value, as the unit said.',
  address: 'Address of the cell: `SD-01.resident`, `SX-02[liutang-03].births`.',
  severity: 'What the finding does.',
  facts: 'The facts behind it.',
  operands: 'What its formula refers to.',
  revision: 'Revision of the table, from 1.',
  submittedAt: 'When it was handed in.',
  submittedBy: 'Who handed it in.',
  savedAt: 'When it was saved.',
  savedBy: 'Who saved it.',
  publishedAt: 'When it was published.',
  publishedBy: 'Who published it.',
  filledAt: 'When it was filled.',
  closedAt: 'When the period was closed.',
  validFrom: 'First day on which it holds.',
  expires: 'Last day on which it holds.',
  answer: 'The answer as it stands; null where there is none.',
  answers: 'The answers.',
  gaps: 'Questions without a value, each with its reason.',
  tables: 'The tables.',
  counts: 'What they ask, and what they save.',
  draft: 'Answers that are saved but not handed in; null if there are none.',
  from: 'Where it comes from.',
  filter: 'Which ones; all unless said.',
  input: 'What to do it with.',
  lang: 'Language; that of the request unless said.',
  number: 'Number of the version; the latest unless said.',
  path: 'Path of the file.',
  ids: 'Global ids.',
  userErrors: 'What is wrong with the input; empty if nothing is.',
  notApplicable: 'Cells that do not apply: so reported, or a remark left empty.',
  byRule: 'Filled cells by the strongest step in their derivation.',
  copied: 'Copied as they are.',
  formsDue: 'Forms due.',
  avoided: 'Where the avoided entries come from.',
  whole: 'Everything that was asked for, in one line.',
  lines: 'One line for each group.',
  isTotal: 'Whether it is the total row.',
  frequency: 'How long it is.',
  topics: 'Its topics, in the order of the dictionary.',
  topic: 'The topic 主题.',
  elements: 'The data elements.',
  codes: 'Its codes, in the order of the list.',
  codeLists: 'Its code lists.',
  departments: 'Its departments.',
  unitsOfMeasure: 'Its units of measure.',
  rules: 'Its rules, those implied by the dictionary included.',
  edges: 'The nodes, each with its cursor.',
  node: 'The object.',
  cursor: 'Its place in the list: pass it as `after` to read on from here.',
  pageInfo: 'Where this page begins and ends.',
  hasNextPage: 'Whether more comes after this page.',
  hasPreviousPage: 'Whether something comes before it.',
  startCursor: 'Cursor of the first node; null on an empty page.',
};

const ROOTS: Readonly<Record<string, string>> = {
  Query: 'What can be read.',
  Mutation: 'What can be done. Whatever a person can put right comes back as `userErrors`, not as an error.',
};

/** Describes what has no description of its own by the word that it is called. For a schema just built. */
export function describeByWord(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    type.description ||= ROOTS[type.name];
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const returned: GraphQLNamedType = getNamedType(field.type as GraphQLType);
      field.description ||= WORDS[field.name] ?? returned.description;
      if ('args' in field)
        for (const arg of (field as GraphQLField<unknown, unknown>).args) arg.description ||= WORDS[arg.name];
    }
  }
}
