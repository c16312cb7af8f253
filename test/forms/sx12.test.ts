import { describe, expect, it } from 'vitest';
import { asked, columns, fill, table } from './support.ts';

/** A village's month, in columns: registered households; registered men and women; registered as agricultural. */
function village(unit: string, period: string, line: string) {
  const [[households], [men, women], [agricultural]] = columns(line) as [
    [number],
    [number, number],
    [number],
  ];
  return table(unit, period, {
    'households.registeredHouseholds': households,
    'population.registeredPopulation': { MALE: men, FEMALE: women },
    'population.agriculturalPopulation': agricultural,
  });
}

const of = (period: string) => [
  //                        户籍户 | 户籍男 女 | 农业
  village('luxi-1', period, '  300 | 560  550 | 1100'),
  village('luxi-2', period, '  190 | 340  345 |  680'),
  village('luxi-3', period, '  250 | 455  440 |  890'),
  village('luxi-4', period, '  900 | 990 1060 |  350'),
];
const township = (period: string, men: number, women: number) =>
  table('luxi', period, {
    'population.statisticsPopulation': { MALE: men, FEMALE: women },
    'forms.SX_12': { urbanDisposableIncome: '12650.5', farmersNetIncome: '6120' },
  });
const tables = [...of('2026-12'), township('2026-12', 2350, 2405)];

describe('SX-12 国民经济相关汇总数据(统计)', () => {
  const filled = fill('SX-12', 'luxi', '2026-12', tables);

  it('adds what the villages hand in; the bureau’s own population is asked of the township', () => {
    expect(filled.cells).toEqual({
      unit: '芦溪镇',
      households: 1640, //              300 + 190 + 250 + 900
      population: 4755, //              2350 + 2405; the registered are 4740
      populationMale: 2350,
      populationFemale: 2405,
      nonAgricultural: 1720, //         (1110 − 1100) + (685 − 680) + (895 − 890) + (2050 − 350) = 10 + 5 + 5 + 1700
      agricultural: 3020, //            1100 + 680 + 890 + 350
      urbanDisposableIncome: '12650.5',
      farmersNetIncome: 6120,
    });
    expect(filled.how).toMatchObject({
      households: 'rolledUp',
      population: 'summed',
      nonAgricultural: 'calculated',
    });
  });

  it('what only resembles: the registered population does not move its population', () => {
    const more = tables.map((each) =>
      each.unit === 'luxi-1'
        ? { ...each, values: { ...each.values, 'registeredPopulation.MALE': 570 } }
        : each,
    );
    const after = fill('SX-12', 'luxi', '2026-12', more).cells;
    expect([after['population'], after['nonAgricultural']]).toEqual([4755, 1730]);
  });
});

describe('SX-13 国民经济和社会发展主要指标(统计)', () => {
  const ownAnswers = {
    ...{ urbanPopulation: 1900, employed: 2600, staffAndWorkers: 310, averageWage: '58120', gdp: '21350.4' },
    ...{
      incomePerHead: '13400',
      seniorStudents: 0,
      juniorStudents: 420,
      primaryStudents: 980,
    },
  };
  const filled = fill('SX-13', 'luxi', '2026', [
    ...tables,
    table('luxi', '2026', { 'localEconomy.fiscalRevenue': '812.75', 'forms.SX_13': ownAnswers }),
  ]);

  it('takes December of what stands, and the revenue of SD-05, and its own nine answers', () => {
    expect(filled.cells).toMatchObject({
      year: '2026',
      households: 1640,
      population: 4755,
      populationFemale: 2405,
      agricultural: 3020,
      urbanPopulation: 1900,
      gdp: '21350.4',
      fiscalRevenue: '812.75',
    });
    expect(filled.counts).toMatchObject({ filled: 5, answered: 9, context: 1 });
  });

  it('asks the township nothing of what SX-12 knows', () => {
    const own = Object.keys(ownAnswers).map((name) => `forms.SX_13.${name}`);
    expect(asked('SX-13', 'luxi', '2026').sort()).toEqual([...own, 'localEconomy.fiscalRevenue'].sort());
    expect(asked('SX-13', 'luxi', '2026-12')).toEqual([
      'population.statisticsPopulation.MALE',
      'population.statisticsPopulation.FEMALE',
    ]);
  });
});
