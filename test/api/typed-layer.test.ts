import { printSchema, validateSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildStaticSchema } from '../../src/api/static-schema.ts';
import { addTypedLayer, TypedLayerError } from '../../src/api/typed-layer/typed-layer.ts';
import { catalogueOf, memoryApi } from '../support/memory-api.ts';

// The typed layer from a few lines of dictionary each: what a catalogue becomes in the schema, and that reading
// and writing through it is reading and writing the generic layer.

const SEX = '"性别" enum Sex @codeList(label: "性别") { "男" MALE "女" FEMALE }';
const ORDER = '"孩次" enum Order @codeList(label: "孩次") { "一孩" FIRST "多孩" LATER }';
const element = (label: string, more = '') =>
  `@element(label: "${label}", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "d" ${more})`;

const DICTIONARY = `${SEX} ${ORDER}
  type People @topic(label: "人口") {
    "户籍人口的定义" registered(sex: Sex): Int! ${element('户籍')}
    "出生的定义" births(sex: Sex, order: Order): Int ${element('出生')}
    "外出的定义" away: Int ${element('外出')}
    "在家的定义" home: Int ${element('在家')} @from(expr: "registered - away")
  }
  "社区表"
  type Community @form(code: "C-01", label: "社区表", department: "d", every: QUARTER, level: VILLAGE) {
    registered: Int @cell(label: "户籍人口数", unit: "人", code: "p1") @from(element: "registered")
    men: Int @cell(label: "其中男", unit: "人") @from(element: "registered", slice: { sex: MALE })
    before: Int @cell(label: "上期外出", unit: "人") @from(element: "away", period: PREVIOUS, orAsk: true)
    "外籍的定义" foreigners: Int! @cell(label: "外籍", unit: "人", kind: STOCK)
    remark: String @cell(label: "备注")
  }
  type Town @form(code: "T-01", label: "镇表", department: "d", every: QUARTER, level: TOWNSHIP, rows: VILLAGE) {
    village: String @cell(label: "村名") @from(context: UNIT_NAME)
    boys: Int @cell(label: "男孩", unit: "人") @from(element: "births", slice: { sex: MALE })
    first: Int @cell(label: "一孩", unit: "人") @from(element: "births", slice: { order: FIRST })
  }`;
const catalogue = catalogueOf(DICTIONARY);

/** A type of the schema as SDL. */
function sdl(name: string, schema = memoryApi(catalogue).schema): string {
  return new RegExp(`^(type|input|enum) ${name} [^}]*}`, 'm').exec(printSchema(schema))?.[0] ?? '';
}
const fieldsOf = (name: string): string[] =>
  [...sdl(name).matchAll(/^ {2}(\w+(?:\([^)]*\))?: .*)$/gm)].map((m) => m[1]!);

describe('types', () => {
  it('have a field for each element that is asked; a derived one is never asked', () => {
    expect(fieldsOf('OneTable')).toEqual(['people: People']);
    expect(fieldsOf('People')).toEqual([
      'registered: DecimalBySex',
      'births: DecimalBySexByOrder',
      'away: Decimal',
      'away_PREVIOUS: Decimal',
    ]);
    expect(fieldsOf('PeopleInput')).toEqual([
      'registered: DecimalBySexInput',
      'births: DecimalBySexByOrderInput',
      'away: Decimal',
      'away_PREVIOUS: Decimal',
    ]);
  });

  it('nest slices in the order of the arguments, and are shared by elements with the same ones', () => {
    expect(fieldsOf('DecimalBySexByOrder')).toEqual([
      ...['MALE: DecimalByOrder', 'FEMALE: DecimalByOrder', 'any: DecimalByOrder', 'total: Decimal'],
    ]);
    expect(fieldsOf('DecimalBySex')).toEqual(['MALE: Decimal', 'FEMALE: Decimal', 'total: Decimal']);
  });

  it('give each form its cells, or its rows and total; and each cell its label, unit, code and definition', () => {
    expect(fieldsOf('Community')).toEqual([
      ...['registered: Decimal', 'men: Decimal', 'before: Decimal', 'foreigners: Decimal', 'remark: String'],
      '_fill: FilledForm!',
    ]);
    expect(fieldsOf('Town')).toEqual(['rows: [TownRow!]!', 'total: TownRow!', '_fill: FilledForm!']);
    expect(fieldsOf('TownRow')).toEqual([
      'unit: Unit!',
      'village: String',
      'boys: Decimal',
      'first: Decimal',
    ]);
    expect(sdl('Community')).toContain('户籍人口数 · 人 · 代码 p1');
    expect(sdl('Community')).toContain('户籍人口的定义');
  });

  it('name own questions under the key of their form', () => {
    expect(fieldsOf('OneTableFormsInput')).toEqual(['C_01: CommunityAnswersInput']);
    expect(fieldsOf('CommunityAnswersInput')).toEqual(['foreigners: Decimal', 'remark: String']);
  });

  it('make a valid schema, also of an empty catalogue, and leave the static one as it was', () => {
    const fixed = buildStaticSchema();
    const before = printSchema(fixed);
    expect(validateSchema(addTypedLayer(fixed, catalogue))).toEqual([]);
    expect(printSchema(fixed)).toBe(before);
    const empty = addTypedLayer(fixed, catalogueOf(''));
    expect(validateSchema(empty)).toEqual([]);
    expect(printSchema(empty)).toBe(before);
  });
});

