import { reports } from '../src/core/one-table/question-set.ts';
import { type Period, parsePeriod } from '../src/core/period.ts';
import type { Unit } from '../src/core/unit-tree.ts';
import { NaturalVillage } from './natural-village.ts';
import { decimalText, portion } from './random.ts';
import type { Answers, SeedGap, SeedTable, SeedValue } from './seed-table.ts';
import { Township } from './township.ts';
import { Village } from './village.ts';

export type { SeedGap, SeedTable, SeedValue } from './seed-table.ts';

/** What a township still has to hand in, so that the tour has something to do. */
export const TOUR = { unit: 'liutang', period: '2026-Q3' } as const;

/** In the order in which they ended: a year after its quarters. */
export const PERIODS: readonly string[] = [
  ...['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2024'],
  ...['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2025'],
  ...['2026-Q1', '2026-Q2', '2026-Q3'],
];

/** Who has not handed in yet, though the others have. */
export const LATE: readonly { readonly unit: string; readonly period: string }[] = [
  { unit: 'heyang-13', period: '2026-Q3' },
  { unit: 'luogang-10', period: '2026-Q3' },
  { unit: 'yuntan-07', period: '2026-Q3' },
];

export interface Implausible {
  readonly unit: string;
  readonly period: string;
  readonly path: string;
  /** The value that would be right, times the first over the second. */
  readonly times: readonly [number, number];
  readonly reason: string;
}

/** Values that obey every rule and are wrong all the same, as real ones are: the hub should suspect them. */
export const IMPLAUSIBLE: readonly Implausible[] = [
  {
    unit: 'yuntan-05',
    period: '2024-Q4',
    path: 'households.residentHouseholds',
    times: [163, 100],
    reason: '常住户数比上季增加63%，下季又回落',
  },
  {
    unit: 'songwan-02',
    period: '2025-Q1',
    path: 'population.familyPlanningPopulation',
    times: [1, 10],
    reason: '少写一位：总人口只有上季的十分之一',
  },
  {
    unit: 'baidi-03',
    period: '2025-Q2',
    path: 'population.floatingPopulation',
    times: [17, 10],
    reason: '流动人口比上季增加六成以上',
  },
  {
    unit: 'luogang',
    period: '2025',
    path: 'land.droughtFloodSecureArea',
    times: [1, 15],
    reason: '按公顷填了，表上是亩',
  },
  {
    unit: 'meizhu',
    period: '2025',
    path: 'farmInputs.fertiliserUse.NITROGEN',
    times: [1000, 1],
    reason: '按公斤填了，表上是吨',
  },
  {
    unit: 'qiaoya',
    period: '2025',
    path: 'ruralEnergy.hydropowerOutput',
    times: [1, 10_000],
    reason: '按万千瓦时填了，表上是千瓦时',
  },
];

/** What a unit could not know: the value is left out, and the table says why. */
export const GAPS: readonly (SeedGap & { readonly unit: string; readonly period: string })[] = [
  {
    unit: 'luogang-03',
    period: '2024-Q2',
    path: 'population.residencePermitHolders',
    reason: 'NOT_KNOWN',
    note: '居住证数据待派出所反馈',
  },
  {
    unit: 'fengling-02-01',
    period: '2024',
    path: 'insurance.commercialInsuranceHouseholds',
    reason: 'NOT_KNOWN',
    note: '商业保险情况尚未入户核实',
  },
  {
    unit: 'zhuping',
    period: '2024',
    path: 'ruralEnergy.hydropowerOutput',
    reason: 'NOT_KNOWN',
    note: '电表更换，全年发电量无记录',
  },
  {
    unit: 'shijing-06',
    period: '2025-Q3',
    path: 'population.floatingPopulation',
    reason: 'NOT_KNOWN',
    note: '流动人口登记本季未完成',
  },
  {
    unit: 'liutang-09',
    period: '2026-Q3',
    path: 'population.floatingPopulation',
    reason: 'NOT_KNOWN',
    note: '流动人口正在重新登记',
  },
];

/** Every table that the county has handed in, in the order of PERIODS, within a period in the order of units. */
export function* seedTables(units: readonly Unit[]): Generator<SeedTable> {
  const waiting = new Set(below(units, TOUR.unit).map(({ id }) => id));
  for (const table of allTables(units)) {
    if (table.period === TOUR.period && waiting.has(table.unit)) continue;
    if (LATE.some(({ unit, period }) => unit === table.unit && period === table.period)) continue;
    yield table;
  }
}

