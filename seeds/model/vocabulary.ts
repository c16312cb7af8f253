import type { UnitKind } from '../../src/core/unit-tree.ts';
import { MONTHS, monthNumber } from '../calendar.ts';
import { chanceOf, clamp, keyOf } from '../random.ts';
import type { LivedMonth } from '../world/life.ts';
import type { Base } from '../world/place.ts';
import type {
  Moment,
  NamedSlice,
  SeedAnswer,
  Specification,
  Specifications,
  Weights,
} from '../world/specification.ts';
import { split } from '../world/ticks.ts';

/** Two ends of what is usual; each unit has its own place between them. */
export type Range = readonly [low: number, high: number];

interface Breakdown {
  /** How often each code occurs: of the arguments that are split by weight. */
  readonly weights?: Weights;
}

const within = ([low, high]: Range, part: number): number => low + (high - low) * part;
const isFlow = (at: Moment): boolean => at.element.kind === 'FLOW';

// ------------------------------------------------------------------------------------------------ amounts

/**
 * What a unit has: so much a person, household, village or mu, each unit its own amount between the two, moving
 * slowly by `drift` (3 % unless said) up and down, and by `trend` a year in one direction.
 */
export function stock(
  options: { per: Base; between: Range; drift?: number; trend?: number } & Breakdown,
): Specification {
  const { per, between, drift = 0.03, trend = 0, weights } = options;
  return {
    weights,
    value: (at) => {
      const years = (at.month - BEGINNING) / 12;
      const usual = at.place.size(per) * within(between, at.own());
      return at.byChance(usual * (1 + drift * at.wave()) * (1 + trend * years), at.own(1));
    },
  };
}

/** January 2024: from when on trends count. */
export const BEGINNING = 24 * 12;

/**
 * What happens in a period: `aYear` for each person, household … and year; by months as `season` says (even,
 * unless said); each period up to `spread` (15 % unless said) more or less than usual.
 */
export function flow(
  options: { per: Base; aYear: Range; season?: Season; spread?: number; trend?: number } & Breakdown,
): Specification {
  const { per, aYear, season, spread = 0.15, trend = 0, weights } = options;
  return {
    weights,
    value: (at) => {
      const years = (at.month - BEGINNING) / 12;
      const usual = at.place.size(per) * within(aYear, at.own()) * partOfYear(at, season);
      return at.byChance(usual * (1 + spread * (2 * at.anew() - 1)) * (1 + trend * years), at.anew(1));
    },
  };
}

/** Twelve weights, from January. */
export type Season = readonly number[];

function partOfYear({ month, period }: Moment, season: Season | undefined): number {
  const months = MONTHS[period.frequency];
  if (!season) return months / 12;
  const all = season.reduce((a, b) => a + b, 0);
  let sum = 0;
  for (let each = month - months + 1; each <= month; each++) sum += season[each % 12] ?? 0;
  return sum / all;
}

/** A mean, a price, a height: each unit its own between the two. */
export function level(between: Range, drift = 0.02, trend = 0): Specification {
  return stock({ per: 'unit', between, drift, trend });
}

/** Always the same number: for each unit that is named its own, for all others `otherwise`. */
export function fixed(byUnit: Readonly<Record<string, number>>, otherwise = 0): Specification {
  return { value: ({ place }) => byUnit[place.unit.id] ?? otherwise };
}

// ------------------------------------------------------------------------------------ of other elements

/**
 * A part of another element, never more than that: the unit's own share between the two, moving slowly, or (of a
 * flow) anew each period. Slices that both have are parts of the other's slices.
 */
export function share(options: { of: string; between: Range; drift?: number } & Breakdown): Specification {
  const { of, between, drift = 0.1, weights } = options;
  return {
    weights,
    tellsApart: { sharedWith: of },
    value: (at) => {
      const whole = at.of(of);
      const moved = isFlow(at) ? at.own() + 0.3 * (at.anew() - 0.5) : at.own() + drift * at.wave();
      const part = whole * within(between, clamp(moved, 0, 1));
      return Math.min(whole, at.byChance(part, isFlow(at) ? at.anew(1) : at.own(1)));
    },
  };
}

/** So much for each one of another element, in whatever unit: 吨 a 亩, 元 a person. */
export function times(options: { of: string; between: Range; spread?: number } & Breakdown): Specification {
  const { of, between, spread = 0.05, weights } = options;
  return {
    weights,
    tellsApart: { sharedWith: of },
    value: (at) => {
      const moved = isFlow(at) ? spread * (2 * at.anew() - 1) : spread * at.wave();
      return at.byChance(at.of(of) * within(between, at.own()) * (1 + moved), 0.5);
    },
  };
}

/** What is left of a whole: nothing is in two of its parts. */
export function remainder(options: { of: string; minus: readonly string[] }): Specification {
  return {
    tellsApart: { sharedWith: options.of },
    value: (at) => at.of(options.of) - sumOf(at, options.minus),
  };
}

/** The sum of others. */
export function total(...names: readonly [string, ...string[]]): Specification {
  return { tellsApart: { sharedWith: names[0] }, value: (at) => sumOf(at, names) };
}

