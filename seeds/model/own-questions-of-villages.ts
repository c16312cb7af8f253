import type { Moment, Specifications } from '../world/specification.ts';
import { calculated, code, fixed, flow, inSome, level, stock, times, where, yesNo } from './vocabulary.ts';

/** Hamlets from which households were moved: GX-23 does not apply to the others. */
const relocated = inSome('relocation', 0.15);

/** Own questions of the health, statistics and village forms. */
export const ownQuestionsOfVillages: Specifications = {
  'SX_11.leftMale': stock({ per: 'person', between: [0.05, 0.1] }),
  'SX_11.leftFemale': stock({ per: 'person', between: [0.04, 0.08] }),
  'SX_11.bornHereMale': flow({ per: 'unit', aYear: [4, 18] }),
  'SX_11.bornHereFemale': flow({ per: 'unit', aYear: [4, 18] }),
  'SX_12.urbanDisposableIncome': sinceJanuary(28_000, 34_000),
  'SX_12.farmersNetIncome': sinceJanuary(9_000, 14_000),
  'SX_13.urbanPopulation': stock({ per: 'person', between: [0.15, 0.45] }),
  'SX_13.employed': stock({ per: 'person', between: [0.5, 0.58] }),
  'SX_13.staffAndWorkers': stock({ per: 'person', between: [0.02, 0.06] }),
  'SX_13.averageWage': level([52_000, 68_000]),
  'SX_13.gdp': flow({ per: 'person', aYear: [2.2, 4.5], spread: 0.03, trend: 0.05 }),
  'SX_13.incomePerHead': level([15_000, 24_000]),
  'SX_13.seniorStudents': stock({ per: 'unit', between: [0, 900] }),
  'SX_13.juniorStudents': stock({ per: 'person', between: [0.028, 0.04] }),
  'SX_13.primaryStudents': stock({ per: 'person', between: [0.055, 0.08] }),
  'M_04.publicPosts': stock({ per: 'unit', between: [2, 9] }),
  'GX_05.basketballCourts': stock({ per: 'unit', between: [1, 3], drift: 0 }),
  'GX_05.cultureRooms': stock({ per: 'unit', between: [1, 2], drift: 0 }),
  'GX_05.stages': stock({ per: 'unit', between: [0, 2], drift: 0 }),
  'GX_23.persons': where(relocated, stock({ per: 'unit', between: [2, 14], drift: 0 })),
  'GX_23.floorArea': where(relocated, times({ of: 'GX_23.persons', between: [22, 28], spread: 0 })),
  'GX_23.destination': where(relocated, oneOf(['镇安置小区', '县城安置小区', '邻村集中安置点'])),
  'GX_23.qualityPassed': where(relocated, yesNo(97)),
  'GX_23.readyToMoveIn': where(relocated, yesNo(95)),
  'GX_23.keysHandedOver': where(relocated, yesNo(93)),
  'GX_23.movedIn': where(relocated, yesNo(90)),
  'GX_27.surface': code({ GRAVEL: 25, HARDENED: 75 }),
  'GX_27.openedIn': oneOf(['2009年11月', '2012年6月', '2015年9月', '2016年8月', '2018年12月', '2020年5月']),
  'GX_27.reserveLength': fixed({}),
};

/** A yearly income, of which a month shows what has come in since January. */
function sinceJanuary(low: number, high: number): Specifications[string] {
  return calculated((at) => (yearly(at, low, high) * ((at.month % 12) + 1)) / 12);
}

const yearly = (at: Moment, low: number, high: number): number =>
  (low + (high - low) * at.own()) * (1 + 0.004 * at.wave());

/** One of the texts, always the same for a place. */
function oneOf(choices: readonly string[]): Specifications[string] {
  return { value: (at) => choices[Math.floor(at.own() * choices.length)] };
}
