import { describe, expect, test } from 'vitest';
import type { AggregateQuery } from '../../src/delivery/aggregate.model.ts';
import { said, useTestHub } from '../support/hub.ts';
import { ALL } from './from-tables.ts';

// Cells of forms, aggregated: what the forms themselves print, added up, or worked out anew as in their total rows.

const made = useTestHub();

const rowsOf = async (query: AggregateQuery) => {
  const { rows, userErrors } = await made.api.aggregate(query, ALL);
  expect(userErrors).toEqual([]);
  return rows;
};

describe('a cell of a form that villages file', () => {
  test.each(['resident', 'registered', 'residentFemale', 'permitHolders'])(
    'SD-01.%s: the sum of what they printed',
    async (field) => {
      const [row] = await rowsOf({ elements: [`SD-01.${field}`], unit: 'liutang', periods: ['2025-Q3'] });
      const forms = await made.api.filledForms({
        ...{ unit: 'liutang', period: '2025-Q3', withSubunits: true, form: 'SD-01' },
      });
      const printed = forms.map(({ filled }) => filled.cells.find(({ cell }) => cell.field === field)?.value);
      expect(printed.length).toBeGreaterThan(5);
      const values = printed.map(Number);
      expect(row).toMatchObject({
        value: values.reduce((sum, value) => sum + value, 0),
        minimum: Math.min(...values),
        maximum: Math.max(...values),
        unitsReporting: forms.length,
        unitsExpected: forms.length,
      });
      // Communities do not file it: it is not the element of the township.
      expect(row?.element).toMatchObject({
        name: `SD-01.${field}`,
        every: 'QUARTER',
        steward: 'civil-affairs',
      });
    },
  );
});

describe('every numeric cell of every form with rows', () => {
  test.each(['2025-Q3', '2025'])('%s: the total row of each township', async (period) => {
    const { catalogue } = made.api.engineFor('2025-12-31');
    const forms = [...catalogue.forms.values()].filter(
      ({ rows, level, every }) =>
        rows && level === 'TOWNSHIP' && every === (period === '2025' ? 'YEAR' : 'QUARTER'),
    );
    expect(forms.length).toBeGreaterThan(0);
    let compared = 0;
    for (const form of forms) {
      const cells = form.cells.filter(({ type, source }) => type === 'NUMBER' && source.kind === 'from');
      if (cells.length === 0) continue;
      const rows = await rowsOf({
        ...{
          elements: cells.map(({ field }) => `${form.code}.${field}`),
          unit: 'liutang',
          periods: [period],
        },
      });
      const filled = await made.api.filledForm(form.code, 'liutang', period);
      for (const row of rows) {
        const total = filled?.filled.cells.find(
          ({ cell, row: place }) => `${form.code}.${cell.field}` === row.element.name && place === 'total',
        );
        expect(row.value, row.element.name).toBe(total?.value);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(5);
  });
});

describe('what is refused', () => {
  test.each([
    ['another period than the form’s', { elements: ['SD-01.resident'], unit: 'liutang', periods: ['2025'] }],
    [
      'a level below the form’s',
      { elements: ['HB-02.arableClosing'], unit: 'liutang', level: 'VILLAGE', periods: ['2025'] },
    ],
  ] as const)('%s', async (_, query) => {
    const { rows, userErrors } = await made.api.aggregate(query as AggregateQuery);
    expect(said(userErrors)).toEqual(['NOT_DERIVABLE elements.0']);
    expect(rows).toEqual([]);
  });

  test('a formula over units that do not file the form', async () => {
    const { catalogue } = made.api.currentCatalogue();
    const [formula] = [...catalogue.forms.values()].flatMap((form) =>
      form.kinds && !form.rows && form.level === 'VILLAGE'
        ? form.cells.flatMap(({ field, type, source }) => {
            const isFormula = source.kind === 'from' && !['element', 'scale'].includes(source.expression.op);
            return type === 'NUMBER' && isFormula
              ? [{ address: `${form.code}.${field}`, every: form.every }]
              : [];
          })
        : [],
    );
    if (!formula) throw new Error('no form of one kind of village has a formula any more');
    const period = { YEAR: '2025', HALF_YEAR: '2025-H1', QUARTER: '2025-Q3', MONTH: '2025-09' }[
      formula.every
    ];
    const query = { elements: [formula.address], unit: 'liutang', periods: [period] };
    const above = await made.api.aggregate(query);
    expect(said(above.userErrors)).toEqual(['NOT_DERIVABLE elements.0']);
    expect(above.userErrors[0]?.messageEn).toContain('over units that do not file this form');
    const each = await made.api.aggregate({ ...query, level: 'VILLAGE' });
    expect(each.userErrors).toEqual([]);
  });

  test('a cell that there is not', async () => {
    const { userErrors } = await made.api.aggregate({
      ...{ elements: ['SD-01.nothing'], unit: 'liutang', periods: ['2025-Q3'] },
    });
    expect(said(userErrors)).toEqual(['UNKNOWN_ELEMENT elements.0']);
  });
});
