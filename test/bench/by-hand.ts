/**
 * The forms of a township, as somebody would write them who knows these seven forms and no others: plain arrays
 * of floats in, plain arrays of printed values out. What the fill engine is measured against. A value that nobody
 * knows is NaN, a cell that does not apply is undefined.
 */
export type Printed = number | string | undefined;

/** What a village answered for a month; of a community, registrations are asked in December only. */
export interface VillageMonth {
  /** Men and women. */
  readonly registered: readonly number[];
  readonly present: readonly number[];
  readonly unregistered: readonly number[];
  /** Sex × where from. */
  readonly floating: readonly number[];
  readonly agricultural: number;
  readonly familyPlanning: number;
  readonly households: number;
  /** Sex × order × registration. */
  readonly births: readonly number[];
  /** By order. */
  readonly withinPlan: readonly number[];
  readonly deaths: number;
  /** All, at most 19, at least 23. */
  readonly marriages: readonly number[];
  /** By number of children; asked at the end of the year. */
  readonly married: readonly number[];
  readonly certificates: number;
}

export interface VillageQuarter {
  readonly months: readonly VillageMonth[];
  /** SD-01's quarterly answers in the printed order, its first four aside. */
  readonly groups: readonly number[];
  readonly residentHouseholds: number;
  readonly permits: number;
  readonly under18: number;
  readonly aged60: number;
  /** Order × registration. */
  readonly withinPolicy: readonly number[];
}

export interface NaturalVillageYear {
  readonly label: string;
  readonly households: number;
  readonly insured: number;
  readonly medical: number;
  readonly commercial: number;
  readonly secure: number;
  readonly unsafe: number;
  readonly cramped: number;
  readonly insuranceRemark: string | undefined;
  readonly housingRemark: string | undefined;
}

export interface TownshipYear {
  /** Paddy, dry. */
  readonly regular: readonly number[];
  readonly steep: number;
  readonly reclaimed: number;
  readonly fromOrchards: number;
  /** By cause. */
  readonly lost: readonly number[];
  readonly irrigated: number;
  readonly secure: number;
  readonly stations: number;
  readonly capacity: number;
  readonly output: number;
  /** By nutrient. */
  readonly fertiliser: readonly number[];
  /** All, mulching film. */
  readonly film: readonly number[];
  /** HB-02's own questions: electricity, mulched area, diesel, pesticide, area irrigated by machine. */
  readonly own: readonly number[];
  /** TJ-01's counts, in the printed order. */
  readonly basics: readonly number[];
}

export interface VillageOfQuarter {
  readonly isVillage: boolean;
  readonly now: VillageQuarter;
  /** The month before the quarter. */
  readonly before: VillageMonth;
}

export interface VillageOfYear {
  readonly isVillage: boolean;
  readonly months: readonly VillageMonth[];
  readonly lastYearEnd: VillageMonth;
  /** Births of earlier years, by half-year. */
  readonly unreported: readonly number[];
  /** Arable land at the end of last year and of this one. */
  readonly arable: readonly number[];
  readonly naturalVillages: readonly NaturalVillageYear[];
}

export interface TownshipOfYear {
  readonly now: TownshipYear;
  readonly kind: string;
  readonly villageCommittees: number;
  readonly villages: readonly VillageOfYear[];
}

const both = ([first, second]: readonly number[]): number => first! + second!;
const sum = (parts: readonly number[]): number => {
  let total = 0;
  for (const part of parts) total += part;
  return total;
};

/** All forms of a township for a quarter: SX-02, then each village's SD-01. */
export function quarterByHand(villages: readonly VillageOfQuarter[]): Printed[][] {
  const forms: Printed[][] = [birthsAndPolicy(villages)];
  for (const { isVillage, now } of villages) if (isVillage) forms.push(communityPopulation(now));
  return forms;
}

/** All forms of a township for a year: SX-04, HB-02, TJ-01, then each village's GX-02 and GX-10. */
export function yearByHand(township: TownshipOfYear): Printed[][] {
  const forms: Printed[][] = [annualBirths(township.villages), farmingConditions(township), basics(township)];
  for (const { isVillage, naturalVillages } of township.villages) {
    if (isVillage) forms.push(insurance(naturalVillages), housing(naturalVillages));
  }
  return forms;
}

function communityPopulation(q: VillageQuarter): Printed[] {
  const end = q.months[2]!;
  const [registered, present, unregistered] = [
    both(end.registered),
    both(end.present),
    both(end.unregistered),
  ];
  const women = {
    registered: end.registered[1]!,
    present: end.present[1]!,
    unregistered: end.unregistered[1]!,
  };
  return [
    end.households,
    registered + unregistered,
    women.registered + women.unregistered,
    q.residentHouseholds,
    present + unregistered,
    women.present + women.unregistered,
    registered,
    q.permits,
    sum(end.floating),
    end.agricultural,
    registered - end.agricultural,
    q.under18,
    q.aged60,
    present,
    women.present,
    unregistered,
    women.unregistered,
    registered - present,
    women.registered - women.present,
    ...q.groups,
  ];
}

function birthsAndPolicy(villages: readonly VillageOfQuarter[]): Printed[] {
  const cells: Printed[] = [];
  const totals = new Array<number>(36).fill(0);
  for (const { now, before } of villages) {
    const row: number[] = [before.familyPlanning, now.months[2]!.familyPlanning, 0, 0];
    for (const { deaths } of now.months) row[3]! += deaths;
    for (let registration = 0; registration < 2; registration++) {
      const at = row.length;
      row.push(0, 0, 0, 0);
      for (let order = 0; order < 3; order++) {
        let [boys, girls] = [0, 0];
        for (const { births } of now.months) {
          boys += births[order * 2 + registration]!;
          girls += births[6 + order * 2 + registration]!;
        }
        const policy = now.withinPolicy[order * 2 + registration]!;
        row.push(boys + girls, boys, girls, policy);
        row[at]! += boys + girls;
        row[at + 1]! += boys;
        row[at + 2]! += girls;
        row[at + 3]! += policy;
      }
      row[2]! += row[at]!;
    }
    for (let i = 0; i < 36; i++) {
      totals[i]! += row[i]!;
      cells.push(row[i]);
    }
  }
  cells.push(...totals);
  return cells;
}