/** The tables that the tour hands in. */
export function tourTables(units: readonly Unit[]): SeedTable[] {
  const waiting = new Set(below(units, TOUR.unit).map(({ id }) => id));
  return [...allTables(units)].filter(({ unit, period }) => period === TOUR.period && waiting.has(unit));
}

function* allTables(units: readonly Unit[]): Generator<SeedTable> {
  const ordered = [...units].sort((a, b) => (a.id < b.id ? -1 : 1));
  const county = new County(ordered);
  for (const id of PERIODS) {
    const period = parsePeriod(id);
    if (!period) throw new Error(`${id} is no period`);
    for (const unit of ordered) {
      const answers = reports(unit, period) ? county.answers(unit, period) : undefined;
      if (answers) yield withFaults({ unit: unit.id, period: id, ...answers });
    }
  }
}

/** The unit and all below it. */
function below(units: readonly Unit[], id: string): Unit[] {
  return units.filter((unit) => unit.id === id || unit.id.startsWith(`${id}-`));
}

/** All units, each with what it knows of itself. */
class County {
  readonly #townships = new Map<string, Township>();
  readonly #villages = new Map<string, Village>();
  readonly #naturalVillages = new Map<string, NaturalVillage>();

  constructor(units: readonly Unit[]) {
    const childrenOf = (id: string): Unit[] => units.filter((unit) => unit.parent === id);
    for (const unit of units) {
      const children = childrenOf(unit.id);
      if (unit.level === 'TOWNSHIP') {
        const committees = children.filter(({ kind }) => kind === 'VILLAGE_COMMITTEE');
        this.#townships.set(unit.id, new Township(unit, committees.length));
      } else if (unit.level === 'VILLAGE') {
        const village = new Village(unit);
        this.#villages.set(unit.id, village);
        for (const child of children) {
          const share = portion(village.households, 1, children.length);
          this.#naturalVillages.set(child.id, new NaturalVillage(child, share));
        }
      }
    }
  }

  /** What the unit is asked for the period; a township hands in an empty table for a quarter. */
  answers(unit: Unit, period: Period): Answers | undefined {
    const yearly = period.frequency === 'YEAR';
    const village = this.#villages.get(unit.id);
    if (village) return yearly ? village.year() : village.quarter();
    const township = this.#townships.get(unit.id);
    if (township) return yearly ? township.year() : { values: {} };
    return yearly ? this.#naturalVillages.get(unit.id)?.year() : undefined;
  }
}

/** The table with the faults that it is to have: implausible values, and gaps. */
function withFaults(table: SeedTable): SeedTable {
  const here = <Fault extends { readonly unit: string; readonly period: string }>(
    faults: readonly Fault[],
  ): Fault[] => faults.filter(({ unit, period }) => unit === table.unit && period === table.period);
  for (const { path, times } of here(IMPLAUSIBLE)) {
    const { holder, key } = find(table, path);
    holder[key] = multiplied(holder[key], times);
  }
  const gaps = here(GAPS).map(({ path, reason, note }) => ({ path, reason, note }));
  for (const { path } of gaps) {
    const { holder, key } = find(table, path);
    delete holder[key];
  }
  return gaps.length > 0 ? { ...table, gaps } : table;
}

function find(
  table: SeedTable,
  path: string,
): { holder: Record<string, SeedValue | undefined>; key: string } {
  const steps = path.split('.');
  const key = steps.pop() ?? '';
  let holder: SeedValue | undefined = table.values;
  for (const step of steps) {
    if (typeof holder !== 'object' || holder === null) break;
    holder = holder[step];
  }
  if (typeof holder !== 'object' || holder === null || !(key in holder)) {
    throw new Error(`${table.unit} ${table.period} has no ${path}`);
  }
  return { holder, key };
}

function multiplied(value: SeedValue | undefined, [part, of]: readonly [number, number]): SeedValue {
  if (typeof value === 'number') return portion(value, part, of);
  if (typeof value !== 'string') throw new Error('only numbers can be implausible');
  const decimals = value.length - 1 - value.indexOf('.');
  return decimalText(portion(Number(value.replace('.', '')), part, of), decimals);
}
