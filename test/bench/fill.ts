import type { Form } from '../../src/core/catalogue/model.ts';
import type { FilledForm } from '../../src/core/fill/filled-form.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import { type Printed, quarterByHand, yearByHand } from './by-hand.ts';
import { ByHandInput } from './by-hand-input.ts';
import { type ExampleCounty, exampleCounty, periodNamed } from './example-county.ts';
import { atMost, type Figure, ratioAtMost } from './figure.ts';
import { contest } from './rounds.ts';

const TOWNSHIP = 'liutang';

/** Seven forms of a township: by the engine, exact, from stored tables; and by hand, over floats. */
export async function benchFill(): Promise<Figure[]> {
  const county = await exampleCounty();
  const input = new ByHandInput(county);
  const township = county.engine.units.get(TOWNSHIP);
  const quarter = input.quarter(township, periodNamed('2026-Q3'));
  const year = input.year(township, periodNamed('2025'));
  return [
    ...contestOf(county, '2026-Q3', ['SX-02', 'SD-01'], () => quarterByHand(quarter)),
    ...contestOf(county, '2025', ['SX-04', 'HB-02', 'TJ-01', 'GX-02', 'GX-10'], () => yearByHand(year)),
  ];
}

function contestOf(
  county: ExampleCounty,
  id: string,
  order: readonly string[],
  byHand: () => Printed[][],
): Figure[] {
  const { engine, facts } = county;
  const period = periodNamed(id);
  const targets = targetsOf(county, id, order);
  const fill = (): FilledForm[] => {
    const filler = engine.filler(facts);
    return targets.map(({ form, unit }) => filler(form, unit, period));
  };
  const cells = compare(fill(), byHand());
  const { a, b, ratio } = contest(fill, byHand);
  const what = `fill ${order.join(', ')} of ${TOWNSHIP} ${id}: ${targets.length} forms, ${cells} cells`;
  const peer = { what: 'hand-written, floats' };
  return [
    {
      name: `fill.${id}`,
      what,
      value: a,
      unit: 'ms',
      peer: { ...peer, value: b },
      ratio,
      target: ratioAtMost(3),
    },
    {
      name: `fill.${id}.cell`,
      what: `  the same, a cell`,
      value: (1000 * a) / cells,
      unit: 'µs a cell',
      target: atMost(1),
    },
  ];
}

/** The forms in the order in which the hand-written functions fill them. */
function targetsOf(
  { engine }: ExampleCounty,
  id: string,
  order: readonly string[],
): { form: Form; unit: Unit }[] {
  const period = periodNamed(id);
  const due = engine.units.subtree(TOWNSHIP, period.end).flatMap((unit) =>
    engine.questions
      .formsDue(unit, period)
      .filter(({ code }) => order.includes(code))
      .map((form) => ({ form, unit })),
  );
  const place = ({ form }: { form: Form }): number => order.indexOf(form.code);
  return due.sort(
    (x, y) => (x.unit.id < y.unit.id ? -1 : x.unit.id > y.unit.id ? 1 : 0) || place(x) - place(y),
  );
}

/** How many cells there are; throws where the two do not agree. */
function compare(filled: readonly FilledForm[], byHand: readonly Printed[][]): number {
  if (filled.length !== byHand.length)
    throw new Error(`${byHand.length} forms by hand, not ${filled.length}`);
  let cells = 0;
  for (const [i, { form, unit, cells: expected }] of filled.entries()) {
    if (expected.length !== byHand[i]?.length) {
      throw new Error(`${form.code} ${unit}: ${byHand[i]?.length} cells by hand, not ${expected.length}`);
    }
    for (const [j, { cell, row, state, value }] of expected.entries()) {
      const other = byHand[i]?.[j];
      const said = state === 'missing' || state === 'open' ? Number.NaN : value;
      const same =
        cell.type === 'NUMBER' && said !== undefined ? Object.is(Number(said), other) : said === other;
      if (!same) throw new Error(`${form.code} ${unit} ${row ?? ''} ${cell.field}: ${said} or ${other}?`);
      cells++;
    }
  }
  return cells;
}
