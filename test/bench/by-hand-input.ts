import type { FactTable, StoredAnswer } from '../../src/core/fill/facts.ts';
import { isNullAnswer } from '../../src/core/fill/facts.ts';
import { itemPath } from '../../src/core/one-table/item.ts';
import { type Period, partsOf, previous } from '../../src/core/period.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import type {
  NaturalVillageYear,
  TownshipOfYear,
  TownshipYear,
  VillageMonth,
  VillageOfQuarter,
  VillageQuarter,
} from './by-hand.ts';
import type { ExampleCounty } from './example-county.ts';

const SEXES = ['MALE', 'FEMALE'];
const ORDERS = ['FIRST', 'SECOND', 'THIRD_OR_LATER'];
const PROVINCES = ['LOCAL', 'NON_LOCAL'];
const ORIGINS = ['OTHER_PROVINCE', 'SAME_PROVINCE'];
const CHILDREN = ['NONE', 'ONE', 'TWO', 'THREE_OR_MORE'];
/** The quarterly answers with which SD-01 ends. */
const GROUPS = [
  'party.partyMembers',
  'households.subsistenceHouseholds',
  'households.extremePovertyHouseholds',
  'residentGroups.disabledPersons',
  'residentGroups.threeWithouts',
  'veterans.preferentialTreatment',
  'residentGroups.unemployedPersons',
  'residentGroups.pensionPaidHere',
  'residentGroups.retiredPersons',
  'residentGroups.returnedGraduates',
  'residentGroups.foreignResidents',
  'residentGroups.returnedOverseasChinese',
  'residentGroups.unemployedGraduates',
];
/** What TJ-01 asks of the township. */
const BASICS = [
  'ruralOrganisation.countySeatTowns',
  'forms.TJ_01.farmingSubdistricts',
  'ruralOrganisation.tapWaterVillages',
  'ruralOrganisation.motorRoadVillages',
  'forms.TJ_01.phoneVillages',
  'forms.TJ_01.phoneHouseholds',
];

const paths = (head: string, ...dimensions: readonly string[][]): string[] =>
  dimensions.reduce((made, codes) => made.flatMap((path) => codes.map((code) => `${path}.${code}`)), [head]);

/** Brings stored tables to the arrays that the hand-written functions work on; not part of what is timed. */
export class ByHandInput {
  readonly #units;

  constructor(private readonly county: ExampleCounty) {
    this.#units = county.engine.units;
  }

