import type { Specification, Specifications } from '../world/specification.ts';
import { calculated, flow, share, stock, times } from './vocabulary.ts';

/** 公斤 of a 亩, in a usual year; tubers are five to one. */
const YIELD: Readonly<Record<string, number>> = {
  WHEAT: 320,
  BROAD_BEANS_AND_PEAS: 155,
  COARSE_GRAIN: 185,
  RICE: 565,
  MAIZE: 415,
  FOXTAIL_MILLET: 170,
  SORGHUM: 255,
  SOYBEANS: 145,
  OTHER_PULSES: 110,
  SWEET_POTATOES: 385,
  POTATOES: 235,
  OTHER_COARSE_GRAIN: 130,
};

/** 吨 from an area, crop by crop, up to 6 % more or less than in a usual year. */
function harvest(area: string): Specification {
  return calculated(
    (at) => {
      const usual = YIELD[at.slice['crop'] ?? ''] ?? 0;
      return at.byChance((at.of(area) * usual * (0.94 + 0.12 * at.anew())) / 1000, 0.5);
    },
    { sharedWith: area },
  );
}

export const grain: Specifications = {
  cropSownArea: times({ of: 'grainArea', between: [1.2, 1.45] }),
  summerGrainArea: flow({ per: 'mu', aYear: [0.3, 0.42], spread: 0.04 }),
  summerGrainOutput: harvest('summerGrainArea'),
  summerCoarseGrainArea: share({ of: 'summerGrainArea[COARSE_GRAIN]', between: [0.68, 0.8] }),
  summerCoarseGrainOutput: share({
    of: 'summerGrainOutput[COARSE_GRAIN]',
    between: [0.68, 0.8],
    weights: { BARLEY: 72, OATS: 16, BUCKWHEAT: 12 },
  }),
  autumnGrainArea: flow({ per: 'mu', aYear: [0.75, 0.9], spread: 0.04 }),
  autumnGrainOutput: harvest('autumnGrainArea'),
  // Less of the land than of the harvest: hybrids yield more.
  hybridMaizeArea: share({ of: 'autumnGrainArea[MAIZE]', between: [0.84, 0.93] }),
  hybridMaizeOutput: share({ of: 'autumnGrainOutput[MAIZE]', between: [0.94, 0.98] }),
  minorPulseArea: share({ of: 'autumnGrainArea[OTHER_PULSES]', between: [0.55, 0.72] }),
  minorPulseOutput: share({ of: 'autumnGrainOutput[OTHER_PULSES]', between: [0.55, 0.72] }),
};

export const facilityFarming: Specifications = {
  facilityVegetableOutput: flow({ per: 'mu', aYear: [0.02, 0.06] }),
  facilityMelonOutput: flow({ per: 'mu', aYear: [0.004, 0.015] }),
  facilityStrawberryOutput: share({ of: 'facilityMelonOutput', between: [0.2, 0.45] }),
  facilityFungusOutput: flow({ per: 'mu', aYear: [0.0005, 0.003] }),
  facilityMushroomOutput: share({ of: 'facilityFungusOutput', between: [0.3, 0.6] }),
};

export const livestock: Specifications = {
  pigs: stock({ per: 'person', between: [0.5, 0.9], drift: 0.08 }),
  breedingSows: share({ of: 'pigs', between: [0.08, 0.1] }),
  cattle: stock({ per: 'person', between: [0.02, 0.05], drift: 0.06 }),
  breedingCows: share({ of: 'cattle', between: [0.35, 0.45] }),
  sheepAndGoats: stock({ per: 'person', between: [0.03, 0.1], drift: 0.08 }),
  poultry: stock({ per: 'person', between: [3, 7], drift: 0.08 }),
  chickensByUse: share({ of: 'poultry[CHICKENS]', between: [0.88, 0.97] }),
  otherLivestock: stock({ per: 'village', between: [0, 0.6] }),
  pigsSold: flow({ per: 'person', aYear: [0.8, 1.4], spread: 0.1 }),
  cattleSold: flow({ per: 'person', aYear: [0.008, 0.02] }),
  sheepAndGoatsSold: flow({ per: 'person', aYear: [0.02, 0.08] }),
  poultrySold: flow({ per: 'person', aYear: [4, 9], spread: 0.1 }),
  muttonOutput: times({ of: 'sheepAndGoatsSold', between: [0.014, 0.018] }),
  poultryMeatOutput: times({ of: 'poultrySold', between: [0.0014, 0.0017] }),
  chickenMeatOutput: share({ of: 'poultryMeatOutput', between: [0.72, 0.82] }),
  chickenEggOutput: times({ of: 'chickensByUse[LAYERS]', between: [0.014, 0.017] }),
  otherEggOutput: times({ of: 'poultry[DUCKS]', between: [0.004, 0.008] }),
};

