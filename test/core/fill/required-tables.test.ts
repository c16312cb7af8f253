import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDictionary } from '../../../src/catalogue/dictionary-files.ts';
import { compileCatalogue } from '../../../src/core/catalogue/compile.ts';
import type { Catalogue } from '../../../src/core/catalogue/model.ts';
import { FillEngine } from '../../../src/core/fill/fill-form.ts';
import { requiredTables } from '../../../src/core/fill/required-tables.ts';
import { type Period, parsePeriod } from '../../../src/core/period.ts';
import { UnitTree } from '../../../src/core/unit-tree.ts';
import { PROJECT_ROOT } from '../../../src/platform/config.ts';

test('the tables found by the short way are those of the facts that the engine looks at', async () => {
  const { catalogue } = compileCatalogue(
    await readDictionary(`${PROJECT_ROOT}/schema/dictionary`, PROJECT_ROOT),
  );
  const units = new UnitTree(JSON.parse(readFileSync(`${PROJECT_ROOT}/seeds/qinghe/units.json`, 'utf8')));
  const engine = new FillEngine(catalogue as Catalogue, units);
  let forms = 0;
  // A township like others, and two in which units begin later.
  for (const id of ['2024-01', '2024-Q1', '2024', '2025-H2', '2025', '2026-08', '2026-Q3']) {
    const period = parsePeriod(id) as Period;
    for (const township of ['liutang', 'songwan', 'zhuping']) {
      for (const unit of units.subtree(township, period.end)) {
        for (const form of engine.questions.formsDue(unit, period)) {
          const facts = engine.requiredFacts([form], unit, period).map((key) => `${key.unit} ${key.period}`);
          const tables = requiredTables(engine.catalogue, units, form, unit, period);
          expect(
            tables.map((table) => `${table.unit} ${table.period}`).sort(),
            `${form.code} ${unit.id} ${id}`,
          ).toEqual([...new Set(facts)].sort());
          forms++;
        }
      }
    }
  }
  expect(forms).toBeGreaterThan(500);
});