describe('names that clash', () => {
  const clashesOf = (dictionary: string): string[] => {
    try {
      memoryApi(catalogueOf(dictionary));
    } catch (error) {
      if (error instanceof TypedLayerError) return error.findings.map(({ messageEn }) => messageEn);
      throw error;
    }
    return [];
  };
  const form = (name: string, code: string, cell: string, more = '') =>
    `type ${name} @form(code: "${code}", label: "表", department: "d", every: YEAR, level: VILLAGE ${more}) { ${cell}: String @cell(label: "格") }`;

  it.each([
    [
      'a topic and the API',
      `type Unit @topic(label: "单位") { "d" x: Int ${element('x')} }`,
      "the API's own type Unit and topic Unit are both called Unit in the API: rename one of them",
    ],
    [
      'a topic and the aggregates of another',
      `type Z @topic(label: "甲") { "d" x: Int ${element('x')} } type ZAggregates @topic(label: "乙") { "d" y: Int ${element('y')} }`,
      'the aggregates of topic Z and topic ZAggregates are both called ZAggregates in the API: rename one of them',
    ],
    [
      'two keys',
      form('A', 'X-1', 'a') + form('B', 'X_1', 'a'),
      'form X-1 and form X_1 are both called OneTableForms.X_1 in the API: rename one of them',
    ],
    [
      'a list and a form',
      form('A', 'X', 'a') + form('AList', 'Y', 'a'),
      'the list of form X and form Y are both called Forms.aList in the API: rename one of them',
    ],
    [
      'a cell and the unit of its row',
      form('A', 'X', 'unit', 'rows: NATURAL_VILLAGE'),
      "cell unit of form X and the row's unit of form X are both called ARow.unit in the API: rename one of them",
    ],
    [
      'a code and the total',
      `enum L @codeList(label: "单") { "全" total "一" ONE }`,
      'code L.total and the total of the slices are both called L slices.total in the API: rename one of them',
    ],
  ])('are said with both owners: %s', (_, dictionary, message) => {
    expect(clashesOf(dictionary)).toContain(message);
  });
});

