import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Unit } from '../src/core/unit-tree.ts';
import { TOUR, tourTables } from './generate.ts';

/** Writes the submission of the tour: `npx tsx seeds/write-example.ts`. */
export const EXAMPLE = new URL(`./example/${TOUR.unit}-${TOUR.period}.json`, import.meta.url);

export function exampleText(): string {
  const units = JSON.parse(readFileSync(new URL('./qinghe/units.json', import.meta.url), 'utf8')) as Unit[];
  const tables = tourTables(units).map(({ unit, period, values, forms = {}, gaps = [] }) => {
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
  writeFileSync(EXAMPLE, exampleText());
  console.log(`wrote ${fileURLToPath(EXAMPLE)}`);
}
