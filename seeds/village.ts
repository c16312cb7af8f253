import type { Unit } from '../src/core/unit-tree.ts';
import { clamp, Random } from './random.ts';
import type { Answers, SeedSlices } from './seed-table.ts';

const SEXES = ['MALE', 'FEMALE'] as const;
const ORDERS = ['FIRST', 'SECOND', 'THIRD_OR_LATER'] as const;
const PROVINCES = ['LOCAL', 'NON_LOCAL'] as const;
type Sex = (typeof SEXES)[number];
type Order = (typeof ORDERS)[number];
type Province = (typeof PROVINCES)[number];
type BySex = Record<Sex, number>;

interface Birth {
  readonly sex: Sex;
  readonly order: Order;
  readonly province: Province;
  readonly withinPolicy: boolean;
  readonly planned: boolean;
}

const total = (bySex: BySex): number => bySex.MALE + bySex.FEMALE;

/**
 * A village or community that lives through its quarters: births and deaths of a quarter move its stocks, and
 * the year's table counts what the quarters brought. A residents' committee is asked only what the health
 * bureau's forms need, and there only totals.
 */
export class Village {
  readonly #random: Random;
  readonly #isVillage: boolean;

  readonly #registered: BySex;
  readonly #present: BySex;
  readonly #unregistered: BySex;
  #familyPlanning: number;
  #agricultural: number;
  #floating: number;
  #permits: number;
  #under18: number;
  #aged60: number;

  #households: number;
  #residentHouseholds: number;
  #subsistence: number;
  #extremePoverty: number;
  #partyMembers: number;
  readonly #ownQuestions: Record<string, number>;

  #marriedWomen: number;
  #onlyChildCertificates: number;
  #plannedBirths: Record<Order, number> = { FIRST: 0, SECOND: 0, THIRD_OR_LATER: 0 };

  /** Before the first quarter: what the first table is asked as the period before it. */
  readonly #openings: SeedSlices;
  #quartersTold = 0;

