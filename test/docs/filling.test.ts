import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CELL_STATES, FILL_RULES } from '../../src/core/fill/filled-form.ts';
import { GAP_REASONS } from '../../src/core/fill/outcome.ts';
import { addCounts, applicable, ratesOf } from '../../src/core/fill/rate.ts';
import { burdenOf } from '../../src/core/one-table/burden.ts';
import { parsePeriod } from '../../src/core/period.ts';
import { fill, hub, table } from '../forms/support.ts';

const page = readFileSync(new URL('../../docs/filling.md', import.meta.url), 'utf8');

/** The cells of the first table whose header begins with this, without the header. */
function rowsOf(header: string): string[][] {
  const [, after = ''] = page.split(`\n| ${header}`);
  const [body = ''] = after.split('\n\n');
  return body
    .split('\n')
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const naturalVillage = (id: string, farm: number) =>
  table(id, '2026', {
    'households.farmHouseholds': farm,
    'insurance.insuredHouseholds': 1,
    'insurance.medicalInsuranceHouseholds': 1,
    'insurance.commercialInsuranceHouseholds': 1,
    'housing.securelyHousedHouseholds': 1,
    'housing.unsafeHouseHouseholds': 1,
    'housing.crampedHouseHouseholds': 1,
  });

const tables = [naturalVillage('luxi-1-a', 40), naturalVillage('luxi-1-b', 7), naturalVillage('luxi-1-c', 3)];

const period = parsePeriod('2026')!;
const units = hub.units.subtree('luxi-1', period.end);

function figures(...codes: string[]) {
  const counts = codes.map((code) => fill(code, 'luxi-1', '2026', tables).counts).reduce(addCounts);
  const forms = codes.map((code) => hub.catalogue.forms.get(code)!);
  const { entriesAsked, entriesAskedAlone } = burdenOf(hub.questions, { forms, units, periods: [period] });
  const { autoFillRate, reuseRate, entriesAvoided } = ratesOf(counts, entriesAsked);
  const percent = (rate = Number.NaN) => `${Number((rate * 100).toFixed(1))} %`;
  const cells = applicable(counts);
  return {
    cells,
    totals: counts.totals,
    filled: counts.filled,
    asked: entriesAsked,
    autoFillRate: percent(autoFillRate),
    reuseRate: percent(reuseRate),
    avoided: entriesAvoided,
    parts: `${counts.totals} + ${cells - entriesAskedAlone - counts.totals} + ${entriesAskedAlone - entriesAsked}`,
  };
}

describe('docs/filling.md', () => {
  it('prints the example as the engine computes it', () => {
    const lines = rowsOf('| GX-02 | GX-10 | together');
    const columns = [figures('GX-02'), figures('GX-10'), figures('GX-02', 'GX-10')];
    const result = (cell = '') => cell.split(' = ').at(-1);
    columns.forEach((column, i) => {
      expect(lines.map((line) => result(line[i + 1]))).toEqual(Object.values(column).map(String));
    });
  });

  it('lists the states, the rules in order and the reasons in order', () => {
    expect(rowsOf('state').map(([state]) => state)).toEqual(CELL_STATES.map((state) => `\`${state}\``));
    const [, sentence = ''] = page.split('The rule of a filled cell');
    const rules = [...sentence.split('\n')[0]!.matchAll(/`(\w+)`/g)].map(([, rule]) => rule);
    expect(rules).toEqual([...FILL_RULES]);
    const reasons = GAP_REASONS.filter((reason) => reason !== 'NOT_APPLICABLE');
    expect(rowsOf('reason').map(([reason]) => reason)).toEqual(reasons.map((reason) => `\`${reason}\``));
  });
});
