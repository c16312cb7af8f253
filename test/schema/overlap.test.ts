import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDictionary } from '../../src/catalogue/dictionary-files.ts';
import { compileCatalogue } from '../../src/core/catalogue/compile.ts';
import type { Cell, Form } from '../../src/core/catalogue/model.ts';
import type { Expression } from '../../src/core/expression/model.ts';
import { operandsOf } from '../../src/core/expression/model.ts';
import { itemKey, leavesOf } from '../../src/core/one-table/item.ts';
import { namedSlice, needsOf, sliceOf } from '../../src/core/one-table/needs.ts';

/** How cells of real forms relate to 53 items that recur in them; the relations are explained in docs/forms.md. */
interface Item {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly OverlapCell[];
}
interface OverlapCell {
  readonly form: string;
  readonly code?: string;
  readonly field: string;
  readonly relation: string;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { catalogue, findings } = compileCatalogue(await readDictionary(`${ROOT}schema/dictionary`, ROOT));
if (!catalogue) throw new Error(findings.map(({ messageEn }) => messageEn).join('\n'));
const { elements, forms } = catalogue;

const overlap = JSON.parse(readFileSync(new URL('./overlap.json', import.meta.url), 'utf8')) as Item[];

/** A cell of the overlap that stands in the dictionary. */
interface Placed extends OverlapCell {
  readonly written: Cell;
  /** What people type to fill it: see `atomsBeneath`. */
  readonly atoms: ReadonlySet<string>;
}

const items = overlap.map(({ id, name, cells }) => ({ id, name, cells: cells.flatMap(placed) }));

function placed(cell: OverlapCell): Placed[] {
  const form = forms.get(cell.form);
  if (!form) return [];
  const written = form.cells.find(({ code }) => code === cell.code);
  if (!written) throw new Error(`${cell.form} has no cell ${cell.code} ${cell.field}`);
  return [{ ...cell, written, atoms: atomsBeneath(form, written) }];
}

/**
 * The asked numbers beneath a cell: down through formulas and derived elements to elements that are typed, each
 * split into its smallest slices, whatever the period. Two cells that share no atom cannot fill each other: no
 * entry of anybody reaches both. The slices matter: births of boys and births of girls share nothing, and the total
 * of 其中 items that do not exhaust is an entry of its own.
 */
function atomsBeneath(form: Form, cell: Cell): Set<string> {
  const needs = needsOf(catalogue!, form).filter((need) => need.cell === cell);
  return new Set(
    needs.flatMap(({ element, slice }) => {
      const isTotal = slice.every((code) => code === undefined);
      if (element.breakdown === 'PARTIAL' && isTotal) return [itemKey(element, slice)];
      const everyArgument = element.args.map(() => true);
      return leavesOf(element, slice, everyArgument).map((leaf) => itemKey(element, leaf));
    }),
  );
}

/** What fills a cell, with derived elements written out, whatever the period and the unit of measure. */
function fillOf({ written: { source } }: Placed): string {
  return source.kind === 'from' ? JSON.stringify(writtenOut(source.expression, {})) : source.kind;
}

function writtenOut(expression: Expression, outer: Readonly<Record<string, string>>): unknown {
  if (expression.op === 'scale') return writtenOut(expression.of, outer);
  if (expression.op === 'element') {
    const element = elements.get(expression.name)!;
    const slice = sliceOf(element, expression, outer);
    if (element.derivation) return writtenOut(element.derivation, namedSlice(element, slice));
    return itemKey(element, slice);
  }
  const operands = operandsOf(expression).map((operand) => writtenOut(operand, outer));
  if (expression.op === 'binary') return [expression.operator, ...operands];
  return operands.length > 0 ? [expression.op, ...operands] : expression;
}

const isItem = ({ relation }: OverlapCell): boolean => /^[=T×]/.test(relation);
const onlyResembles = ({ relation }: OverlapCell): boolean => /^[⊂≠≈]/.test(relation);
const isDerived = ({ relation }: OverlapCell): boolean => relation.startsWith('Δ');

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] =>
  [...a].filter((atom) => b.has(atom));
const union = (cells: readonly Placed[]): Set<string> => new Set(cells.flatMap(({ atoms }) => [...atoms]));
const said = ({ form, code, field, relation }: OverlapCell): string =>
  `${form} ${code} ${field} (${relation})`;

/**
 * Cells that share an entry with the item they only resemble, and yet are not filled from it: one of the two is
 * worked out from the other and more. The shared elements are named, so that an exception cannot grow unseen.
 */
