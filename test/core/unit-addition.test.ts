import { expect, test } from 'vitest';
import { planUnitChange } from '../../src/core/unit-change.ts';
import { type Unit, UnitTree } from '../../src/core/unit-tree.ts';
import { QINGHE } from '../support/dictionary.ts';

const tree = new UnitTree([...QINGHE]);
const village = (id: string, more: Partial<Unit> = {}): Unit => ({
  ...{ id, label: '新村', level: 'VILLAGE', kind: 'VILLAGE_COMMITTEE', parent: 'qinghe' },
  ...{ validFrom: '2026-01-01', reportsFrom: '2026-01-01' },
  ...more,
});
const said = (...units: Unit[]): string[] =>
  planUnitChange(tree, { what: 'ADD', on: '2026-01-01', units }).findings.map(
    ({ code, unit, messageEn }) => `${code} ${unit} ${messageEn}`,
  );

test('units that fit are begun as they are, with units of the same list below them', () => {
  const units = [
    village('xin-01', { level: 'NATURAL_VILLAGE', kind: 'NATURAL_VILLAGE', parent: 'xin' }),
    village('xin'),
  ];
  const { begun, findings } = planUnitChange(tree, { what: 'ADD', on: '2026-01-01', units });
  expect(findings).toEqual([]);
  expect(begun).toEqual(units);
});

test.each([
  ['no code', village('新村'), 'UNIT_ID_INVALID 新村'],
  ['a code that is taken', village('liutang'), 'UNIT_ID_TAKEN liutang'],
  ['no name', village('xin', { label: ' ' }), 'UNITS_UNFIT xin xin has no name'],
  [
    'a kind of another level',
    village('xin', { kind: 'TOWN' }),
    'UNITS_UNFIT xin xin: TOWN is no kind of VILLAGE',
  ],
  ['a day that is none', village('xin', { validFrom: '2026-02-30' }), 'UNIT_CHANGE_DAY xin xin: 2026-02-30'],
  [
    'reports before it is there',
    village('xin', { reportsFrom: '2025-01-01' }),
    'UNITS_UNFIT xin xin is to report from',
  ],
  ['an end before its beginning', village('xin', { validTo: '2025-12-31' }), 'UNITS_UNFIT xin xin ends on'],
  [
    'nothing above it',
    village('xin', { parent: undefined }),
    'UNITS_UNFIT xin xin says nothing of the unit above',
  ],
  [
    'an unknown unit above it',
    village('xin', { parent: 'nobody' }),
    'UNKNOWN_UNIT_ID xin there is no unit nobody',
  ],
  [
    'one of its own level above it',
    village('xin', { parent: 'liutang' }),
    'UNITS_UNFIT xin xin is of VILLAGE, and liutang',
  ],
  ['a unit above that is not there yet', village('xin', { validFrom: '1999-01-01' }), 'UNIT_NOT_THERE xin'],
])('refused: %s', (_, unit, wanted) => {
  const findings = said(unit);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toContain(wanted);
});

test('everything that is wrong is said at once, and nothing is begun', () => {
  const units = [village('xin'), village('xin'), village('x_y', { label: '', parent: 'nobody' })];
  const { begun, findings } = planUnitChange(tree, { what: 'ADD', on: '2026-01-01', units });
  expect(begun).toEqual([]);
  expect(findings.map(({ code, unit }) => `${code} ${unit}`)).toEqual([
    'UNIT_ID_TAKEN xin',
    'UNIT_ID_INVALID x_y',
    'UNITS_UNFIT x_y',
    'UNKNOWN_UNIT_ID x_y',
  ]);
});