export const livestockProducts: Specifications = {
  goatHairOutput: times({ of: 'sheepAndGoats[GOATS]', between: [0.0001, 0.0003] }),
  sheepWoolOutput: times({ of: 'sheepAndGoats[SHEEP]', between: [0.002, 0.004] }),
  cocoonOutput: flow({ per: 'mu', aYear: [0.0001, 0.0006] }),
};

/** Of each, the part that large-scale farms have. */
export const largeScaleLivestock: Specifications = {
  largeScalePigsSold: share({ of: 'pigsSold', between: [0.5, 0.7] }),
  largeScalePigs: share({ of: 'pigs', between: [0.5, 0.7] }),
  largeScaleSows: share({ of: 'breedingSows', between: [0.5, 0.7] }),
  largeScaleCattleSold: share({ of: 'cattleSold', between: [0.3, 0.5] }),
  largeScaleCattle: share({ of: 'cattle', between: [0.3, 0.5] }),
  largeScaleCows: share({ of: 'breedingCows', between: [0.2, 0.4] }),
  largeScaleSheepSold: share({ of: 'sheepAndGoatsSold', between: [0.2, 0.4] }),
  largeScaleSheep: share({ of: 'sheepAndGoats', between: [0.2, 0.4] }),
  largeScalePoultrySold: share({ of: 'poultrySold', between: [0.5, 0.65] }),
  largeScaleChickensSold: share({ of: 'largeScalePoultrySold', between: [0.75, 0.85] }),
  largeScalePoultry: share({ of: 'poultry', between: [0.5, 0.65] }),
  largeScaleEggOutput: share({ of: 'eggOutput', between: [0.5, 0.7] }),
};

export const farmingQuestions: Specifications = {
  'HB_03.cropIncome': times({ of: 'grainOutput', between: [0.3, 0.42] }),
  'HB_05.vegetableArea': times({ of: 'facilityVegetableOutput', between: [0.3, 0.42] }),
  'HB_05.melonArea': times({ of: 'facilityMelonOutput', between: [0.4, 0.6] }),
  'HB_05.flowerArea': flow({ per: 'mu', aYear: [0.0004, 0.002] }),
  'HB_05.flowerOutput': times({ of: 'HB_05.flowerArea', between: [0.5, 2] }),
  'HB_05.fungusArea': times({ of: 'facilityFungusOutput', between: [0.25, 0.4] }),
  'HB_05.otherArea': flow({ per: 'mu', aYear: [0.0005, 0.003] }),
  'HB_05.otherOutput': times({ of: 'HB_05.otherArea', between: [0.3, 1.2] }),
  'HB_08.pork': times({ of: 'pigsSold', between: [0.073, 0.078] }),
  'HB_08.beef': times({ of: 'cattleSold', between: [0.14, 0.16] }),
  'HB_08.cowMilk': times({ of: 'cattle[DAIRY]', between: [4, 6] }),
  'HB_09.rabbits': stock({ per: 'person', between: [0.005, 0.03], drift: 0.1 }),
  'HB_09.otherMeat': times({ of: 'HB_09.rabbits', between: [0.003, 0.005] }),
  'HB_09.otherMilk': flow({ per: 'village', aYear: [0, 0.1] }),
  'HB_09.honey': flow({ per: 'village', aYear: [0.1, 0.8], spread: 0.3 }),
  'HB_10.pigFarms': stock({ per: 'village', between: [0.4, 1.2] }),
  'HB_10.cattleFarms': stock({ per: 'village', between: [0, 0.3] }),
  'HB_10.sheepFarms': stock({ per: 'village', between: [0, 0.3] }),
  'HB_10.poultryFarms': stock({ per: 'village', between: [0.2, 0.6] }),
};
