import type { Element } from '../catalogue/model.ts';
import { isJoined } from '../expression/model.ts';
import { itemKey, leavesOf, type Slice } from '../one-table/item.ts';
import { granularity, type Profile } from '../one-table/question-set.ts';
import { next } from '../period.ts';
import type { Evaluate, Place } from './evaluation.ts';
import { Gap, NOT_APPLICABLE, NOT_REPORTED, type Outcome, sumOf } from './outcome.ts';

/** Reads an asked element from the unit's own table; slices that were asked one by one are added up. */
export function readStored(element: Element, slice: Slice): Evaluate {
  const exact = itemKey(element, slice);
  if (isAskedAsOne(element, slice)) {
    return (place) => place.read(element, exact) ?? place.absence(element);
  }
  const leafKeys = new LeafKeys(element, slice, false);
  const isJoint = slice.some((code) => code !== undefined && isJoined(code));
  return (place) => {
    const asked = readKeys(place, element, leafKeys.for(place));
    if (asked !== undefined || !place.table) return asked ?? place.absence(element);
    // Handed in under another catalogue: as one number then, or slice by slice.
    const asOne = isJoint ? undefined : place.read(element, exact);
    return asOne ?? readKeys(place, element, leafKeys.all) ?? place.absence(element);
  };
}

/** Whether a slice is one question whatever is told apart: a leaf, or the total of 其中 that does not exhaust. */
function isAskedAsOne({ breakdown }: Element, slice: Slice): boolean {
  const isTotal = slice.every((code) => code === undefined);
  return slice.every((code) => code !== undefined && !isJoined(code)) || (breakdown === 'PARTIAL' && isTotal);
}

/**
 * Reads the answer to "what was it last period?", kept in the table of the unit's first period; undefined where
 * there is none and nobody asks for it.
 */
export function readAskedBefore(element: Element, slice: Slice) {
  const leafKeys = new LeafKeys(element, slice, true);
  return (place: Place): Outcome | undefined => {
    const asking = place.in(next(place.period));
    const keys = leafKeys.for(asking);
    const answer = readKeys(asking, element, keys) ?? NOT_REPORTED;
    if (!(answer instanceof Gap) || answer.reason !== 'NOT_REPORTED') return answer;
    // Of a sum that only parts are asked of, nobody owes the rest.
    const { run, unit, period } = asking;
    return run.questions.asksBefore(element, keys, unit, period) ? answer : undefined;
  };
}

/** The sum under several keys of one table; undefined if none of them is there. */
function readKeys(place: Place, element: Element, keys: readonly string[]): Outcome | undefined {
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) return place.read(element, only);
  const total = place.sum(element, keys);
  if (total !== undefined) {
    place.run.summed = true;
    return total;
  }
  let present = false;
  const result = sumOf(keys.length, (i) => {
    const value = place.read(element, keys[i] as string);
    if (value !== undefined) present = true;
    return value ?? NOT_REPORTED;
  });
  if (!present) return undefined;
  place.run.summed = true;
  // One table has reported or not, however many slices it holds.
  if (!(result instanceof Gap) || result === NOT_APPLICABLE) return result;
  return new Gap(result.reason, result.reason === 'NOT_REPORTED' ? 0 : 1, 1, result.partial);
}

/** The keys beneath a slice, for each way in which its element may be asked. */
class LeafKeys {
  readonly all: readonly string[];
  readonly #byProfile = new WeakMap<Profile, readonly string[]>();
  #last: { readonly profile: Profile; readonly keys: readonly string[] } | undefined;

  constructor(
    private readonly element: Element,
    private readonly slice: Slice,
    private readonly previous: boolean,
  ) {
    this.all = this.#keys(element.args.map(() => true));
  }

  /** Those that are asked at a place. */
  for({ profile }: Place): readonly string[] {
    if (this.#last?.profile === profile) return this.#last.keys; // nearly always: row by row
    let keys = this.#byProfile.get(profile);
    if (!keys) {
      const active = granularity(profile, this.element, this.previous);
      keys = this.#keys(active ?? this.slice.map((code) => code !== undefined));
      this.#byProfile.set(profile, keys);
    }
    this.#last = { profile, keys };
    return keys;
  }

  #keys(active: readonly boolean[]): readonly string[] {
    const { element, slice } = this;
    const leaves = isAskedAsOne(element, slice) ? [slice] : leavesOf(element, slice, active);
    return leaves.map((leaf) => itemKey(element, leaf, this.previous));
  }
}