  quarter(township: Unit, period: Period): VillageOfQuarter[] {
    const before = partsOf(previous(period), 'MONTH').at(-1) as Period;
    return this.#units.below(township.id, 'VILLAGE', period.end).map((village) => ({
      isVillage: village.kind === 'VILLAGE_COMMITTEE',
      now: this.#villageQuarter(village, period),
      before: this.#villageMonth(village, before),
    }));
  }

  year(township: Unit, period: Period): TownshipOfYear {
    const lastYear = previous(period);
    const lastMonth = partsOf(lastYear, 'MONTH').at(-1) as Period;
    const villages = this.#units.below(township.id, 'VILLAGE', period.end);
    return {
      now: this.#townshipYear(township, period),
      kind: township.kind,
      villageCommittees: villages.filter(({ kind }) => kind === 'VILLAGE_COMMITTEE').length,
      villages: villages.map((village) => ({
        isVillage: village.kind === 'VILLAGE_COMMITTEE',
        months: partsOf(period, 'MONTH').map((part) => this.#villageMonth(village, part)),
        lastYearEnd: this.#villageMonth(village, lastMonth),
        unreported: partsOf(period, 'HALF_YEAR').map((half) =>
          this.#answers(village, half).one('vitalEvents.unreportedEarlierBirths'),
        ),
        arable: [lastYear, period].map((year) => this.#answers(village, year).one('land.arableLand')),
        naturalVillages: this.#units
          .below(village.id, 'NATURAL_VILLAGE', period.end)
          .map((each) => this.#naturalVillageYear(each, period)),
      })),
    };
  }

  #villageMonth(village: Unit, period: Period): VillageMonth {
    const { one, all } = this.#answers(village, period);
    const marriages = 'vitalEvents.femaleFirstMarriages';
    return {
      registered: all(paths('population.registeredPopulation', SEXES)),
      present: all(paths('population.registeredPresent', SEXES)),
      unregistered: all(paths('population.presentUnregistered', SEXES)),
      floating: all(paths('population.floatingPopulation', SEXES, ORIGINS)),
      agricultural: one('population.agriculturalPopulation'),
      familyPlanning: one('population.familyPlanningPopulation'),
      households: one('households.registeredHouseholds'),
      births: all(paths('vitalEvents.births', SEXES, ORDERS, PROVINCES)),
      withinPlan: all(paths('vitalEvents.birthsWithinPlan', ORDERS)),
      deaths: one('vitalEvents.deaths'),
      marriages: all([marriages, `${marriages}.AT_MOST_19`, `${marriages}.AT_LEAST_23`]),
      married: all(paths('familyPlanning.marriedWomenOfChildbearingAge', CHILDREN)),
      certificates: one('familyPlanning.onlyChildCertificateHolders'),
    };
  }

  #villageQuarter(village: Unit, period: Period): VillageQuarter {
    const { one, all } = this.#answers(village, period);
    return {
      months: partsOf(period, 'MONTH').map((part) => this.#villageMonth(village, part)),
      groups: all(GROUPS),
      residentHouseholds: one('households.residentHouseholds'),
      permits: one('population.residencePermitHolders'),
      under18: one('population.under18'),
      aged60: one('population.aged60AndOver'),
      withinPolicy: all(paths('vitalEvents.birthsWithinPolicy', ORDERS, PROVINCES)),
    };
  }

  #naturalVillageYear(unit: Unit, period: Period): NaturalVillageYear {
    const { one, said } = this.#answers(unit, period);
    return {
      label: unit.label,
      households: one('households.farmHouseholds'),
      insured: one('insurance.insuredHouseholds'),
      medical: one('insurance.medicalInsuranceHouseholds'),
      commercial: one('insurance.commercialInsuranceHouseholds'),
      secure: one('housing.securelyHousedHouseholds'),
      unsafe: one('housing.unsafeHouseHouseholds'),
      cramped: one('housing.crampedHouseHouseholds'),
      insuranceRemark: said('forms.GX_02.remark') as string | undefined,
      housingRemark: said('forms.GX_10.remark') as string | undefined,
    };
  }

  #townshipYear(unit: Unit, period: Period): TownshipYear {
    const { one, all } = this.#answers(unit, period);
    const causes = [
      'STATE_CONSTRUCTION',
      'OTHER_CONSTRUCTION',
      'FOREST_AND_GRASS',
      ...['FISHERY', 'ORCHARD'],
    ];
    return {
      regular: all(paths('land.regularArableLand', ['PADDY', 'DRY'])),
      steep: one('land.steepTemporaryLand'),
      reclaimed: one('land.newlyReclaimedLand'),
      fromOrchards: one('land.orchardTurnedArable'),
      lost: all(paths('land.arableDecrease', causes)),
      irrigated: one('land.effectivelyIrrigatedArea'),
      secure: one('land.droughtFloodSecureArea'),
      stations: one('ruralEnergy.hydropowerStations'),
      capacity: one('ruralEnergy.hydropowerCapacity'),
      output: one('ruralEnergy.hydropowerOutput'),
      fertiliser: all(paths('farmInputs.fertiliserUse', ['NITROGEN', 'PHOSPHATE', 'POTASH', 'COMPOUND'])),
      film: all(['farmInputs.plasticFilmUse', 'farmInputs.plasticFilmUse.MULCH']),
      own: this.#own('HB-02', one),
      basics: all(BASICS),
    };
  }

  /** A form's own questions, in the printed order. */
  #own(code: string, one: (path: string) => number): number[] {
    const form = this.county.engine.catalogue.forms.get(code);
    const cells = (form?.cells ?? []).filter(({ source }) => source.kind === 'own');
    return cells.map(({ field }) => one(`forms.${form?.key}.${field}`));
  }

  #answers(unit: Unit, period: Period) {
    const table: FactTable | undefined = this.county.facts.table(unit.id, period.id);
    const byPath = new Map(
      this.county.engine.questions
        .questions(unit, period)
        .map(({ item }) => [itemPath(item), table?.values[item.key]]),
    );
    const said = (path: string): StoredAnswer | undefined => byPath.get(path);
    const one = (path: string): number => {
      const answer = said(path);
      return answer === undefined || isNullAnswer(answer) ? Number.NaN : Number(answer);
    };
    return { one, all: (wanted: readonly string[]) => wanted.map(one), said };
  }
}
