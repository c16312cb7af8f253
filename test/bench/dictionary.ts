import type { DictionarySource } from '../../src/core/catalogue/sources.ts';
import type { Unit } from '../../src/core/unit-tree.ts';

/** 200 elements of a village's quarter in four topics, and a form of 50 cells for each topic. */
const TOPICS = ['A', 'B', 'C', 'D'] as const;
const COUNTS = 40;
const AMOUNTS = 10;

export const FORM_CODES = TOPICS.map((topic) => `B-${topic}`);
export const PERIOD = '2026-Q3';
export const PERIOD_BEFORE = '2026-Q2';

const two = (n: number): string => String(n).padStart(2, '0');
const elementName = (topic: string, n: number): string => `${topic.toLowerCase()}${two(n)}`;
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

export function benchDictionary(): DictionarySource[] {
  const shared = `
extend schema
  @department(code: "statistics", label: "统计局")
  @unit(symbol: "人", dimension: "people", factor: "1")
  @unit(symbol: "元", dimension: "money", factor: "1")
  @unit(symbol: "万元", dimension: "money", factor: "10000")
  @unit(symbol: "%", dimension: "ratio", factor: "0.01")
`;
  return [
    { path: 'shared.graphql', text: shared },
    ...TOPICS.flatMap((topic) => [
      { path: `topic-${topic}.graphql`, text: topicText(topic) },
      { path: `form-${topic}.graphql`, text: formText(topic) },
    ]),
  ];
}

function topicText(topic: string): string {
  const told = (n: number, type: string, more: string): string =>
    `  "期末第${n}项，按本村登记数计。"\n  ${elementName(topic, n)}: ${type}!\n    @element(label: "${topic}${two(n)}", ${more}, every: QUARTER, at: VILLAGE, steward: "statistics", maxChange: "0.5")`;
  const elements = [
    ...range(COUNTS).map((n) => told(n, 'Int', 'unit: "人", kind: STOCK')),
    ...range(AMOUNTS).map((n) => told(COUNTS + n, 'Decimal', 'unit: "元", decimals: 2, kind: FLOW')),
  ];
  const rules = range(5).map(
    (n) =>
      `  @rule(code: "${topic}-${n}", expr: "${elementName(topic, n)} <= ${elementName(topic, n + 1)}", message: "前项不能多于后项")`,
  );
  return `"主题${topic}"\ntype Topic${topic} @topic(label: "主题${topic}") {\n${elements.join('\n')}\n}\n\nextend type Topic${topic}\n${rules.join('\n')}\n`;
}

/** Forty counts as they are, five sums in 万元, five shares. */
function formText(topic: string): string {
  const cell = (n: number, type: string, unit: string, from: string): string =>
    `  c${two(n)}: ${type} @cell(label: "第${n}格", unit: "${unit}"${type === 'Decimal' ? ', decimals: 2' : ''}) @from(${from})`;
  const amounts = (n: number): [string, string] => [
    elementName(topic, COUNTS + 2 * n),
    elementName(topic, COUNTS + 2 * n + 1),
  ];
  const cells = [
    ...range(COUNTS).map((n) => cell(n, 'Int', '人', `element: "${elementName(topic, n)}"`)),
    ...range(5).map((n) => cell(COUNTS + n, 'Decimal', '万元', `expr: "${amounts(n).join(' + ')}"`)),
    ...range(5).map((n) => cell(COUNTS + 5 + n, 'Decimal', '%', `expr: "${amounts(n).join(' / ')}"`)),
  ];
  return `"表${topic}"\ntype Form${topic}\n  @form(code: "B-${topic}", label: "表${topic}", department: "statistics", every: QUARTER, level: VILLAGE)\n{\n${cells.join('\n')}\n}\n`;
}

/** Fields of the cells of every form. */
export const CELLS = range(COUNTS + AMOUNTS).map((n) => `c${two(n)}`);

/** The typed answers of one table, 200 values; `n` makes one count differ from the table before. */
export function benchValues(n: number): Record<string, Record<string, number | string>> {
  return Object.fromEntries(
    TOPICS.map((topic, t) => {
      const counts = range(COUNTS).map((i) => [
        elementName(topic, i),
        1000 * (t + 1) + 7 * i + (i === 39 ? n % 10 : 0),
      ]);
      const amounts = range(AMOUNTS).map((i) => [
        elementName(topic, COUNTS + i),
        `${4321 + 13 * i}.${two(7 * i)}`,
      ]);
      return [`topic${topic}`, Object.fromEntries([...counts, ...amounts])];
    }),
  );
}

/** A county of ten townships of ten villages. */
export function benchUnits(): Unit[] {
  const unit = (id: string, level: Unit['level'], kind: Unit['kind'], parent?: string): Unit => ({
    ...{ id, label: id, level, kind, validFrom: '2000-01-01', reportsFrom: '2026-01-01' },
    ...(parent === undefined ? {} : { parent }),
  });
  return [
    unit('bench', 'COUNTY', 'COUNTY'),
    ...range(10).flatMap((t) => [
      unit(townshipId(t), 'TOWNSHIP', 'TOWN', 'bench'),
      ...range(10).map((v) => unit(villageId(t, v), 'VILLAGE', 'VILLAGE_COMMITTEE', townshipId(t))),
    ]),
  ];
}

export const townshipId = (t: number): string => `bench-${two(t)}`;
export const villageId = (t: number, v: number): string => `${townshipId(t)}-${two(v)}`;
