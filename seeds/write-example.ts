import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compileCatalogue } from '../src/core/catalogue/compile.ts';
import type { DictionarySource } from '../src/core/catalogue/sources.ts';
import { QuestionSets } from '../src/core/one-table/question-set.ts';
import { type Period, parsePeriod } from '../src/core/period.ts';
import { type Unit, UnitTree } from '../src/core/unit-tree.ts';
import { asInput, TOUR, tourTables } from './generate.ts';

/** Writes the submission of the tour: `npx tsx seeds/write-example.ts`. */
export const EXAMPLE = new URL(`./example/${TOUR.unit}-${TOUR.period}.json`, import.meta.url);

/** The files of the dictionary in `schema/dictionary`. */
export function exampleSources(): DictionarySource[] {
  const folder = new URL('../schema/dictionary/', import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.graphql'))
    .map((path) => ({ path, text: readFileSync(new URL(path.replaceAll('\\', '/'), folder), 'utf8') }));
}

/** What that dictionary asks of the example county. */
export function exampleQuestions(): QuestionSets {
  const { catalogue, findings } = compileCatalogue(exampleSources());
  if (!catalogue) throw new Error(findings.map(({ path, messageEn }) => `${path} ${messageEn}`).join('\n'));
  const units = JSON.parse(readFileSync(new URL('./qinghe/units.json', import.meta.url), 'utf8')) as Unit[];
  return new QuestionSets(catalogue, new UnitTree(units));
}

export function exampleText(questions: QuestionSets): string {
  const tables = tourTables(() => questions).map((table) => {
    const asked = questions.questions(questions.units.get(table.unit), parsePeriod(table.period) as Period);
    const { unit, period, values, forms, gaps } = asInput(table, asked);
    return [
      `    {"unit": "${unit}", "period": "${period}", "baseRevision": 0,`,
      `     "values": ${group(values)},`,
      `     "forms": ${group(forms)},`,
      `     "gaps": ${JSON.stringify(gaps)}}`,
    ].join('\n');
  });
  return [
    '{',
    `  "idempotencyKey": "example-${TOUR.unit}-${TOUR.period}",`,
    '  "tables": [',
    tables.join(',\n'),
    '  ]',
    '}',
    '',
  ].join('\n');
}

/** One topic, or one form, a line. */
function group(values: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(values).map(([name, value]) => `       "${name}": ${JSON.stringify(value)}`);
  return lines.length > 0 ? `{\n${lines.join(',\n')}\n     }` : '{}';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(EXAMPLE, exampleText(exampleQuestions()));
  console.log(`wrote ${fileURLToPath(EXAMPLE)}`);
}
