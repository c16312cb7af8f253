import { Client } from 'pg';
import { expect, test } from 'vitest';
import { sql, useTestHub } from '../support/hub.ts';

const made = useTestHub();
const PERIOD = '2026-Q2';
const key = (unit: string) => ({ code: 'SD-01', unit, period: PERIOD });

test('a form is printed as it is stored; one that is not due is none', async () => {
  const keys = [key('liutang-01'), key('liutang'), key('nobody')];
  const [printed, stored] = await Promise.all([made.api.printedFormsOf(keys), made.api.filledFormsOf(keys)]);
  expect(printed.map((form) => form?.unit.id)).toEqual(['liutang-01', undefined, undefined]);
  const { form, unit, period, catalogue, values, rows } = stored[0]!;
  expect(printed[0]).toEqual({ form, unit, period, catalogue, values, rows });
});

test('who asks for a form that is fresh does not wait for one that is filled first', async () => {
  await made.api.printedFormsOf([key('liutang-01'), key('liutang-02')]);
  await sql(
    made.url,
    `UPDATE filled_form SET stale = true WHERE unit = 'liutang-02' AND period = '${PERIOD}'`,
  );
  const other = new Client({ connectionString: made.url });
  await other.connect();
  try {
    await other.query('BEGIN');
    await other.query(
      `SELECT FROM filled_form WHERE unit = 'liutang-02' AND period = '${PERIOD}' FOR UPDATE`,
    );
    let isFilled = false;
    const stale = made.api.printedFormsOf([key('liutang-02')]).finally(() => {
      isFilled = true;
    });
    const [fresh] = await made.api.printedFormsOf([key('liutang-01')]);
    expect([fresh?.unit.id, isFilled]).toEqual(['liutang-01', false]);
    await other.query('ROLLBACK');
    expect((await stale)[0]?.unit.id).toBe('liutang-02');
  } finally {
    await other.end();
  }
});
