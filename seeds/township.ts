import type { Unit } from '../src/core/unit-tree.ts';
import { decimalText, portion, Random } from './random.ts';
import type { Answers, SeedSlices } from './seed-table.ts';

/** The town where the county's government sits. */
const COUNTY_SEAT = 'heyang';
/** The hilly townships that run hydropower stations, and how many. */
const STATIONS: Readonly<Record<string, number>> = {
  fengling: 4,
  luogang: 1,
  qiaoya: 3,
  shijing: 1,
  zhuping: 2,
};

const CAUSES = {
  STATE_CONSTRUCTION: 55,
  OTHER_CONSTRUCTION: 30,
  FOREST_AND_GRASS: 18,
  FISHERY: 6,
  ORCHARD: 16,
};
const NUTRIENTS = { NITROGEN: 400, PHOSPHATE: 190, POTASH: 110, COMPOUND: 300 };
type Mix = Record<string, number>;

const sum = (mix: Mix): number => Object.values(mix).reduce((a, b) => a + b, 0);
const mapped = <Value>(mix: Mix, of: (value: number) => Value): Record<string, Value> =>
  Object.fromEntries(Object.entries(mix).map(([code, value]) => [code, of(value)]));
const tenths = (value: number): string => decimalText(value, 1);

/**
 * A township's land, energy and farm inputs, once a year. Areas are whole tenths of 亩, weights in 吨 whole
 * tenths, so that the year's gain and loss balance to the last digit.
 */
export class Township {
  readonly #random: Random;
  readonly #unit: Unit;
  readonly #villages: number;
  #paddy: number;
  #dry: number;
  #temporary: number;
  readonly #steepShare: number;
  readonly #loss: Mix;
  readonly #reclaimed: number;
  readonly #fromOrchards: number;
  readonly #irrigatedShare: number;
  readonly #secureShare: number;
  readonly #capacity: number;
  readonly #fertiliser: Mix;
  readonly #film: number;
  readonly #electricity: number;
  readonly #diesel: number;
  readonly #pesticide: number;
  readonly #phoneHouseholds: number;
  #yearsTold = 0;

  /** `villages` is the number of its village committees. */
  constructor(unit: Unit, villages: number) {
    const random = new Random(unit.id);
    this.#random = random;
    this.#unit = unit;
    this.#villages = villages;
    const arable = villages * random.between(14_000, 27_000);
    this.#paddy = random.share(arable, 450, 680);
    this.#temporary = random.share(arable, 8, 30);
    this.#dry = arable - this.#paddy - this.#temporary;
    this.#steepShare = random.between(150, 450);
    this.#loss = mapped(
      CAUSES,
      (usual) => villages * random.between(portion(usual, 6, 10), portion(usual, 14, 10)),
    );
    this.#reclaimed = villages * random.between(15, 40);
    this.#fromOrchards = villages * random.between(4, 18);
    this.#irrigatedShare = random.between(540, 740);
    this.#secureShare = random.between(600, 820);
    this.#capacity = (STATIONS[unit.id] ?? 0) * 5 * random.between(32, 126);
    const fertiliser = portion(arable, random.between(34, 46), 1000);
    this.#fertiliser = mapped(NUTRIENTS, (thousandths) =>
      random.share(portion(fertiliser, thousandths, 1000), 900, 1100),
    );
    this.#film = portion(arable, random.between(28, 55), 1000);
    this.#electricity = villages * random.between(3200, 7800);
    this.#diesel = portion(arable, random.between(6, 12), 1000);
    this.#pesticide = portion(arable, random.between(25, 60), 1000);
    this.#phoneHouseholds = villages * random.between(330, 430);
  }

  year(): Answers {
    const random = this.#random;
    /** This year's value of something that is about the same every year. */
    const about = (usual: number, spread = 80): number => random.share(usual, 1000 - spread, 1000 + spread);
    const opening = this.#paddy + this.#dry + this.#temporary;
    const loss = mapped(this.#loss, (usual) => about(usual, 200));
    const reclaimed = about(this.#reclaimed, 200);
    const fromOrchards = about(this.#fromOrchards, 200);
    const closing = opening - sum(loss) + reclaimed + fromOrchards + this.#villages * random.below(12);
    this.#temporary += this.#villages * random.between(-3, 1);
    const regular = closing - this.#temporary;
    this.#paddy += portion(regular - this.#paddy - this.#dry, 6, 10);
    this.#dry = regular - this.#paddy;
    const irrigated = random.share(closing, this.#irrigatedShare - 5, this.#irrigatedShare + 5);
    const film = about(this.#film);
    const mulch = random.share(film, 520, 720);
    return {
      values: {
        land: {
          ...(this.#yearsTold++ === 0 ? { 'arableLand@PREVIOUS': tenths(opening) } : {}),
          regularArableLand: { PADDY: tenths(this.#paddy), DRY: tenths(this.#dry) },
          temporaryArableLand: {
            total: tenths(this.#temporary),
            ABOVE_25_DEGREES: tenths(portion(this.#temporary, this.#steepShare, 1000)),
          },
          newlyReclaimedLand: tenths(reclaimed),
          orchardTurnedArable: tenths(fromOrchards),
          arableDecrease: mapped(loss, tenths) as SeedSlices,
          effectivelyIrrigatedArea: tenths(irrigated),
          droughtFloodSecureArea: tenths(
            random.share(irrigated, this.#secureShare - 5, this.#secureShare + 5),
          ),
        },
        ruralEnergy: {
          hydropowerStations: STATIONS[this.#unit.id] ?? 0,
          hydropowerCapacity: this.#capacity,
          hydropowerOutput: this.#capacity * random.between(2700, 3400),
        },
        farmInputs: {
          fertiliserUse: mapped(this.#fertiliser, (usual) => tenths(about(usual, 60))) as SeedSlices,
          plasticFilmUse: { total: film, MULCH: mulch },
        },
      },
      forms: {
        HB_02: {
          electricityUse: decimalText(about(this.#electricity), 2),
          mulchedArea: tenths(mulch * random.between(2, 3)),
          dieselUse: tenths(about(this.#diesel)),
          pesticideUse: about(this.#pesticide),
          machineIrrigated: tenths(random.share(irrigated, 420, 460)),
        },
        TJ_01: {
          countySeatTowns: this.#unit.id === COUNTY_SEAT ? 1 : 0,
          farmingSubdistricts: this.#unit.kind === 'SUBDISTRICT' ? 1 : 0,
          tapWaterVillages: this.#villages - (this.#unit.kind === 'RURAL_TOWNSHIP' ? 1 : 0),
          busVillages: this.#villages,
          phoneVillages: this.#villages,
          phoneHouseholds: about(this.#phoneHouseholds, 15),
        },
      },
    };
  }
}