/** A whole cut into several elements, to the last one, each by its weight. */
export function parts(of: string, into: Readonly<Record<string, number>>): Specifications {
  const names = Object.keys(into);
  const key = keyOf(names.join(' '));
  const slice = (at: Moment): string => Object.values(at.slice).join(' ');
  const part = (name: string): Specification => ({
    tellsApart: { sharedWith: of },
    value: (at) => {
      const found = split({
        total: at.of(of),
        scale: 10 ** at.element.decimals,
        names,
        weights: into,
        exhaustive: true,
        // One cut for all of them: each element would draw its own.
        chance: (what) =>
          chanceOf(at.place.key, key, keyOf(slice(at)), isFlow(at) ? at.month * 100 + what : what),
      });
      return found[names.indexOf(name)] ?? 0;
    },
  });
  return Object.fromEntries(names.map((name) => [name, part(name)]));
}

/**
 * What moves by what comes and goes: at the end of a period as much as at its beginning, plus `plus`, minus `minus`
 * of that period. `start` says how much there was before the county began to report.
 */
export function accumulated(
  options: { start: Specification; plus: readonly string[]; minus: readonly string[] } & Breakdown,
): Specification {
  const { start, plus, minus, weights } = options;
  return {
    weights,
    value: (at) => {
      if (at.month < at.beginning) return start.value(at);
      return at.before(at.element.name) + sumOf(at, plus) - sumOf(at, minus);
    },
  };
}

/** As said, but never more than any of these. */
export function atMost(limits: readonly [string, ...string[]], usual: Specification): Specification {
  return {
    ...usual,
    value: (at) => {
      const value = usual.value(at);
      return typeof value === 'number'
        ? Math.min(value, ...limits.map((name) => at.byChance(at.of(name), 0)))
        : value;
    },
  };
}

/** Those in at least one of several parts of a whole: no fewer than the largest, no more than all together. */
export function inAny(options: { of: readonly string[]; within: string }): Specification {
  return {
    tellsApart: { sharedWith: options.within },
    value: (at) => {
      const amounts = options.of.map((name) => at.of(name));
      const most = Math.min(
        at.of(options.within),
        amounts.reduce((a, b) => a + b, 0),
      );
      const least = Math.max(...amounts);
      return Math.min(most, at.byChance(within([least, most], at.own()), at.own(1)));
    },
  };
}

/** A part of a whole that together with another part leaves nothing out; the two may overlap. */
export function covering(options: { whole: string; with: string }): Specification {
  return {
    tellsApart: { sharedWith: options.whole },
    value: (at) => {
      const whole = at.of(options.whole);
      const least = Math.max(0, whole - at.of(options.with));
      return Math.min(whole, at.byChance(within([least, whole], at.own()), at.own(1)));
    },
  };
}

/** Whatever can be calculated from other elements. */
export function calculated(
  value: (at: Moment) => SeedAnswer,
  tellsApart?: Specification['tellsApart'],
): Specification {
  return { tellsApart, value };
}

// -------------------------------------------------------------------------------------------- people's life

/** How many people there are at the end of the period, by the village's life. */
export function livingStock(count: (month: LivedMonth, slice: NamedSlice) => number): Specification {
  return {
    tellsApart: 'all',
    value: ({ place, month, slice }) => (place.life ? count(place.life.month(month), slice) : 0),
  };
}

/** What happened to people in the period, by the village's life. */
export function livingFlow(count: (month: LivedMonth, slice: NamedSlice) => number): Specification {
  return {
    tellsApart: 'all',
    value: ({ place, period, slice }) => {
      if (!place.life) return 0;
      const last = monthNumber(period);
      let sum = 0;
      for (let each = last - MONTHS[period.frequency] + 1; each <= last; each++) {
        sum += count(place.life.month(each), slice);
      }
      return sum;
    },
  };
}

// ----------------------------------------------------------------------------------- other than numbers

/** Yes in so many units of a hundred; those who have it keep it. */
export function yesNo(percent: number): Specification {
  return { value: (at) => at.own() * 100 < percent };
}

/** One of the codes, by weight (even, unless said); it stays the same. */
export function code(weights: Weights = {}): Specification {
  return {
    value: (at) => {
      const names = at.element.codeList?.codes.map(({ name }) => name) ?? [];
      const chosen = split({
        total: 1,
        scale: 1,
        names,
        weights,
        exhaustive: true,
        chance: (what) => at.own(what),
      });
      return names[chosen.indexOf(1)];
    },
  };
}

/** One of the texts, in so many of a hundred periods; else nothing is said. */
export function text(choices: readonly string[], percent = 100): Specification {
  return {
    value: (at) => (at.anew() * 100 < percent ? choices[Math.floor(at.own(1) * choices.length)] : undefined),
  };
}

/** A day of the period. */
export function day(): Specification {
  return {
    value: (at) => {
      const date = 1 + Math.floor(at.anew() * 28);
      return `${at.period.end.slice(0, 8)}${String(date).padStart(2, '0')}`;
    },
  };
}

/** Asked everywhere, but not applicable where the condition does not hold. */
export function where(condition: (at: Moment) => boolean, usual: Specification): Specification {
  return { ...usual, applies: condition };
}

/** Of all units a part, the same for every question that speaks of the same thing. */
export function inSome(thing: string, part: number): (at: Moment) => boolean {
  const key = keyOf(thing);
  return ({ place }) => chanceOf(place.key, key) < part;
}

/** The unit's kind decides. */
export function byKind(
  kinds: Partial<Record<UnitKind, Specification>>,
  otherwise: Specification,
): Specification {
  return {
    ...otherwise,
    value: (at) => (kinds[at.place.unit.kind] ?? otherwise).value(at),
  };
}

// ------------------------------------------------------------------------------------------------ helpers

function sumOf(at: Moment, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + at.of(name), 0);
}
