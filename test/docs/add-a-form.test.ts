import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDictionary } from '../../src/catalogue/dictionary-files.ts';
import { compileCatalogue } from '../../src/core/catalogue/compile.ts';
import { QuestionSets } from '../../src/core/one-table/question-set.ts';
import { parsePeriod } from '../../src/core/period.ts';
import { hub } from '../forms/support.ts';
import { fences } from './fences.ts';

const page = readFileSync(new URL('../../docs/add-a-form.md', import.meta.url), 'utf8');
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const dictionary = await readDictionary(`${ROOT}schema/dictionary`, ROOT);
const [sdl = '', totals = ''] = fences('add-a-form.md', 'graphql');
const compiled = (text: string) => compileCatalogue([...dictionary, { path: 'ex09.graphql', text }]);

const { catalogue, findings } = compiled(sdl);
const form = catalogue?.forms.get('EX-09');
const village = hub.units.get('luxi-1');
const quarter = parsePeriod('2026-Q3')!;

describe('docs/add-a-form.md', () => {
  it('compiles beside the real dictionary', () => {
    expect(findings).toEqual([]);
  });

  it('has the cells of the printed form', () => {
    const printed = [...page.matchAll(/^\| (\d) \| (\S+) \| (\S+) \|$/gm)].map(([, ...cell]) => cell);
    expect(form?.cells.map(({ code, label, unit }) => [code, label, unit?.symbol])).toEqual(printed);
  });

  it('costs what it says', () => {
    if (!catalogue || !form) throw new Error('the form does not compile');
    const sets = new QuestionSets(catalogue, hub.units);
    const more = sets.countQuestions(village, quarter) - hub.questions.countQuestions(village, quarter);
    const filled = form.cells.filter(({ source }) => source.kind === 'from').length;
    const alone = sets.restrictedTo([form]);
    const asked = [quarter, parsePeriod('2026-09')!].map((period) => alone.countQuestions(village, period));
    const [, ...said] =
      /answers \*\*(\d)\*\*.*\*\*(\d)\*\* fill.*autoFillRate (\S+) %.*ask \*\*(\d)\*\*.*\*\*(\d)\*\* in its last month/.exec(
        page,
      )!;
    expect([more, filled, ((filled / 9) * 100).toFixed(1), ...asked].map(String)).toEqual(said);
  });

  it('a total and its parts: the parts are asked', () => {
    const { catalogue: more, findings: found } = compiled(totals);
    expect(found).toEqual([]);
    const ex10 = more?.forms.get('EX-10');
    if (!more || !ex10) throw new Error('the form does not compile');
    const asked = new QuestionSets(more, hub.units)
      .restrictedTo([ex10])
      .countQuestions(hub.units.get('luxi-4'), parsePeriod('2026')!);
    expect([ex10.cells.length, asked]).toEqual([4, 3]);
    expect(page).toContain(`Four cells, **${asked}** questions`);
  });

  it('complains as printed', () => {
    const [problem] = fences('add-a-form.md', 'graphql-problem');
    const wrong = sdl.replace(
      'en: "Registered population", unit: "人"',
      'en: "Registered population", unit: "户"',
    );
    expect(compiled(wrong).findings.map(({ code, message }) => `${code} ${message}`)).toEqual([problem]);
  });
});
