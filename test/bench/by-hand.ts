/**
 * The forms of a township, as somebody would write them who knows these seven forms and no others: plain arrays
 * of floats in, plain arrays of printed values out. What the fill engine is measured against. A value that nobody
 * knows is NaN, a cell that does not apply is undefined.
 */
export type Printed = number | string | undefined;

/** What a village answered for a quarter. A community is asked totals only; they stand in the first place. */
export interface VillageQuarter {
  /** Men and women. */
  readonly registered: readonly number[];
  readonly present: readonly number[];
  readonly unregistered: readonly number[];
  readonly agricultural: number;
  readonly floating: number;
  readonly permits: number;
  readonly under18: number;
  readonly aged60: number;
  readonly familyPlanning: number;
  readonly households: number;
  readonly residentHouseholds: number;
  readonly subsistence: number;
  readonly extremePoverty: number;
  readonly partyMembers: number;
  /** Sex × order × registration. */
  readonly births: readonly number[];
  /** Order × registration. */
  readonly withinPolicy: readonly number[];
  readonly deaths: number;
  /** SD-01's ten own questions. */
  readonly own: readonly number[];
}

export interface VillageYear {
  /** All, at most 19, at least 23. */
  readonly marriages: readonly number[];
  /** SX-04's own questions: married women, certificates, planned by order, unreported. */
  readonly own: readonly number[];
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
  /** All, over 25 degrees. */
  readonly temporary: readonly number[];
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
  /** TJ-01's own questions, in the printed order. */
  readonly basics: readonly number[];
}

export interface VillageOfQuarter {
  readonly isVillage: boolean;
  readonly now: VillageQuarter;
  readonly before: VillageQuarter;
}

export interface VillageOfYear {
  readonly isVillage: boolean;
  readonly quarters: readonly VillageQuarter[];
  readonly lastYearEnd: VillageQuarter;
  readonly year: VillageYear;
  readonly naturalVillages: readonly NaturalVillageYear[];
}

export interface TownshipOfYear {
  readonly now: TownshipYear;
  readonly before: TownshipYear;
  readonly kind: string;
  readonly villageCommittees: number;
  readonly villages: readonly VillageOfYear[];
}

const both = ([first, second]: readonly number[]): number => first! + second!;

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
  const [registered, present, unregistered] = [both(q.registered), both(q.present), both(q.unregistered)];
  const women = { registered: q.registered[1]!, present: q.present[1]!, unregistered: q.unregistered[1]! };
  return [
    q.households,
    registered + unregistered,
    women.registered + women.unregistered,
    q.residentHouseholds,
    present + unregistered,
    women.present + women.unregistered,
    registered,
    q.permits,
    q.floating,
    q.agricultural,
    registered - q.agricultural,
    q.under18,
    q.aged60,
    present,
    women.present,
    unregistered,
    women.unregistered,
    registered - present,
    women.registered - women.present,
    q.partyMembers,
    q.subsistence,
    q.extremePoverty,
    ...q.own,
  ];
}

function birthsAndPolicy(villages: readonly VillageOfQuarter[]): Printed[] {
  const cells: Printed[] = [];
  const totals = new Array<number>(36).fill(0);
  for (const { now, before } of villages) {
    const row: number[] = [before.familyPlanning, now.familyPlanning, 0, now.deaths];
    for (let registration = 0; registration < 2; registration++) {
      const at = row.length;
      row.push(0, 0, 0, 0);
      for (let order = 0; order < 3; order++) {
        const boys = now.births[order * 2 + registration]!;
        const girls = now.births[6 + order * 2 + registration]!;
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
  for (const { quarters, lastYearEnd, year } of villages) {
    const born = [0, 0, 0, 0, 0, 0];
    let deaths = 0;
    for (const quarter of quarters) {
      for (let order = 0; order < 3; order++) {
        born[order * 2]! += quarter.births[order * 2]! + quarter.births[order * 2 + 1]!;
        born[order * 2 + 1]! += quarter.births[6 + order * 2]! + quarter.births[6 + order * 2 + 1]!;
      }
      deaths += quarter.deaths;
    }
    const end = quarters[3]!;
    const own = year.own;
    const row = [
      both(lastYearEnd.present) + both(lastYearEnd.unregistered),
      both(end.present) + both(end.unregistered),
      ...[own[0]!, own[1]!],
      ...[born[0]!, born[1]!, own[2]!],
      ...[born[2]!, born[3]!, own[3]!],
      ...[born[4]!, born[5]!, own[4]!],
      own[5]!,
      ...year.marriages,
      deaths,
    ];
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
  const sum: [number, number, number, number] = [0, 0, 0, 0];
  for (const { label, households, insured, medical, commercial, insuranceRemark } of rows) {
    sum[0] += households;
    sum[1] += insured;
    sum[2] += medical;
    sum[3] += commercial;
    row(label, [households, insured, medical, commercial], insuranceRemark);
  }
  row('合计', sum, undefined);
  return cells;
}

function housing(rows: readonly NaturalVillageYear[]): Printed[] {
  const cells: Printed[] = [];
  const row = (
    label: string,
    [all, secure, unsafe, cramped]: [number, number, number, number],
    remark: Printed,
  ): void => void cells.push(label, all, secure, all - secure, unsafe, cramped, rate(secure, all), remark);
  const sum: [number, number, number, number] = [0, 0, 0, 0];
  for (const { label, households, secure, unsafe, cramped, housingRemark } of rows) {
    sum[0] += households;
    sum[1] += secure;
    sum[2] += unsafe;
    sum[3] += cramped;
    row(label, [households, secure, unsafe, cramped], housingRemark);
  }
  row('合计', sum, undefined);
  return cells;
}

const toTenth = (value: number): number => Math.round(value * 10) / 10;
const toHundredth = (value: number): number => Math.round(value * 100) / 100;

function farmingConditions({ now, before }: TownshipOfYear): Printed[] {
  const opening = both(before.regular) + before.temporary[0]!;
  const closing = both(now.regular) + now.temporary[0]!;
  let lost = 0;
  for (const part of now.lost) lost += part;
  let fertiliser = 0;
  for (const part of now.fertiliser) fertiliser += part;
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
    toTenth(now.temporary[0]!),
    toTenth(now.temporary[1]!),
    now.stations,
    Math.round(now.capacity) / 10_000,
    Math.round(now.output) / 10_000,
    toHundredth(electricity),
    toTenth(fertiliser),
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
  const rural = (kind === 'RURAL_TOWNSHIP' ? 1 : 0) + (kind === 'ETHNIC_TOWNSHIP' ? 1 : 0);
  const town = kind === 'TOWN' ? 1 : 0;
  const [countySeat, farming, tapWater, bus, phone, phoneHouseholds] = now.basics;
  return [
    rural + town,
    rural,
    town,
    countySeat,
    kind === 'SUBDISTRICT' ? 1 : 0,
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
