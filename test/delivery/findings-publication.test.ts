import { expect, test } from 'vitest';
import type { PublicationInput } from '../../src/catalogue/publication.model.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { PREAMBLE, QINGHE } from '../support/dictionary.ts';
import { addUnits, freshHub, submission, type TestHub } from '../support/hub.ts';

// Rules that are published after tables were handed in, and tables that were handed in under an earlier version.

const CLOCK = fixedClock('2025-10-10T01:00:00Z');

const COUNTY: Unit = {
  ...{ id: 'county', label: '县', level: 'COUNTY', kind: 'COUNTY' },
  ...{ validFrom: '2000-01-01', reportsFrom: '2025-01-01' },
};

interface Written {
  readonly rules?: string;
  readonly income?: string;
  readonly total?: string;
}

const dictionary = ({ rules = '', income = '元', total = '' }: Written): PublicationInput['sources'] => [
  { path: 'preamble.graphql', text: PREAMBLE },
  {
    path: 'dictionary.graphql',
    text: `"人口"
type Vital @topic(label: "人口") ${rules} {
  "期末的人。"
  persons(sex: Sex): Int! @element(label: "人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
  "期内活产的婴儿。"
  births: Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  "期内的收入。"
  income: Decimal @element(label: "收入", unit: "${income}", decimals: 2, kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  "出生与人口之和，用来核对。"
  both: Int @element(label: "合计", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics"${total && ', verify: true'}) ${total}
  "镇上报的人口。"
  claimed: Int @element(label: "镇报人口", unit: "人", kind: STOCK, every: QUARTER, at: TOWNSHIP, steward: "statistics")
}
type V @form(code: "V-1", label: "村表", department: "civil-affairs", every: QUARTER, level: VILLAGE) {
  men: Int @cell(label: "男", unit: "人") @from(element: "persons", slice: {sex: MALE})
  women: Int @cell(label: "女", unit: "人") @from(element: "persons", slice: {sex: FEMALE})
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
  income: Decimal @cell(label: "收入", unit: "元", decimals: 2) @from(element: "income")
  both: Int @cell(label: "合计", unit: "人") @from(element: "both")
}
type T @form(code: "T-1", label: "镇表", department: "statistics", every: QUARTER, level: TOWNSHIP) {
  claimed: Int @cell(label: "人口", unit: "人") @from(element: "claimed")
}`,
  },
];

const rule = (code: string, expr: string, more = ''): string =>
  `@rule(code: "${code}", expr: "${expr}", message: "${code} 不合"${more})`;

const LATER = [
  rule('NEW-ERROR', 'births <= persons[sex: FEMALE]'),
  rule('NEW-WARNING', 'births <= births@PREVIOUS', ', severity: WARNING, tolerance: "1"'),
  rule('NEW-SHARE', 'income / persons <= 0.00015'),
  rule('NEW-SUM', 'claimed = persons', ', tolerance: "2"'),
].join(' ');

async function hubWith(): Promise<TestHub> {
  const made = await freshHub({ seeded: 'nothing', clock: CLOCK });
  await addUnits(made.hub, [
    COUNTY,
    ...QINGHE.map((unit) => (unit.parent ? unit : { ...unit, parent: COUNTY.id })),
  ]);
  await made.api.publishCatalogue({ sources: dictionary({}), validFrom: '2000-01-01' });
  return made;
}

async function handIn({ api }: TestHub, unit: string, period: string, values: Record<string, unknown>) {
  const answers = Object.entries(values).map(([path, value]) => ({ path: `vital.${path}`, value }));
  const { userErrors } = await api.submit(submission([{ unit, period, answers }]));
  expect(userErrors).toEqual([]);
}

const village = (men: number, women: number, births: number, income: string, both: number) => ({
  ...{ 'persons.MALE': men, 'persons.FEMALE': women, births, income, both },
});

async function found({ api }: TestHub, periods: string[]): Promise<string[]> {
  const { page, userErrors, byEngine } = await api.findings({ unit: 'county', periods }, { first: 100 });
  expect(userErrors).toEqual([]);
  expect(byEngine.filter(({ rule }) => rule)).toEqual([]);
  return page.nodes.map(({ rule, unit, period, finding }) =>
    [unit.id, period.id, rule.code, finding.severity, finding.message].join(' '),
  );
}

test('rules that were published after tables were handed in are held against them, from the day they hold', async () => {
  const made = await hubWith();
  for (const period of ['2025-Q1', '2025-Q2']) {
    await handIn(made, 'liutang', period, village(10, 4, period === '2025-Q1' ? 2 : 5, '21.5', 19));
    await handIn(made, 'shiqiao', period, village(3, 8, 1, '15', 13));
    await handIn(made, 'beijie', period, village(1, 1, 0, '0', 2));
    await handIn(made, 'qinghe', period, { claimed: 30 });
  }
  expect(await found(made, ['2025-Q1', '2025-Q2'])).toEqual([]);

  const sources = dictionary({
    rules: LATER,
    income: '万元',
    total: '@from(expr: "persons + births")',
  });
  const { version, findings } = await made.api.publishCatalogue({ sources, validFrom: '2025-04-01' });
  expect(findings.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  expect(version?.number).toBe(2);
  expect(await found(made, ['2025-Q1'])).toEqual([]);
  expect(await found(made, ['2025-Q2'])).toEqual([
    'qinghe 2025-Q2 NEW-SUM ERROR NEW-SUM 不合（镇报人口 30，人口 27）',
    'liutang 2025-Q2 NEW-ERROR ERROR NEW-ERROR 不合（出生人数 5，人口（女） 4）',
    'liutang 2025-Q2 NEW-WARNING WARNING NEW-WARNING 不合（出生人数 5，出生人数（上期） 2）',
    // 21.50 元 of 14 persons, in 万元 by now: 0.000153…
    'liutang 2025-Q2 NEW-SHARE ERROR NEW-SHARE 不合（收入 0.00，人口 14）',
    'shiqiao 2025-Q2 both-VERIFY ERROR 合计填的是 13，由 persons + births 算出的是 12（verify 核对）；请查这几个数',
  ]);
});
