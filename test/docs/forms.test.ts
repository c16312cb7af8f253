import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readDictionary } from '../../src/catalogue/dictionary-files.ts';
import { compileCatalogue } from '../../src/core/catalogue/compile.ts';
import type { Cell } from '../../src/core/catalogue/model.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { catalogue } = compileCatalogue(await readDictionary(`${ROOT}schema/dictionary`, ROOT));
const text = readFileSync(`${ROOT}docs/forms.md`, 'utf8');

/** Cells, from elements, by formula, context, own questions. */
function count(cells: readonly Cell[]): number[] {
  const isFormula = ({ source }: Cell) => source.kind === 'from' && source.formula !== undefined;
  return [
    cells.length,
    cells.filter((cell) => cell.source.kind === 'from' && !isFormula(cell)).length,
    cells.filter(isFormula).length,
    cells.filter(({ source }) => source.kind === 'context').length,
    cells.filter(({ source }) => source.kind === 'own').length,
  ];
}

it('docs/forms.md counts every form’s cells as the dictionary has them', () => {
  const forms = [...catalogue!.forms.values()];
  const rows = text
    .split('\n')
    .filter((line) => /^\| [A-Z]+-\d+ \|(.*\|){10}$/.test(line))
    .map((line) => line.split('|').map((field) => field.trim()))
    .map(([, code, label, , department, , , ...counts]) => [
      code,
      label,
      department,
      counts.slice(0, 5).map(Number),
    ]);
  const written = forms.map(({ code, label, department, cells }) => [
    code,
    label,
    department.label,
    count(cells),
  ]);
  expect(new Map(rows.map((row) => [row[0], row]))).toEqual(new Map(written.map((row) => [row[0], row])));

  const totals = count(forms.flatMap(({ cells }) => cells));
  expect(text).toContain(`| | | | | | | ${totals.map((total) => `**${total}**`).join(' | ')} |`);
});

it('docs/forms.md counts the elements', () => {
  const elements = [...catalogue!.elements.values()].filter(({ own }) => !own);
  const derived = elements.filter(({ derivation }) => derivation);
  const [, fromElements, byFormula] = count([...catalogue!.forms.values()].flatMap(({ cells }) => cells));
  expect(text).toContain(
    `Behind the ${fromElements! + byFormula!} filled cells stand ${elements.length} elements, ${derived.length} of them derived and never asked.`,
  );
});

it('docs/forms.md has a section for every form', () => {
  const headings = text.split('\n').filter((line) => line.startsWith('## '));
  for (const { code } of catalogue!.forms.values()) {
    expect(
      headings.filter((heading) => new RegExp(`\\b${code}\\b`).test(heading)),
      code,
    ).toHaveLength(1);
  }
});
