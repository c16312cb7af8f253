import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

/** A row a value, and a function that upserts many: what PostGraphile serves of it as it comes. */
const STRUCTURE = `
  CREATE TABLE IF NOT EXISTS unit (id text PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS fact (
    unit text NOT NULL REFERENCES unit (id), period text NOT NULL, element text NOT NULL, value numeric NOT NULL,
    PRIMARY KEY (unit, period, element));
  CREATE OR REPLACE FUNCTION upsert_facts(at text, during text, elements text[], vals numeric[]) RETURNS int
  LANGUAGE sql VOLATILE AS $$
    INSERT INTO fact SELECT at, during, e, v FROM unnest(elements, vals) AS n (e, v) ORDER BY e
    ON CONFLICT (unit, period, element) DO UPDATE SET value = excluded.value;
    SELECT cardinality(elements)
  $$;`;

export async function servePostGraphile(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(STRUCTURE);
  await client.end();
  const instance = postgraphile({
    extends: [PostGraphileAmberPreset],
    pgServices: [
      makePgService({ connectionString: databaseUrl, schemas: ['public'], poolConfig: { max: 16 } }),
    ],
    grafserv: { graphqlPath: '/graphql', watch: false, graphiql: false },
    grafast: { explain: false },
  });
  const serving = instance.createServ(grafserv);
  const server = createServer();
  await serving.addTo(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
