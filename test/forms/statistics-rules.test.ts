import { describe, expect, it } from 'vitest';
import { type Answers, brokenRules, table } from './support.ts';

const luxi = (answers: Answers) => [table('luxi', '2026', answers)];
const village = (answers: Answers) => [table('luxi-1', '2026', answers)];

const LOSSES = { STATE_CONSTRUCTION: 5, OTHER_CONSTRUCTION: 0, FOREST_AND_GRASS: 0, FISHERY: 0, ORCHARD: 0 };
/** A village that had 100 亩; the other villages and the community have none. */
const land = (now: number, answers: Answers) => [
  ...['2025', '2026'].flatMap((period) =>
    [2, 3, 4].map((i) => table(`luxi-${i}`, period, { 'land.arableLand': 0 })),
  ),
  table('luxi-1', '2025', { 'land.arableLand': 100 }),
  table('luxi-1', '2026', { 'land.arableLand': now }),
  ...luxi({ 'land.arableDecrease': LOSSES, ...answers }),
];
const summer = (kind: 'Area' | 'Output', coarse: number, barley: number) =>
  luxi({
    [`grain.summerGrain${kind}.COARSE_GRAIN`]: coarse,
    [`grain.summerCoarseGrain${kind}`]: { BARLEY: barley, OATS: 2, BUCKWHEAT: 1 },
  });
const INCOME = { OPERATIONS: 10, CONTRACTS: 0, INVESTMENT: -2, SUBSIDIES: 0, OTHER: 0 };
const accounts = (undistributed: number, income: object = INCOME) =>
  village({
    'collectiveAccounts.collectiveIncome': income,
    'collectiveAccounts.collectiveExpenditure': { OPERATIONS: 3, ADMINISTRATION: 0, OTHER: 0 },
    'collectiveAccounts.reservesSetAside': 1,
    'collectiveAccounts.welfareSetAside': 1,
    'collectiveAccounts.undistributedProfit': undistributed,
  }).concat(table('luxi-1', '2025', { 'collectiveAccounts.undistributedProfit': 1 }));

describe('rules of statistics and the rural economy', () => {
  // Each rule with facts that just keep it, and facts that just break it.
  it.each([
    ['LAND-1', land(95, {}), land(94, {})], // 94 + 5 is less than the 100 of last year
    [
      'LAND-2', //                             100 + 5 − 100 were gained
      land(100, { 'land.newlyReclaimedLand': 2, 'land.orchardTurnedArable': 3 }),
      land(100, { 'land.newlyReclaimedLand': 3, 'land.orchardTurnedArable': 3 }),
    ],
    [
      'regularArableLand-SUBSET',
      land(100, { 'land.regularArableLand': { PADDY: 60, DRY: 40 } }),
      land(100, { 'land.regularArableLand': { PADDY: 60, DRY: '40.1' } }),
    ],
    [
      'steepTemporaryLand-SUBSET', //          100 − 90 are temporary
      land(100, { 'land.regularArableLand': { PADDY: 50, DRY: 40 }, 'land.steepTemporaryLand': 10 }),
      land(100, { 'land.regularArableLand': { PADDY: 50, DRY: 40 }, 'land.steepTemporaryLand': 11 }),
    ],
    [
      'ORG-1', //                              three village committees; the community is none
      luxi({ 'ruralOrganisation.tapWaterVillages': 3 }),
      luxi({ 'ruralOrganisation.tapWaterVillages': 4 }),
    ],
    [
      'LAB-1',
      village({ 'ruralLabour.workingAgeLabourForce': 80, 'ruralLabour.workingAgeEmployed': 80 }),
      village({ 'ruralLabour.workingAgeLabourForce': 80, 'ruralLabour.workingAgeEmployed': 81 }),
    ],
    [
      'ruralEmployed-SUBSET-FEMALE',
      village({ 'ruralLabour.ruralLabourForce.FEMALE': 40, 'ruralLabour.ruralEmployed.FEMALE': 40 }),
      village({ 'ruralLabour.ruralLabourForce.FEMALE': 40, 'ruralLabour.ruralEmployed.FEMALE': 41 }),
    ],
    [
      'ECO-1', //                              a warning
      village({ 'land.arableLand': 90, 'ruralEconomy.collectiveFarmland.ARABLE': 90 }),
      village({ 'land.arableLand': 90, 'ruralEconomy.collectiveFarmland.ARABLE': '90.1' }),
    ],
    ['COL-1', accounts(4), accounts(5)], //    10 − 2 − 3 + 1 − 1 − 1 = 4 are left to give away
    ['COL-2', accounts(0), accounts(0, { ...INCOME, OTHER: -1 })],
    ['GRAIN-1', summer('Area', 10, 7), summer('Area', 10, 8)],
    ['GRAIN-2', summer('Output', 5, 2), summer('Output', 5, 3)],
    [
      'GRAIN-3',
      luxi({ 'grain.autumnGrainArea.MAIZE': 50, 'grain.hybridMaizeArea': 50 }),
      luxi({ 'grain.autumnGrainArea.MAIZE': 50, 'grain.hybridMaizeArea': 51 }),
    ],
    [
      'facilityVegetableOutput-PARTS',
      luxi({ 'facilityFarming.facilityVegetableOutput': vegetables(28) }),
      luxi({ 'facilityFarming.facilityVegetableOutput': vegetables(27) }),
    ],
    [
      'LIVE-1',
      luxi({ 'livestock.poultry.CHICKENS': 30, 'livestock.chickensByUse': { BROILERS: 10, LAYERS: 20 } }),
      luxi({ 'livestock.poultry.CHICKENS': 29, 'livestock.chickensByUse': { BROILERS: 10, LAYERS: 20 } }),
    ],
    [
      'SCALE-1',
      luxi({ 'largeScaleLivestock.largeScalePigs': 9, 'largeScaleLivestock.largeScaleSows': 9 }),
      luxi({ 'largeScaleLivestock.largeScalePigs': 9, 'largeScaleLivestock.largeScaleSows': 10 }),
    ],
    ['largeScaleEggOutput-SUBSET', eggs(1500), eggs(1501)], // 公斤 of 1 + 0.5 吨
  ])('%s', (rule, kept, broken) => {
    expect(brokenRules(kept)).not.toContain(rule);
    expect(brokenRules(broken)).toContain(rule);
  });
});

function vegetables(total: number): object {
  const kinds = ['CELERY', 'PAK_CHOI', 'SPINACH', 'CUCUMBERS', 'TOMATOES', 'GINGER', 'PEPPERS'];
  return { total, ...Object.fromEntries(kinds.map((kind, i) => [kind, i + 1])) };
}

function eggs(largeScale: number) {
  return luxi({
    'livestock.chickenEggOutput': 1,
    'livestock.otherEggOutput': '0.5',
    'largeScaleLivestock.largeScaleEggOutput': largeScale,
  });
}
