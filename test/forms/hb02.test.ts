import { describe, expect, it } from 'vitest';
import { type Answers, asked, changes, corrected, fill, imported, NOT_KNOWN, table } from './support.ts';

/** Arable land of the three villages and the community; the town's is their sum. */
const arableLand = (period: string, ...areas: Answers[string][]) =>
  areas.map((area, i) => table(`luxi-${i + 1}`, period, { 'land.arableLand': area }));

const villages = [
  ...arableLand('2025', '2800.5', 2500, '1700.2', 300), //   7300.7
  ...arableLand('2026', '2805.5', 2502, '1702.2', 301), //   7310.7
];
const tables = [
  ...villages,
  table('luxi', '2026', {
    'land.regularArableLand': { PADDY: '5210.3', DRY: '1790.4' },
    'land.steepTemporaryLand': '121.5',
    'land.arableDecrease': {
      STATE_CONSTRUCTION: '10.5',
      OTHER_CONSTRUCTION: 4,
      FOREST_AND_GRASS: 6,
      FISHERY: 0,
      ORCHARD: '2.5',
    },
    'land.newlyReclaimedLand': 20,
    'land.orchardTurnedArable': '5.5',
    'land.effectivelyIrrigatedArea': 6000,
    'land.droughtFloodSecureArea': 5500,
    'ruralEnergy.hydropowerStations': 3,
    'ruralEnergy.hydropowerCapacity': 12345,
    'ruralEnergy.hydropowerOutput': 56789012,
    'farmInputs.fertiliserUse': { NITROGEN: '120.5', PHOSPHATE: 80, POTASH: '40.3', COMPOUND: '260.2' },
    'farmInputs.plasticFilmUse': { total: 4200, MULCH: 2800 },
    'forms.HB_02': {
      electricityUse: '876.54',
      mulchedArea: '3500.5',
      dieselUse: '61.3',
      pesticideUse: 950,
      machineIrrigated: 4800,
    },
  }),
];
const filled = fill('HB-02', 'luxi', '2026', tables);

