import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedTables, tourTables } from '../../seeds/generate.ts';
import { readDictionary } from '../../src/catalogue/dictionary-files.ts';
import { compileCatalogue } from '../../src/core/catalogue/compile.ts';
import { FactSet, type FactTable } from '../../src/core/fill/facts.ts';
import { FillEngine } from '../../src/core/fill/fill-form.ts';
import type { QuestionSets } from '../../src/core/one-table/question-set.ts';
import { type Period, parsePeriod } from '../../src/core/period.ts';
import { type Unit, UnitTree } from '../../src/core/unit-tree.ts';
import { PROJECT_ROOT } from '../../src/platform/config.ts';

/** The example county in memory, everything handed in, the tour's tables too. */
export interface ExampleCounty {
  readonly engine: FillEngine;
  readonly facts: FactSet;
  readonly tables: readonly FactTable[];
}

export const exampleUnits = (): Unit[] =>
  JSON.parse(readFileSync(join(PROJECT_ROOT, 'seeds/qinghe/units.json'), 'utf8')) as Unit[];

export async function exampleCounty(): Promise<ExampleCounty> {
  const folder = join(PROJECT_ROOT, 'schema/dictionary');
  const { catalogue, findings } = compileCatalogue(await readDictionary(folder, PROJECT_ROOT));
  if (!catalogue) throw new Error(findings.map(({ path, messageEn }) => `${path} ${messageEn}`).join('\n'));
  const engine = new FillEngine(catalogue, new UnitTree(exampleUnits()));
  const questionsFor = (): QuestionSets => engine.questions;
  const tables = [...seedTables(questionsFor), ...tourTables(questionsFor)].map(
    (seed): FactTable => ({ ...seed, revision: 1 }),
  );
  return { engine, facts: new FactSet(tables), tables };
}

export function periodNamed(id: string): Period {
  const period = parsePeriod(id);
  if (!period) throw new Error(`${id} is no period`);
  return period;
}