describe('answers', () => {
  const submit = `mutation ($values: OneTableInput, $forms: OneTableFormsInput) {
    oneTableSubmit(input: { idempotencyKey: "k", tables: [{ unit: "t-1", period: "2026-Q3", values: $values, forms: $forms
      answers: [{ path: "people.home", value: 1 }] }] }) { userErrors { code } } }`;
  const received = async (values: object, forms: object = {}) => {
    const memory = memoryApi(catalogue);
    const { errors } = await memory.ask(submit, { values, forms });
    expect(errors).toBeUndefined();
    return Object.fromEntries(memory.received[0]?.answers?.map(({ path, value }) => [path, value]) ?? []);
  };

  it('reach the hub by path, beside those that were given by path', async () => {
    const values = { people: { registered: { MALE: 3, FEMALE: '4' }, away: 1, away_PREVIOUS: 2 } };
    expect(await received(values, { C_01: { foreigners: 0, remark: '无' } })).toEqual({
      'people.home': 1,
      'people.registered.MALE': 3,
      'people.registered.FEMALE': '4',
      'people.away': 1,
      'people.away@PREVIOUS': 2,
      'forms.C_01.foreigners': 0,
      'forms.C_01.remark': '无',
    });
  });

  it('may leave out breakdowns that are not told apart', async () => {
    const births = { MALE: { FIRST: 1, total: 2 }, any: { LATER: 3 }, total: 4 };
    expect(await received({ people: { births } })).toMatchObject({
      'people.births.MALE.FIRST': 1,
      'people.births.MALE.*': 2,
      'people.births.*.LATER': 3,
      'people.births': 4,
    });
  });

  it('come back as they went in, with the totals that follow', async () => {
    const values = {
      ...{
        'registered.MALE': 3,
        'registered.FEMALE': '4.5',
        away: { null: 'NOT_KNOWN' as const },
        'C_01.foreigners': 0,
      },
      ...{ 'births.MALE.FIRST': 1, 'births.MALE.LATER': 2, 'births.FEMALE.FIRST': 4 },
    };
    const { ask } = memoryApi(catalogue, [{ unit: 't-1', period: '2026-Q3', revision: 1, values }]);
    const { data } = await ask(`{ oneTable(unit: "t-1", period: "2026-Q3") { tables {
      values { people { registered { MALE FEMALE total } away births { MALE { total } FEMALE { FIRST total } total } } }
      forms { C_01 { foreigners } } } } }`);
    expect(data).toEqual({
      oneTable: {
        tables: [
          {
            values: {
              people: {
                registered: { MALE: 3, FEMALE: '4.5', total: '7.5' },
                away: null,
                // A slice is missing, so there is no total of them.
                births: { MALE: { total: 3 }, FEMALE: { FIRST: 4, total: null }, total: null },
              },
            },
            forms: { C_01: { foreigners: 0 } },
          },
        ],
      },
    });
  });
});

describe('forms', () => {
  const tables = [
    {
      unit: 't-1',
      values: {
        'births.MALE.FIRST': 1,
        'births.MALE.LATER': 2,
        'births.FEMALE.FIRST': 0,
        'births.FEMALE.LATER': 0,
      },
    },
    {
      unit: 't-2',
      values: {
        'births.MALE.FIRST': 4,
        'births.MALE.LATER': 0,
        'births.FEMALE.FIRST': 1,
        'births.FEMALE.LATER': 0,
      },
    },
  ].map((table) => ({ ...table, period: '2026-Q3', revision: 1 }));

  it('are read row by row, with the total of facts', async () => {
    const { data } = await memoryApi(catalogue, tables).ask(`{ forms { town(unit: "t", period: "2026-Q3") {
      rows { unit { code } village boys } total { unit { code } village boys first } } } }`);
    expect(data).toEqual({
      forms: {
        town: {
          rows: [
            { unit: { code: 't-1' }, village: 't-1', boys: 3 },
            { unit: { code: 't-2' }, village: 't-2', boys: 4 },
          ],
          total: { unit: { code: 't' }, village: '合计', boys: 7, first: 6 },
        },
      },
    });
  });

  it('are fetched together, however many a request names', async () => {
    const memory = memoryApi(catalogue, tables);
    const { data } = await memory.ask(`{ forms { a: town(unit: "t", period: "2026-Q3") { total { boys } }
      b: community(unit: "t-1", period: "2026-Q3") { men } c: community(unit: "t", period: "2026-Q3") { men } } }`);
    expect(data).toMatchObject({ forms: { b: { men: null }, c: null } });
    expect(memory.fetches()).toBe(1);
  });

  it('are fetched whole, with those of the generic layer, where their fill is selected, if only in a fragment', async () => {
    const memory = memoryApi(catalogue, tables);
    const { data, errors } = await memory.ask(`
      query { forms { b: community(unit: "t-1", period: "2026-Q3") { men ...F }
        list: communityList(unit: "t", period: "2026-Q3") { ... { _fill { missing } } } }
        filledForm(code: "C-01", unit: "t-2", period: "2026-Q3") { missing } }
      fragment F on Community { ...G } fragment G on Community { _fill { missing } }`);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      forms: { b: { men: null, _fill: { missing: 3 } }, list: [{ _fill: {} }, { _fill: {} }] },
    });
    expect(memory.fetches()).toBe(1);
  });
});
