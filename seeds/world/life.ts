import type { Unit } from '../../src/core/unit-tree.ts';
import { clamp, Random } from '../random.ts';

export type Sex = 'MALE' | 'FEMALE';
export type BySex = Readonly<Record<Sex, number>>;

export interface Birth {
  readonly sex: Sex;
  readonly order: 'FIRST' | 'SECOND' | 'THIRD_OR_LATER';
  readonly registration: 'LOCAL' | 'NON_LOCAL';
  readonly withinPolicy: boolean;
  readonly planned: boolean;
}

/** A village's people at the end of a month, and what happened in it. */
export interface LivedMonth {
  readonly registered: BySex;
  /** Registered here and living here. */
  readonly present: BySex;
  /** Living here, registered elsewhere. */
  readonly unregistered: BySex;
  readonly familyPlanning: number;
  readonly births: readonly Birth[];
  readonly deaths: BySex;
  readonly movedIn: BySex;
  readonly movedOut: BySex;
}

const SEXES = ['MALE', 'FEMALE'] as const;
/** Lives begin in January 2022: whatever looks back from the first table finds something. */
const FIRST_MONTH = 22 * 12;

/**
 * The people of a village or community, month by month: births, deaths and moves of a month lead from one
 * month's end to the next, to the last person.
 */
export class Life {
  readonly #random: Random;
  readonly #months: LivedMonth[] = [];
  /** Births and deaths a year in a thousand who live here. */
  readonly #birthRate: number;
  readonly #deathRate: number;

  constructor(unit: Unit, persons: number) {
    const random = new Random(unit.id);
    this.#random = random;
    this.#birthRate = random.between(65, 115) / 10;
    this.#deathRate = random.between(60, 85) / 10;
    const women = Math.floor((persons * random.between(478, 506)) / 1000);
    const registered = { MALE: persons - women, FEMALE: women };
    const incomers = (unit.kind === 'VILLAGE_COMMITTEE' ? 1 : 12) * random.between(12, 76);
    const men = Math.floor((incomers * random.between(42, 58)) / 100);
    const present = {
      MALE: Math.floor((registered.MALE * random.between(620, 860)) / 1000),
      FEMALE: Math.floor((registered.FEMALE * random.between(650, 880)) / 1000),
    };
    const unregistered = { MALE: men, FEMALE: incomers - men };
    const none = { MALE: 0, FEMALE: 0 };
    this.#months.push({
      registered,
      present,
      unregistered,
      familyPlanning: total(present) + total(unregistered) + random.between(-12, 25),
      births: [],
      deaths: none,
      movedIn: none,
      movedOut: none,
    });
  }

  /** By `monthNumber`; the first month's end for all time before it. */
  month(number: number): LivedMonth {
    const index = Math.max(0, number - FIRST_MONTH);
    while (this.#months.length <= index) this.#months.push(this.#next(this.#months.at(-1) as LivedMonth));
    return this.#months[index] as LivedMonth;
  }

  #next(last: LivedMonth): LivedMonth {
    const random = this.#random;
    const residents = total(last.present) + total(last.unregistered);
    const births = Array.from({ length: random.about((residents * this.#birthRate) / 12_000) }, () =>
      this.#bear(),
    );
    const deaths = { MALE: 0, FEMALE: 0 };
    for (let left = random.about((total(last.present) * this.#deathRate) / 12_000); left > 0; left--) {
      deaths[random.chance(0.54) ? 'MALE' : 'FEMALE']++;
    }
    const movedIn = bySex(() => random.about(total(last.registered) / 3000));
    const movedOut = bySex(() => random.about(total(last.registered) / 2600));
    const born = (sex: Sex, registration: Birth['registration']): number =>
      births.filter((birth) => birth.sex === sex && birth.registration === registration).length;
    const registered = bySex(
      (sex) => last.registered[sex] + born(sex, 'LOCAL') - deaths[sex] + movedIn[sex] - movedOut[sex],
    );
    const present = bySex((sex) =>
      clamp(
        last.present[sex] + born(sex, 'LOCAL') - deaths[sex] + random.between(-2, 2),
        Math.floor(registered[sex] / 2),
        registered[sex] - 20,
      ),
    );
    const unregistered = bySex((sex) =>
      Math.max(2, last.unregistered[sex] + born(sex, 'NON_LOCAL') + random.between(-1, 1)),
    );
    const familyPlanning = last.familyPlanning + births.length - total(deaths) + random.between(-1, 1);
    return { registered, present, unregistered, familyPlanning, births, deaths, movedIn, movedOut };
  }

  #bear(): Birth {
    const random = this.#random;
    const which = random.next();
    const order = which < 0.43 ? 'FIRST' : which < 0.86 ? 'SECOND' : 'THIRD_OR_LATER';
    return {
      sex: random.chance(0.514) ? 'MALE' : 'FEMALE',
      order,
      registration: random.chance(0.93) ? 'LOCAL' : 'NON_LOCAL',
      withinPolicy: random.chance(order === 'THIRD_OR_LATER' ? 0.85 : 0.98),
      planned: random.chance(0.92),
    };
  }
}

export const total = (people: BySex): number => people.MALE + people.FEMALE;

function bySex(of: (sex: Sex) => number): BySex {
  const [MALE, FEMALE] = SEXES.map(of) as [number, number];
  return { MALE, FEMALE };
}
