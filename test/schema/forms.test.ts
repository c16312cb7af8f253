import { readFileSync } from 'node:fs';
import { Kind } from 'graphql';
import { describe, expect, it } from 'vitest';
import { argumentsOf, definitions, directivesOf, elements, forms, reachedBy, types } from './dictionary.ts';

interface RealForm {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly { section?: string; name: string; unit?: string; code: string }[];
}

const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
const realForms = read<RealForm[]>('./real-forms.json');

/** `户*` and `人(推定)` mark a unit that was inferred from the label: the unit is 户, 人. */
const asPrinted = (unit: string | undefined): string | undefined => unit?.replace(/\*|\(推定\)/g, '');

/** Units that a form misprints, and what is meant: the dictionary takes that, and quotes the print at the cell. */
const MISPRINTS = [
  { form: 'HB-03', code: '2', printed: '－', meant: '万元' },
  { form: 'HB-09', code: '4', printed: '只', meant: '头' }, // donkeys are added to horses
  { form: 'HB-09', code: '6', printed: '吨', meant: '头' }, // camels are not weighed
  { form: 'HB-09', code: '7', printed: '吨', meant: '只' }, // neither are rabbits that live
];
const isMisprint = (form: string, code: string) => (misprint: { form: string; code: string }) =>
  misprint.form === form && misprint.code === code;

describe('the real forms', () => {
  it.each(realForms)('$id $title: every cell as printed, in printed order', ({ id, title, fields }) => {
    const type = types.find((candidate) => directivesOf(candidate)['form']?.['code'] === id);
    expect(type && directivesOf(type)['form']?.['label']).toBe(title);
    const printed = fields.map(({ section, code, name, unit }) => ({
      section,
      code,
      label: name,
      unit: MISPRINTS.find(isMisprint(id, code))?.meant ?? asPrinted(unit),
    }));
    const written = forms.get(id)?.map(({ directives: { cell } }) => ({
      section: cell?.['section'],
      code: cell?.['code'],
      label: cell?.['label'],
      unit: cell?.['unit'],
    }));
    expect(written).toEqual(printed);
  });

  it.each(MISPRINTS)('$form $code prints $printed and means $meant', ({ form, code, printed }) => {
    const field = realForms.find(({ id }) => id === form)?.fields.find((each) => each.code === code);
    const cell = forms.get(form)?.find(({ directives }) => directives['cell']?.['code'] === code);
    expect(field?.unit).toBe(printed);
    expect(cell?.description).toContain(`“${printed}”`);
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
