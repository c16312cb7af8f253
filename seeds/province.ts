import { readFileSync } from 'node:fs';
import type { Catalogue } from '../src/core/catalogue/model.ts';
import { QuestionSets } from '../src/core/one-table/question-set.ts';
import { type Period, partsOf, previous } from '../src/core/period.ts';
import { type Unit, UnitTree } from '../src/core/unit-tree.ts';
import { periodsOf } from './calendar.ts';
import { tables } from './generate.ts';
import { asInput, type SeedInput } from './seed-table.ts';

/** As many counties like the example's as a number of villages wants, and what they hand in. */
export interface Province {
  /** The province, where there is more than one county; then county by county. */
  readonly units: readonly Unit[];
  readonly counties: readonly (readonly Unit[])[];
  /** Some quarters, and the months, half-years and years that end within them. */
  readonly periods: readonly Period[];
}

const PROVINCE = 'example';

/** `villages` counts villages and communities; natural villages come with theirs. The last of the quarters is given. */
export function provinceOf(villages: number, quarters: number, last: Period): Province {
  let first = last;
  for (let n = 1; n < quarters; n++) first = previous(first);
  const model = JSON.parse(readFileSync(new URL('./qinghe/units.json', import.meta.url), 'utf8')) as Unit[];
  const isVillage = ({ level }: Unit): boolean => level === 'VILLAGE';
  const perCounty = model.filter(isVillage).length;
  const count = Math.ceil(villages / perCounty);
  const width = String(count).length;
  const counties = Array.from({ length: count }, (_, n) => {
    const kept = cut(model, Math.min(perCounty, villages - n * perCounty));
    return kept.map((unit) => copy(unit, String(n + 1).padStart(width, '0'), first.start, count > 1));
  });
  const months = [partsOf(first, 'MONTH')[0], partsOf(last, 'MONTH').at(-1)] as [Period, Period];
  const top: Unit[] = count > 1 ? [province(first.start)] : [];
  return { counties, units: [...top, ...counties.flat()], periods: periodsOf(...months) };
}

/** Every table, county by county, in the order of the periods: a county is forgotten before the next begins. */
export function* provinceTables(
  catalogue: Catalogue,
  { counties, periods }: Pick<Province, 'counties' | 'periods'>,
): Generator<SeedInput> {
  for (const units of counties) {
    // What stands above has no say in what a county answers.
    const alone = units.map(({ parent, ...unit }) => (unit.level === 'COUNTY' ? unit : { ...unit, parent }));
    const questions = new QuestionSets(catalogue, new UnitTree(alone as Unit[]));
    for (const table of tables(() => questions, periods)) {
      const period = periods.find(({ id }) => id === table.period) as Period;
      yield asInput(table, questions.questions(questions.units.get(table.unit), period));
    }
  }
}

/** The first so many villages, what is below them and what is above. */
function cut(model: readonly Unit[], villages: number): Unit[] {
  const kept = new Set(
    model.flatMap(({ id, level }) => (level === 'VILLAGE' ? [id] : [])).slice(0, villages),
  );
  const above = new Set(model.flatMap(({ id, parent }) => (kept.has(id) ? [parent] : [])));
  return model.filter(
    ({ id, level, parent }) => level === 'COUNTY' || above.has(id) || kept.has(id) || kept.has(parent ?? ''),
  );
}

function copy(unit: Unit, number: string, reportsFrom: string, hasProvince: boolean): Unit {
  const { id, label, en, parent, level } = unit;
  const named = (of: string): string => `c${number}${of === 'qinghe' ? '' : `-${of}`}`;
  const above = parent === undefined ? (hasProvince ? PROVINCE : undefined) : named(parent);
  return {
    ...unit,
    id: named(id),
    label: level === 'COUNTY' ? `${label}${number}` : label,
    ...(en === undefined ? {} : { en: level === 'COUNTY' ? `${en} ${number}` : en }),
    ...(above === undefined ? {} : { parent: above }),
    // Some are founded while the others report already.
    reportsFrom: unit.validFrom > reportsFrom ? unit.validFrom : reportsFrom,
  };
}

const province = (reportsFrom: string): Unit => ({
  ...{ id: PROVINCE, label: '示例省', en: 'Example Province', level: 'PROVINCE', kind: 'PROVINCE' },
  ...{ validFrom: '2001-01-01', reportsFrom },
});
