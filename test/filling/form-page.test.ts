import { expect, test } from 'vitest';
import { useTestHub } from '../support/hub.ts';

const made = useTestHub();

test('pages of a list are the list: in the order of the units, none twice, none left out', async () => {
  const { api } = made;
  const query = { unit: 'qinghe', period: '2026-Q2', withSubunits: true, form: 'SD-01' };
  const whole = (await api.filledForms(query)).map(({ unit }) => unit.id).sort();
  expect(whole.length).toBeGreaterThan(100);
  const paged: string[] = [];
  for (let after: string | undefined; ; after = paged.at(-1)) {
    const page = await api.filledForms(query, { first: 40, ...(after === undefined ? {} : { after }) });
    paged.push(...page.map(({ unit }) => unit.id));
    if (page.length < 40) break;
    expect(page.every(({ form, period }) => form.code === 'SD-01' && period.id === '2026-Q2')).toBe(true);
  }
  expect(paged).toEqual(whole);
});
