import { expect, test } from 'vitest';
import { compileInWorker } from '../../src/catalogue/compile-in-worker.ts';
import { readDictionary } from '../../src/catalogue/dictionary-files.ts';
import { compileCatalogue } from '../../src/core/catalogue/compile.ts';
import { PROJECT_ROOT } from '../../src/platform/config.ts';
import { PREAMBLE } from '../support/dictionary.ts';

const HALVES = `"地"
type Land @topic(label: "地") {
  "期末的耕地。"
  arable: Decimal! @element(label: "耕地", unit: "公顷", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics", max: "0.5", maxChange: "0.25")
  "期末耕地的三分之一。"
  third: Decimal @element(label: "三分之一", unit: "亩", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics") @from(expr: "arable / 3")
}
extend type Land @rule(code: "L-1", expr: "arable <= third", message: "不能多于", tolerance: "0.01")
type L @form(code: "L-1", label: "表", department: "statistics", every: YEAR, level: VILLAGE) {
  third: Decimal @cell(label: "三分之一", unit: "公顷") @from(element: "third")
}`;

test.each([
  [
    'the dictionary of this repository',
    () => readDictionary(`${PROJECT_ROOT}/schema/dictionary`, PROJECT_ROOT),
  ],
  ['fractions wherever they may stand', async () => [{ path: 'd.graphql', text: PREAMBLE + HALVES }]],
])(
  'what a thread compiles is what would be compiled here, exact numbers included: %s',
  async (_, read) => {
    const sources = await read();
    const ids = new Map([['third', '2x']]);
    const compiled = await compileInWorker(sources, { ids });
    expect(compiled).toStrictEqual(compileCatalogue(sources, { ids }));
    expect(compiled.catalogue).toBeDefined();
  },
  60_000,
);

test('what is wrong is said as it would be here', async () => {
  const sources = [{ path: 'd.graphql', text: `${PREAMBLE}${HALVES.replace('公顷', '公斤')}` }];
  const compiled = await compileInWorker(sources, { ids: undefined });
  expect(compiled.findings.length).toBeGreaterThan(0);
  expect(compiled).toStrictEqual(compileCatalogue(sources));
}, 60_000);