describe('HB-02 农业生产条件（一）', () => {
  it('normal: every printed cell', () => {
    expect(filled.cells).toEqual({
      arableOpening: '7300.7', //         end of 2025, four villages
      arableIncrease: 33, //              7310.7 − 7300.7 + 23
      newlyReclaimed: 20,
      orchardTurnedArable: '5.5',
      arableDecrease: 23, //              10.5 + 4 + 6 + 0 + 2.5
      lostToStateConstruction: '10.5',
      lostToOtherConstruction: 4,
      lostToForestAndGrass: 6,
      lostToFishery: 0,
      lostToOrchard: '2.5',
      arableClosing: '7310.7', //         2805.5 + 2502 + 1702.2 + 301
      regular: '7000.7', //               5210.3 + 1790.4
      paddy: '5210.3',
      dry: '1790.4',
      temporary: 310, //                  7310.7 − 7000.7
      temporarySteep: '121.5',
      hydropowerStations: 3,
      hydropowerCapacity: '1.2345', //    12,345 千瓦 in 万千瓦
      hydropowerOutput: '5678.9012', //   56,789,012 千瓦时 in 万千瓦时
      electricityUse: '876.54',
      fertiliser: 501, //                 120.5 + 80 + 40.3 + 260.2
      nitrogen: '120.5',
      phosphate: 80,
      potash: '40.3',
      compound: '260.2',
      film: 4200,
      mulchFilm: 2800,
      mulchedArea: '3500.5',
      dieselUse: '61.3',
      pesticideUse: 950,
      effectivelyIrrigated: 6000,
      droughtFloodSecure: 5500,
      machineIrrigated: 4800,
    });
  });

  it('normal: how', () => {
    const { arableOpening, arableIncrease, temporary, regular, paddy, hydropowerCapacity, dieselUse } =
      filled.how;
    expect([arableOpening, arableIncrease, temporary]).toEqual(['rolledUp', 'calculated', 'calculated']);
    expect([regular, paddy, hydropowerCapacity, dieselUse]).toEqual([
      'summed',
      'copied',
      'converted',
      'answered',
    ]);
    expect(filled.counts).toMatchObject({ filled: 28, answered: 5, missing: 0 });
  });

  it('normal: the balance closes, opening + gained − lost = closing', () => {
    const of = (name: string) => Number(filled.cells[name]);
    const closing = of('arableOpening') + of('arableIncrease') - of('arableDecrease'); // 7300.7 + 33 − 23
    expect(closing.toFixed(1)).toBe(filled.cells['arableClosing']);
    expect(fill('HB-02', 'luxi', '2027', tables).cells['arableOpening']).toBe('7310.7');
    expect(fill('HB-02', 'luxi', '2025', tables).cells['arableClosing']).toBe('7300.7');
  });

  it('conversion keeps every 千瓦: four decimals of 万千瓦, no fewer', () => {
    const small = corrected(tables, 'luxi', '2026', {
      'ruralEnergy.hydropowerCapacity': 7,
      'ruralEnergy.hydropowerOutput': '9007199254740993', // 2^53 + 1
    });
    const { cells } = fill('HB-02', 'luxi', '2026', small);
    expect(cells['hydropowerCapacity']).toBe('0.0007');
    expect(cells['hydropowerOutput']).toBe('900719925474.0993');
  });

  it('late: a town without a table: only what its villages reported is known', () => {
    const after = fill('HB-02', 'luxi', '2026', villages);
    expect(after.counts).toMatchObject({ filled: 2, missing: 26, open: 5 });
    expect([
      after.cells['arableOpening'],
      after.cells['arableClosing'],
      after.cells['arableIncrease'],
    ]).toEqual(['7300.7', '7310.7', 'NOT_REPORTED 0/1']);
  });

  it('unknown: the dry land, and the land of one village', () => {
    const dry = corrected(tables, 'luxi', '2026', { 'land.regularArableLand.DRY': NOT_KNOWN });
    const without = fill('HB-02', 'luxi', '2026', dry);
    expect(changes(filled, without).map((name) => [name, without.cells[name]])).toEqual([
      ['regular', 'REPORTED_UNKNOWN 1/1, so far 5210.3'], // the paddy
      ['dry', 'REPORTED_UNKNOWN 1/1'],
      ['temporary', 'REPORTED_UNKNOWN 1/1'],
    ]);
    const village = corrected(tables, 'luxi-3', '2026', { 'land.arableLand': NOT_KNOWN });
    const after = fill('HB-02', 'luxi', '2026', village);
    expect(changes(filled, after)).toEqual(['arableIncrease', 'arableClosing', 'temporary']);
    expect(after.cells['arableClosing']).toBe('REPORTED_UNKNOWN 4/4, so far 5608.5'); // 2805.5 + 2502 + 301
    expect(fill('HB-02', 'luxi', '2027', village).cells['arableOpening']).toBe(
      'REPORTED_UNKNOWN 4/4, so far 5608.5',
    );
  });

  describe('first year', () => {
    const OPENING = 'land.arableLand@PREVIOUS';
    const first = [
      ...['2796.5', 2500, '1693.5', 300].map((opening, i) =>
        table(`luxi-${i + 1}`, '2025', {
          [OPENING]: opening,
          'land.arableLand': ['2800.5', 2500, '1700.2', 300][i]!,
        }),
      ),
      table('luxi', '2025', {
        'land.arableDecrease': {
          STATE_CONSTRUCTION: '1.3',
          OTHER_CONSTRUCTION: 0,
          FOREST_AND_GRASS: 0,
          FISHERY: 0,
          ORCHARD: 0,
        },
      }),
    ];
    const before = fill('HB-02', 'luxi', '2025', first);

    it('asks every village its opening once; a formula that looks back uses the answer too', () => {
      expect(asked('HB-02', 'luxi-1', '2025')).toContain(OPENING);
      expect(asked('HB-02', 'luxi-1', '2026')).not.toContain(OPENING);
      expect(asked('HB-02', 'luxi', '2025')).not.toContain(OPENING);
      expect(before.cells['arableOpening']).toBe(7290); // 2796.5 + 2500 + 1693.5 + 300
      expect(before.cells['arableIncrease']).toBe(12); // 7300.7 − 7290 + 1.3
    });

    it('gives way to the earlier year’s own land', () => {
      const known = imported('luxi-1', '2024', { 'land.arableLand': 2796 });
      const after = fill('HB-02', 'luxi', '2025', [...first, known]);
      expect(changes(before, after).map((name) => [name, after.cells[name]])).toEqual([
        ['arableOpening', '7289.5'], //   7290 − 0.5
        ['arableIncrease', '12.5'], //    7300.7 − 7289.5 + 1.3
      ]);
    });
  });

  it('correction: land of one village, this year and last', () => {
    const of = (period: string, area: string) =>
      fill('HB-02', 'luxi', '2026', corrected(tables, 'luxi-1', period, { 'land.arableLand': area }));
    const thisYear = of('2026', '2806.2');
    expect(changes(filled, thisYear).map((name) => [name, thisYear.cells[name]])).toEqual([
      ['arableIncrease', '33.7'], //   33 + 0.7
      ['arableClosing', '7311.4'], //  7310.7 + 0.7
      ['temporary', '310.7'], //       310 + 0.7
    ]);
    const lastYear = of('2025', '2801.0');
    expect(changes(filled, lastYear).map((name) => [name, lastYear.cells[name]])).toEqual([
      ['arableOpening', '7301.2'], //  7300.7 + 0.5
      ['arableIncrease', '32.5'], //   33 − 0.5
    ]);
  });
});
