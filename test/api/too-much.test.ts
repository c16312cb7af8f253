import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshHub } from '../support/hub.ts';

// Requests that nobody can mean are answered in words, by a hub whose memory would not hold what they ask for.

/** The hub itself needs most of it; a hundred years of months of every village's rows do not fit. */
const HEAP_MB = 192;

const CENTURY = 'from: "2026-01", to: "2125-12"';
const QUERIES: Readonly<Record<string, string>> = {
  rows: `{ aggregate(elements: ["births", "deaths"], unit: "qinghe", level: VILLAGE, ${CENTURY}) { rows { value } userErrors { code message } } }`,
  columns: `{ aggregateColumns(elements: ["births"], unit: "qinghe", level: VILLAGE, ${CENTURY}) { sums userErrors { code message } } }`,
  typed: `{ aggregates(unit: "qinghe", level: VILLAGE, periods: [${months(1200)}]) { vitalEvents { births { value } deaths { value } } } }`,
  // Fewer rows than may be, but not with all their figures.
  figures: `{ aggregates(unit: "qinghe", level: VILLAGE, periods: [${months(240)}]) { ...A } } fragment A on Aggregates { reportingUnit { label code } vitalEvents { ...V } } fragment V on VitalEventsAggregates { births { value } deaths { value } }`,
  elements: `{ aggregate(elements: [${Array.from({ length: 20_000 }, (_, i) => `"e${i}"`)}], unit: "qinghe", periods: ["2025"]) { userErrors { code message } } }`,
  periods: `{ aggregate(elements: ["births"], unit: "qinghe", periods: [${Array.from({ length: 8000 }, (_, i) => `"${1000 + i}"`)}]) { userErrors { code message } } }`,
  forms:
    '{ filledForms(unit: "qinghe", period: "2025", withSubunits: true, first: 1000000) { nodes { filled } } }',
};

function months(count: number): string {
  const all = Array.from(
    { length: count },
    (_, i) => `${2026 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
  );
  return all.map((id) => `"${id}"`).join(', ');
}

interface Answer {
  readonly data?: Readonly<
    Record<string, { readonly userErrors?: readonly { readonly code: string; readonly message: string }[] }>
  >;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

test('a hub with little memory says what is too much, and what to do', async () => {
  const { url } = await freshHub();
  const script = join(import.meta.dirname, '../support/ask-too-much.ts');
  const said = execFileSync(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB}`, '--import', 'tsx', script, url],
    {
      ...{ encoding: 'utf8', input: JSON.stringify(Object.values(QUERIES)), maxBuffer: 1 << 28 },
    },
  );
  const { answers } = JSON.parse(said) as { answers: readonly Answer[] };
  const refusals = answers.map(({ data, errors = [] }) => [
    ...errors.map(({ message, extensions: { code } }) => [code, message]),
    ...Object.values(data ?? {}).flatMap((field) =>
      (field?.userErrors ?? []).map(({ code, message }) => [code, message]),
    ),
  ]);
  expect(Object.fromEntries(Object.keys(QUERIES).map((name, i) => [name, refusals[i]]))).toEqual({
    rows: [
      [
        'AGGREGATE_TOO_LARGE',
        expect.stringMatching(/more than 50,000 rows .* ask in parts|要的超过 50,000 行.*请分几次取/),
      ],
    ],
    columns: [['AGGREGATE_TOO_LARGE', expect.any(String)]],
    typed: [['AGGREGATE_TOO_LARGE', expect.stringContaining('ask in parts')]],
    figures: [['AGGREGATE_TOO_LARGE', expect.stringContaining('(2 figures, 240 periods')]],
    elements: [['AGGREGATE_TOO_LARGE', expect.stringContaining('1000')]],
    periods: [['AGGREGATE_PERIODS', expect.stringContaining('1200')]],
    forms: [['BAD_USER_INPUT', expect.stringMatching(/一次取 0 至 500 个.*ask for 0 to 500 at a time/)]],
  });
}, 120_000);