function annualBirths(villages: readonly VillageOfYear[]): Printed[] {
  const cells: Printed[] = [];
  const totals = new Array<number>(18).fill(0);
  for (const { months, lastYearEnd, unreported } of villages) {
    const row = new Array<number>(18).fill(0);
    for (const { births, withinPlan, marriages, deaths } of months) {
      for (let order = 0; order < 3; order++) {
        row[4 + order * 3]! += births[order * 2]! + births[order * 2 + 1]!;
        row[5 + order * 3]! += births[6 + order * 2]! + births[6 + order * 2 + 1]!;
        row[6 + order * 3]! += withinPlan[order]!;
        row[14 + order]! += marriages[order]!;
      }
      row[17]! += deaths;
    }
    const end = months[11]!;
    row[0] = both(lastYearEnd.present) + both(lastYearEnd.unregistered);
    row[1] = both(end.present) + both(end.unregistered);
    row[2] = sum(end.married);
    row[3] = end.certificates;
    row[13] = sum(unreported);
    for (let i = 0; i < 18; i++) {
      totals[i]! += row[i]!;
      cells.push(row[i]);
    }
  }
  cells.push(...totals);
  return cells;
}

const rate = (part: number, of: number): Printed =>
  of === 0 ? Number.NaN : Math.round((part / of) * 10_000) / 100;

function insurance(rows: readonly NaturalVillageYear[]): Printed[] {
  const cells: Printed[] = [];
  const row = (
    label: string,
    [all, insured, medical, commercial]: [number, number, number, number],
    remark: Printed,
  ): void =>
    void cells.push(
      ...[label, all],
      ...[insured, rate(insured, all)],
      ...[medical, rate(medical, all)],
      ...[commercial, rate(commercial, all)],
      remark,
    );
  const totals: [number, number, number, number] = [0, 0, 0, 0];
  for (const { label, households, insured, medical, commercial, insuranceRemark } of rows) {
    totals[0] += households;
    totals[1] += insured;
    totals[2] += medical;
    totals[3] += commercial;
    row(label, [households, insured, medical, commercial], insuranceRemark);
  }
  row('合计', totals, undefined);
  return cells;
}

function housing(rows: readonly NaturalVillageYear[]): Printed[] {
  const cells: Printed[] = [];
  const row = (
    label: string,
    [all, secure, unsafe, cramped]: [number, number, number, number],
    remark: Printed,
  ): void => void cells.push(label, all, secure, all - secure, unsafe, cramped, rate(secure, all), remark);
  const totals: [number, number, number, number] = [0, 0, 0, 0];
  for (const { label, households, secure, unsafe, cramped, housingRemark } of rows) {
    totals[0] += households;
    totals[1] += secure;
    totals[2] += unsafe;
    totals[3] += cramped;
    row(label, [households, secure, unsafe, cramped], housingRemark);
  }
  row('合计', totals, undefined);
  return cells;
}

const toTenth = (value: number): number => Math.round(value * 10) / 10;
const toHundredth = (value: number): number => Math.round(value * 100) / 100;

function farmingConditions({ now, villages }: TownshipOfYear): Printed[] {
  let [opening, closing] = [0, 0];
  for (const { arable } of villages) {
    opening += arable[0]!;
    closing += arable[1]!;
  }
  const lost = sum(now.lost);
  const [electricity, mulched, diesel, pesticide, byMachine] = now.own as [
    number,
    number,
    number,
    number,
    number,
  ];
  return [
    toTenth(opening),
    toTenth(closing - opening + lost),
    toTenth(now.reclaimed),
    toTenth(now.fromOrchards),
    toTenth(lost),
    ...now.lost.map(toTenth),
    toTenth(closing),
    toTenth(both(now.regular)),
    toTenth(now.regular[0]!),
    toTenth(now.regular[1]!),
    toTenth(closing - both(now.regular)),
    toTenth(now.steep),
    now.stations,
    Math.round(now.capacity) / 10_000,
    Math.round(now.output) / 10_000,
    toHundredth(electricity),
    toTenth(sum(now.fertiliser)),
    ...now.fertiliser.map(toTenth),
    now.film[0],
    now.film[1],
    toTenth(mulched),
    toTenth(diesel),
    pesticide,
    toTenth(now.irrigated),
    toTenth(now.secure),
    toTenth(byMachine),
  ];
}

function basics({ now, kind, villageCommittees }: TownshipOfYear): Printed[] {
  const subdistrict = kind === 'SUBDISTRICT' ? 1 : 0;
  const rural = (kind === 'RURAL_TOWNSHIP' ? 1 : 0) + (kind === 'ETHNIC_TOWNSHIP' ? 1 : 0);
  const town = kind === 'TOWN' ? 1 : 0;
  const [countySeat, farming, tapWater, bus, phone, phoneHouseholds] = now.basics;
  return [
    rural + town + subdistrict,
    rural,
    town,
    countySeat,
    subdistrict,
    farming,
    villageCommittees,
    tapWater,
    bus,
    phone,
    phoneHouseholds,
    now.stations,
    now.capacity,
    now.output,
  ];
}