const SHARED_ON_PURPOSE: Readonly<Record<string, { readonly elements: string; readonly why: string }>> = {
  'NJ-02 11': {
    elements: 'collectiveIncome',
    why: 'the surplus is income less expenditure (Δ): another number, of which the item is one side',
  },
  'HB-09 17': {
    elements: 'otherEggOutput',
    why: 'all eggs are hens’ eggs and others: the item is filled from the part, not the part from the item',
  },
};

describe('what only resembles an item shares no entry with it', () => {
  const cases = items.flatMap(({ id, name, cells }) => {
    const own = cells.filter(isItem);
    if (own.length === 0) return []; // no form of the dictionary prints the item itself
    return cells.filter(onlyResembles).map((cell) => ({ said: `${id} ${name}: ${said(cell)}`, cell, own }));
  });
  const elementOf = (atom: string): string => atom.replace(/\..*$/, '');

  it.each(cases)('$said', ({ cell, own }) => {
    const common = new Set(shared(cell.atoms, union(own)).map(elementOf));
    expect([...common].join()).toBe(SHARED_ON_PURPOSE[`${cell.form} ${cell.code}`]?.elements ?? '');
    // A cell that counts units has no entry beneath it: there the formulas have to differ.
    if (cell.written.source.kind === 'from') expect(own.map(fillOf)).not.toContain(fillOf(cell));
  });

  it('but where it must, and only there', () => {
    const exceptions = cases.filter(({ cell }) => `${cell.form} ${cell.code}` in SHARED_ON_PURPOSE);
    expect(exceptions).toHaveLength(Object.keys(SHARED_ON_PURPOSE).length);
    expect(exceptions.filter(({ cell, own }) => shared(cell.atoms, union(own)).length === 0)).toEqual([]);
  });

  it('is tested on real pairs', () => {
    expect(cases.length).toBeGreaterThan(50);
  });
});

describe('an item is filled alike wherever it is printed', () => {
  /** Items that are several numbers under one heading, told apart by their dimension. */
  const DIMENSIONS: Readonly<Record<string, readonly string[]>> = {
    HYDRO: ['count', 'power', 'energy'],
    WB: ['households', 'people'],
  };
  const dimensionOf = ({ written }: Placed): string => written.unit?.dimension ?? 'none';
  const cases = items
    .map((item) => ({ ...item, cells: item.cells.filter(isItem) }))
    .filter(({ cells }) => cells.length > 1);

  it.each(cases)('$id $name', ({ id, cells }) => {
    const dimensions = [...new Set(cells.map(dimensionOf))];
    expect(dimensions.sort()).toEqual([...(DIMENSIONS[id] ?? dimensions.slice(0, 1))].sort());
    for (const dimension of dimensions) {
      const alike = cells.filter((cell) => dimensionOf(cell) === dimension);
      const [first] = alike;
      const fills = Object.fromEntries(alike.map((cell) => [said(cell), fillOf(cell)]));
      expect(fills).toEqual(Object.fromEntries(alike.map((cell) => [said(cell), fillOf(first!)])));
      expect(Object.values(fills)).not.toContain('own');
    }
  });

  it('is tested on real pairs', () => {
    expect(cases.flatMap(({ cells }) => cells).length).toBeGreaterThan(70);
  });
});

describe('what is worked out from an item is not asked', () => {
  const of = (wanted: (cell: OverlapCell) => boolean) =>
    items.flatMap(({ id, name, cells }) =>
      cells
        .filter(wanted)
        .map((cell) => ({ said: `${id} ${name}: ${said(cell)}`, cell, own: cells.filter(isItem), cells })),
    );
  const is = (relation: string) => (cell: OverlapCell) => cell.relation.split(' ').includes(relation);

  it.each(of(isDerived))('computed from the item: $said', ({ cell, own }) => {
    expect(cell.written.source.kind).toBe('from');
    expect(shared(cell.atoms, union(own))).not.toEqual([]);
  });

  it.each(of(is('part')))('a part of the item, and of nothing else: $said', ({ cell, own }) => {
    const whole = union(own);
    expect([...cell.atoms].filter((atom) => !whole.has(atom))).toEqual([]);
    expect(cell.atoms.size).toBeLessThan(whole.size);
  });

  it.each(of(is('input')))('goes into what is derived: $said', ({ cell, cells }) => {
    const derived = union(cells.filter(isDerived));
    expect([...cell.atoms].filter((atom) => !derived.has(atom))).toEqual([]);
  });
});
