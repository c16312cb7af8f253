import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';

/** What somebody would write by hand for these requests and no others: node:http, pg, one jsonb row a table. */
export async function serveBare(databaseUrl: string): Promise<string> {
  const pool = new Pool({ connectionString: databaseUrl, max: 16 });
  await pool.query(
    'CREATE TABLE IF NOT EXISTS report (unit text, period text, data jsonb NOT NULL, PRIMARY KEY (unit, period))',
  );
  const server = createServer(async (request, response) => {
    const { write, one, many } = JSON.parse(await textOf(request)) as BareRequest;
    const answer = write
      ? await upsert(pool, write)
      : one
        ? await readOne(pool, one)
        : await readMany(pool, many ?? []);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

export interface BareRequest {
  readonly write?: { readonly unit: string; readonly period: string; readonly data: object };
  readonly one?: readonly [unit: string, period: string];
  readonly many?: readonly [period?: string, first?: number];
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function upsert(
  pool: Pool,
  { unit, period, data }: NonNullable<BareRequest['write']>,
): Promise<object> {
  await pool.query({
    name: 'upsert',
    text: 'INSERT INTO report VALUES ($1, $2, $3) ON CONFLICT (unit, period) DO UPDATE SET data = excluded.data',
    values: [unit, period, data],
  });
  return { stored: true };
}

async function readOne(pool: Pool, [unit, period]: NonNullable<BareRequest['one']>): Promise<object> {
  const { rows } = await pool.query({
    name: 'one',
    text: 'SELECT data FROM report WHERE unit = $1 AND period = $2',
    values: [unit, period],
  });
  return { data: { form: rows[0]?.data } };
}

async function readMany(pool: Pool, [period, first]: NonNullable<BareRequest['many']>): Promise<object> {
  const { rows } = await pool.query({
    name: 'many',
    text: 'SELECT data FROM report WHERE period = $1 ORDER BY unit LIMIT $2',
    values: [period, first],
  });
  return { data: { forms: rows.map(({ data }) => data) } };
}
