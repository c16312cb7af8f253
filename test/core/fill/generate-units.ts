import type { Random } from './generate.ts';
import type { Level, Unit, UnitKind } from './model.ts';

const COMMITTEES: readonly UnitKind[] = ['VILLAGE_COMMITTEE', 'RESIDENTS_COMMITTEE'];

/** Days on which units change, in order: at the turn of a year or a quarter, and in the middle of a month. */
const DAYS = ['2025-01-01', '2025-02-10', '2025-04-01', '2025-07-01', '2025-11-20'];

type Draft = { -readonly [K in keyof Unit]: Unit[K] };

/**
 * A county of one or two townships, each with villages, some with natural villages. Some come and go, and now
 * and then some are merged, split, renamed or put under another township.
 */
export function randomUnits(random: Random): Unit[] {
  const county = new County(random);
  county.found();
  for (const day of DAYS) if (random.chance(0.35)) county.change(day);
  return county.units;
}

class County {
  readonly units: Draft[] = [];

  constructor(private readonly random: Random) {}

  found(): void {
    const { random } = this;
    this.add('county', 'COUNTY', 'COUNTY', undefined);
    for (let t = random.whole(1, 2); t > 0; t--) {
      this.add(`t${t}`, 'TOWNSHIP', 'TOWN', 'county');
      for (let v = random.whole(1, 3); v > 0; v--) {
        const village = `t${t}v${v}`;
        this.add(village, 'VILLAGE', random.pick(COMMITTEES), `t${t}`);
        for (let n = random.whole(0, 2); n > 0; n--)
          this.add(`${village}n${n}`, 'NATURAL_VILLAGE', 'NATURAL_VILLAGE', village);
      }
    }
  }

  private add(id: string, level: Level, kind: UnitKind, parent: string | undefined): void {
    const { random } = this;
    const always = {
      validFrom: '2000-01-01',
      reportsFrom: random.pick(['2020-01-01', '2024-01-01', '2025-01-01']),
    };
    const dates: Pick<Unit, 'validFrom' | 'validTo' | 'reportsFrom'> =
      level === 'COUNTY' || random.chance(0.65)
        ? always
        : random.pick([
            { validFrom: '2025-02-10', reportsFrom: '2025-02-10' },
            { validFrom: '2025-04-01', reportsFrom: '2025-04-01' },
            { validFrom: '2000-01-01', reportsFrom: '2025-04-01' },
            { validFrom: '2000-01-01', reportsFrom: '2025-05-01' },
            { ...always, validTo: '2025-06-30' },
            { ...always, validTo: '2025-08-17' },
            { ...always, validTo: '2024-12-31' },
          ]);
    this.units.push({ id, label: id, level, kind, parent, ...dates });
  }

  change(day: string): void {
    const { random } = this;
    const level = random.pick(['TOWNSHIP', 'VILLAGE', 'VILLAGE', 'VILLAGE', 'NATURAL_VILLAGE'] as const);
    // Only what is there the day before, and is to stay.
    const there = this.units.filter((unit) => {
      return unit.level === level && unit.validFrom < day && unit.validTo === undefined;
    });
    if (there.length === 0) return;
    const what = random.pick(['merge', 'merge', 'split', 'rename', 'move']);
    if (what === 'merge') this.merge(there, day);
    else if (what === 'split') this.split(random.pick(there), day);
    else this.rename(random.pick(there), what === 'move', day);
  }

  private merge(there: readonly Draft[], day: string): void {
    const { random } = this;
    const merged = there.slice(0, random.pick([1, 2, 2, 2, 3]));
    const [first] = merged as [Draft];
    const id = `m${day.slice(5)}${first.id}`;
    for (const unit of merged) this.end(unit, day);
    this.begin(id, random.pick(merged), merged, day);
    for (const unit of merged) for (const below of this.below(unit, day)) this.moveUnder(below, id, day);
  }

  private split(whole: Draft, day: string): void {
    const { random } = this;
    const parts = ['x', 'y'].map((letter) => `${letter}${day.slice(5)}${whole.id}`);
    this.end(whole, day);
    for (const id of parts) this.begin(id, whole, [whole], day);
    for (const below of this.below(whole, day)) this.moveUnder(below, random.pick(parts), day);
  }

  private rename(unit: Draft, isMoved: boolean, day: string): void {
    const { random } = this;
    const above = this.units.find(({ id }) => id === unit.parent);
    const others = this.units.filter((each) => {
      return each.level === above?.level && each.validFrom < day && each.validTo === undefined;
    });
    const parent = isMoved && others.length > 0 ? random.pick(others).id : unit.parent;
    const kind = unit.level === 'VILLAGE' && random.chance(0.3) ? random.pick(COMMITTEES) : unit.kind;
    this.remember(unit, day);
    Object.assign(unit, { label: `${unit.label}'`, kind, parent });
  }

  private begin(id: string, like: Draft, predecessors: readonly Draft[], day: string): void {
    const reportsFrom = predecessors
      .map((each) => each.reportsFrom)
      .sort()
      .at(-1) as string;
    const kind = like.level === 'VILLAGE' ? this.random.pick(COMMITTEES) : like.kind;
    const { level, parent } = like;
    const ids = predecessors.map((each) => each.id);
    this.units.push({
      ...{ id, label: id, level, kind, parent, validFrom: day, predecessors: ids },
      reportsFrom: this.random.chance(0.8) ? reportsFrom : day,
    });
  }

  private end(unit: Draft, day: string): void {
    unit.validTo = dayBefore(day);
  }

  private below(unit: Draft, day: string): Draft[] {
    return this.units.filter((each) => {
      return each.parent === unit.id && (each.validTo === undefined || each.validTo >= day);
    });
  }

  private moveUnder(unit: Draft, parent: string, day: string): void {
    this.remember(unit, day);
    unit.parent = parent;
  }

  private remember(unit: Draft, day: string): void {
    const { label, kind, parent } = unit;
    unit.past = [...(unit.past ?? []), { until: dayBefore(day), label, kind, parent }];
  }
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
