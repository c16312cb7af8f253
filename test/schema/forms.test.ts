import { readFileSync } from 'node:fs';
import { Kind } from 'graphql';
import { describe, expect, it } from 'vitest';
import {
  argumentsOf,
  definitions,
  directivesOf,
  elements,
  forms,
  namedBy,
  reachedBy,
  types,
} from './dictionary.ts';

interface RealForm {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly { section?: string; name: string; unit?: string; code: string }[];
}
interface OverlapItem {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly { form: string; code: string; field: string; relation: string }[];
}

const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
const realForms = read<RealForm[]>('./real-forms.json');
const overlap = read<OverlapItem[]>('./overlap.json');

/** `户*` and `人(推定)` mark a unit that was inferred from the label: the unit is 户, 人. */
const asPrinted = (unit: string | undefined): string | undefined => unit?.replace(/\*|\(推定\)/g, '');

describe('the real forms', () => {
  it.each(realForms)('$id $title: every cell as printed, in printed order', ({ id, title, fields }) => {
    const type = types.find((candidate) => directivesOf(candidate)['form']?.['code'] === id);
    expect(type && directivesOf(type)['form']?.['label']).toBe(title);
    const printed = fields.map(({ section, code, name, unit }) => ({
      section,
      code,
      label: name,
      unit: asPrinted(unit),
    }));
    const written = forms.get(id)?.map(({ directives: { cell } }) => ({
      section: cell?.['section'],
      code: cell?.['code'],
      label: cell?.['label'],
      unit: cell?.['unit'],
    }));
    expect(written).toEqual(printed);
  });

  it('are all there are: no other form stands in the dictionary', () => {
    expect([...forms.keys()].sort()).toEqual(realForms.map(({ id }) => id).sort());
  });

  it.each([...forms])(
    '%s: a cell is either filled, or a question of its own with its definition and kind',
    (_, cells) => {
      const wrong = cells.filter(({ directives: { cell, from }, description }) => {
        return from ? cell?.['kind'] !== undefined : cell?.['kind'] === undefined || description === '';
      });
      expect(wrong.map(({ name }) => name)).toEqual([]);
    },
  );
});

describe('what only resembles an item', () => {
  const cellOf = (form: string, code: string) => {
    const cell = forms.get(form)?.find((candidate) => candidate.directives['cell']?.['code'] === code);
    if (forms.has(form)) expect(cell, `${form} ${code}`).toBeDefined();
    return cell;
  };
  /** Not the item: a part of it, another definition, scope or unit of count, or a scope that is not printed. */
  const onlyResembles = (relation: string): boolean => /^[⊂≠≈]/.test(relation);
  const isTheItem = (relation: string): boolean => relation.startsWith('=');

  const cases = overlap.flatMap(({ id, name, cells }) => {
    const own = cells
      .filter(({ relation }) => isTheItem(relation))
      .flatMap(({ form, code }) => namedBy(cellOf(form, code)));
    return cells
      .filter(({ form, relation }) => forms.has(form) && onlyResembles(relation))
      .map((cell) => ({ item: `${id} ${name}`, ...cell, own }));
  });

  it.each(cases)('$item: $form $code $field ($relation) is not filled from it', ({ form, code, own }) => {
    const reached = reachedBy(cellOf(form, code));
    expect(own.filter((element) => reached.has(element))).toEqual([]);
  });

  it('is tested on real pairs', () => {
    const pairs = cases.filter(({ own }) => own.length > 0).map(({ form, code }) => `${form} ${code}`);
    expect(pairs).toEqual(
      expect.arrayContaining([
        'GX-02 col3',
        'GX-10 col3',
        'SX-02 F02',
        'SX-02 F01',
        'SD-01 floatingNum',
        'HB-02 12',
        'SC-10 villagers',
        'SD-04 mbPartyNum',
        'SD-06 fixedMon',
        'M-06 2',
      ]),
    );
  });

  it('two printings of the same item come from the same element', () => {
    for (const { id, cells } of overlap) {
      const named = cells
        .filter(({ form, relation }) => forms.has(form) && /^=(?!Δ|Σ|户|人)/.test(relation))
        .map(({ form, code }) => namedBy(cellOf(form, code)).join());
      if (id !== 'HYDRO') expect(new Set(named).size, `${id}: ${named.join(' ')}`).toBeLessThanOrEqual(1);
    }
    // One item of the overlap, three elements: stations, capacity, output.
    for (const [a, b] of [
      ['18', '12'],
      ['19', '13'],
      ['20', '14'],
    ] as const) {
      expect(namedBy(cellOf('HB-02', a))).toEqual(namedBy(cellOf('TJ-01', b)));
    }
  });
});

describe('the dictionary', () => {
  it('says everything in both languages', () => {
    const silent: string[] = [];
    for (const node of definitions) {
      for (const use of ('directives' in node && node.directives) || []) {
        const { en, label, symbol, code } = argumentsOf(use);
        if (!en) silent.push(`@${use.name.value} ${String(label ?? symbol ?? code)}`);
      }
    }
    for (const { name, directives } of [...elements.values(), ...[...forms.values()].flat()]) {
      if (!(directives['element'] ?? directives['cell'])?.['en']) silent.push(name);
    }
    expect(silent).toEqual([]);
  });

  it('defines every element, and says its scope', () => {
    const vague = [...elements.values()].filter(({ description, directives }) => {
      return description.length < 20 || !directives['element']?.['scope'];
    });
    expect(vague.map(({ name }) => name)).toEqual([]);
  });

  it('uses every element: in a cell, a formula or a subset', () => {
    const used = new Set([...forms.values()].flat().flatMap((cell) => [...reachedBy(cell)]));
    expect([...elements.keys()].filter((name) => !used.has(name))).toEqual([]);
  });

  it('describes every code', () => {
    const codes = definitions.flatMap((node) =>
      node.kind === Kind.ENUM_TYPE_DEFINITION ? (node.values ?? []) : [],
    );
    expect(codes.filter((code) => !code.description).map((code) => code.name.value)).toEqual([]);
  });
});
