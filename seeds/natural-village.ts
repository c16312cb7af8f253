import type { Unit } from '../src/core/unit-tree.ts';
import { clamp, Random } from './random.ts';
import type { Answers } from './seed-table.ts';

/** A natural village: its farm households, their insurance and their housing, once a year. */
export class NaturalVillage {
  readonly #random: Random;
  #farmHouseholds: number;
  #medical: number;
  #commercial: number;
  #insecure: number;

  /** `share` is its part of the village's registered households. */
  constructor(unit: Unit, share: number) {
    const random = new Random(unit.id);
    this.#random = random;
    this.#farmHouseholds = Math.max(16, random.share(share, 700, 980));
    this.#medical = random.share(this.#farmHouseholds, 930, 990);
    this.#commercial = random.share(this.#farmHouseholds, 80, 350);
    this.#insecure = random.between(0, 4);
  }

  year(): Answers {
    const random = this.#random;
    this.#farmHouseholds += random.between(-1, 2);
    const all = this.#farmHouseholds;
    this.#medical = clamp(this.#medical + random.between(-1, 2), 0, all);
    this.#commercial = clamp(this.#commercial + random.between(-1, 2), 0, all);
    this.#insecure = Math.max(0, this.#insecure - random.below(2));
    const insecure = this.#insecure;
    const unsafe = random.between(0, insecure);
    const remarks = {
      ...(random.chance(3) ? { GX_02: { remark: '个别户整户外出，按上年参保情况计' } } : {}),
      ...(insecure > 0 && random.chance(15) ? { GX_10: { remark: `${insecure}户已列入改造计划` } } : {}),
    };
    return {
      values: {
        households: { farmHouseholds: all },
        insurance: {
          insuredHouseholds: Math.min(all, this.#medical + random.below(this.#commercial + 1)),
          medicalInsuranceHouseholds: this.#medical,
          commercialInsuranceHouseholds: this.#commercial,
        },
        housing: {
          securelyHousedHouseholds: all - insecure,
          unsafeHouseHouseholds: unsafe,
          crampedHouseHouseholds: random.between(insecure - unsafe, insecure),
        },
      },
      ...(Object.keys(remarks).length > 0 ? { forms: remarks } : {}),
    };
  }
}