  constructor(unit: Unit) {
    const random = new Random(unit.id);
    this.#random = random;
    this.#isVillage = unit.kind === 'VILLAGE_COMMITTEE';
    const people = this.#isVillage ? random.between(720, 2300) : random.between(1800, 4200);
    const women = random.share(people, 478, 506);
    this.#registered = { MALE: people - women, FEMALE: women };
    this.#present = {
      MALE: random.share(people - women, 620, 860),
      FEMALE: random.share(women, 650, 880),
    };
    const incomers = this.#isVillage ? 1 : 12;
    this.#unregistered = { MALE: incomers * random.between(6, 38), FEMALE: incomers * random.between(6, 38) };
    this.#familyPlanning = this.#residents + random.between(-12, 25);
    this.#openings = {
      'familyPlanningPopulation@PREVIOUS': this.#familyPlanning,
      'residentPopulation@PREVIOUS': this.#residents,
    };
    this.#agricultural = random.share(people, 820, 950);
    this.#floating = random.between(18, 80);
    this.#permits = random.share(this.#floating, 400, 700);
    this.#under18 = random.share(total(this.#present), 165, 220);
    this.#aged60 = random.share(total(this.#present), 240, 320);
    this.#households = random.share(people, 275, 320);
    this.#residentHouseholds = random.share(this.#households, 720, 900);
    this.#subsistence = random.share(this.#households, 20, 45);
    this.#extremePoverty = random.between(1, 8);
    this.#partyMembers = random.between(22, 78);
    this.#ownQuestions = {
      disabled: random.between(15, 60),
      threeWithouts: random.between(0, 5),
      preferentialTreatment: random.between(5, 25),
      unemployed: random.between(3, 20),
      pensionPaidHere: random.between(110, 480),
      retired: random.between(2, 30),
      returnedGraduates: random.between(1, 10),
      foreigners: random.below(3),
      returnedOverseasChinese: random.below(3),
      unemployedGraduates: random.between(1, 9),
    };
    this.#marriedWomen = random.share(women, 190, 240);
    this.#onlyChildCertificates = random.between(14, 70);
  }

  /** Registered households: what its natural villages' farm households are taken from. */
  get households(): number {
    return this.#households;
  }

  get #residents(): number {
    return total(this.#present) + total(this.#unregistered);
  }

  /** Lives one quarter, and answers its table. */
  quarter(): Answers {
    const births = this.#bear();
    const deaths = this.#die();
    this.#migrate();
    this.#familyPlanning += births.length - deaths + this.#random.between(-3, 3);
    const first = this.#quartersTold++ === 0;
    const vitalEvents = {
      births: countBirths(births),
      birthsWithinPolicy: countPolicy(births),
      deaths,
    };
    const familyPlanning = {
      familyPlanningPopulation: this.#familyPlanning,
      ...(first ? this.#openings : {}),
    };
    if (!this.#isVillage) {
      return {
        values: {
          population: {
            registeredPresent: { total: total(this.#present) },
            presentUnregistered: { total: total(this.#unregistered) },
            ...familyPlanning,
          },
          vitalEvents,
        },
      };
    }
    this.#driftCommunity();
    return {
      values: {
        population: {
          registeredPopulation: { ...this.#registered },
          registeredPresent: { ...this.#present },
          presentUnregistered: { ...this.#unregistered },
          agriculturalPopulation: this.#agricultural,
          floatingPopulation: this.#floating,
          residencePermitHolders: this.#permits,
          under18: this.#under18,
          aged60AndOver: this.#aged60,
          ...familyPlanning,
        },
        households: {
          registeredHouseholds: this.#households,
          residentHouseholds: this.#residentHouseholds,
          subsistenceHouseholds: this.#subsistence,
          extremePovertyHouseholds: this.#extremePoverty,
        },
        party: { partyMembers: this.#partyMembers },
        vitalEvents,
      },
      forms: { SD_01: { ...this.#ownQuestions } },
    };
  }

  /** Answers the year's table, after its four quarters. */
  year(): Answers {
    const random = this.#random;
    const planned = this.#plannedBirths;
    this.#plannedBirths = { FIRST: 0, SECOND: 0, THIRD_OR_LATER: 0 };
    this.#marriedWomen = Math.max(60, this.#marriedWomen + random.between(-5, 2));
    this.#onlyChildCertificates = Math.max(5, this.#onlyChildCertificates - random.below(3));
    const marriages = random.between(3, 13);
    const youngest = random.chance(30) ? 1 : 0;
    return {
      values: {
        vitalEvents: {
          femaleFirstMarriages: {
            total: marriages,
            AT_MOST_19: youngest,
            AT_LEAST_23: random.successes(marriages - youngest, 70),
          },
        },
      },
      forms: {
        SX_04: {
          marriedWomen: this.#marriedWomen,
          onlyChildCertificates: this.#onlyChildCertificates,
          firstPlanned: planned.FIRST,
          secondPlanned: planned.SECOND,
          laterPlanned: planned.THIRD_OR_LATER,
          unreportedEarlier: random.chance(20) ? random.between(1, 2) : 0,
        },
      },
    };
  }

  #bear(): Birth[] {
    const random = this.#random;
    const most = clamp(1 + Math.floor(total(this.#present) / 220), 2, 9);
    const births: Birth[] = [];
    for (let left = random.between(0, most); left > 0; left--) {
      const which = random.below(100);
      const order = which < 43 ? 'FIRST' : which < 86 ? 'SECOND' : 'THIRD_OR_LATER';
      births.push({
        sex: random.below(1000) < 514 ? 'MALE' : 'FEMALE',
        order,
        province: random.chance(93) ? 'LOCAL' : 'NON_LOCAL',
        withinPolicy: random.chance(order === 'THIRD_OR_LATER' ? 85 : 98),
        planned: random.chance(92),
      });
    }
    for (const { sex, order, province, planned } of births) {
      if (planned) this.#plannedBirths[order]++;
      if (province === 'LOCAL') {
        this.#registered[sex]++;
        this.#present[sex]++;
      } else this.#unregistered[sex]++;
    }
    this.#agricultural += births.filter((birth) => birth.province === 'LOCAL').length;
    return births;
  }

  #die(): number {
    const deaths = this.#random.between(0, clamp(1 + Math.floor(total(this.#present) / 260), 2, 8));
    for (let left = deaths; left > 0; left--) {
      const sex = this.#random.chance(54) ? 'MALE' : 'FEMALE';
      this.#registered[sex]--;
      this.#present[sex]--;
      this.#agricultural--;
    }
    return deaths;
  }

  #migrate(): void {
    const random = this.#random;
    for (const sex of SEXES) {
      this.#registered[sex] += random.between(-3, 2);
      this.#present[sex] = clamp(this.#present[sex] + random.between(-6, 6), 200, this.#registered[sex] - 20);
      this.#unregistered[sex] = Math.max(2, this.#unregistered[sex] + random.between(-2, 2));
    }
  }

  #driftCommunity(): void {
    const random = this.#random;
    const present = total(this.#present);
    this.#agricultural = Math.min(this.#agricultural - random.below(2), total(this.#registered) - 10);
    this.#floating = Math.max(10, this.#floating + random.between(-3, 3));
    this.#permits = clamp(this.#permits + random.between(-2, 2), 3, this.#floating);
    this.#under18 = clamp(this.#under18 + random.between(-2, 2), 20, Math.floor(present / 4));
    this.#aged60 = clamp(this.#aged60 + random.between(-1, 2), 20, Math.floor(present / 2));
    this.#households += random.between(-1, 1);
    this.#residentHouseholds = clamp(
      this.#residentHouseholds + random.between(-2, 2),
      60,
      this.#households - 5,
    );
    this.#subsistence = Math.max(2, this.#subsistence + random.between(-1, 1));
    this.#extremePoverty = Math.max(
      1,
      this.#extremePoverty + (random.chance(15) ? random.between(-1, 1) : 0),
    );
    this.#partyMembers = Math.max(15, this.#partyMembers + random.between(-1, 1));
    for (const question of Object.keys(this.#ownQuestions)) {
      const value = this.#ownQuestions[question] ?? 0;
      if (random.chance(25)) this.#ownQuestions[question] = Math.max(0, value + random.between(-1, 1));
    }
  }
}

function countBirths(births: readonly Birth[]): SeedSlices {
  return slices(SEXES, (sex) =>
    slices(ORDERS, (order) =>
      slices(PROVINCES, (province) => {
        return births.filter((b) => b.sex === sex && b.order === order && b.province === province).length;
      }),
    ),
  );
}

function countPolicy(births: readonly Birth[]): SeedSlices {
  return slices(ORDERS, (order) =>
    slices(PROVINCES, (province) => {
      return births.filter((b) => b.withinPolicy && b.order === order && b.province === province).length;
    }),
  );
}

function slices<Code extends string>(
  codes: readonly Code[],
  of: (code: Code) => SeedSlices[string],
): SeedSlices {
  return Object.fromEntries(codes.map((code) => [code, of(code)]));
}
