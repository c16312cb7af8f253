import type { NullReason } from '../src/core/fill/facts.ts';
import { type Item, itemPath } from '../src/core/one-table/item.ts';
import { type Period, parsePeriod } from '../src/core/period.ts';
import type { Unit } from '../src/core/unit-tree.ts';

/** What a township still has to hand in, so that the tour has something to do: the quarter, and its months. */
export const TOUR = { unit: 'liutang', period: '2026-Q3' } as const;

/** Who has not handed in yet, though the others have. */
export const LATE: readonly { readonly unit: string; readonly period: string }[] = [
  { unit: 'heyang-13', period: '2026-Q3' },
  { unit: 'luogang-10', period: '2026-Q3' },
  { unit: 'yuntan-07', period: '2026-Q3' },
];

interface Fault {
  readonly unit: string;
  /** The table that ends with this period: of what is asked every month, its last month's. */
  readonly period: string;
  /** As in the one table: `population.floatingPopulation`, with all its slices. */
  readonly path: string;
}

export interface Implausible extends Fault {
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

export interface SeedGap extends Fault {
  readonly reason: NullReason;
  readonly note: string;
}

/** What a unit could not know: the value is left out, and the table says why. */
export const GAPS: readonly SeedGap[] = [
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

/** Those of the faults that the table has. */
export function faultsOf<Any extends Fault>(faults: readonly Any[], unit: Unit, period: Period): Any[] {
  return faults.filter((fault) => {
    if (fault.unit !== unit.id) return false;
    const { start, end } = parsePeriod(fault.period) as Period;
    return end === period.end && start <= period.start;
  });
}

export const isAt = ({ path }: Fault, item: Item): boolean => `${itemPath(item)}.`.startsWith(`${path}.`);
