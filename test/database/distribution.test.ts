import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sql, useTestHub } from '../support/hub.ts';

// What Citus asks of tables that are distributed by their county, so that docs/scale.md can be followed as it stands.
// Measured on Citus 13.2 once (docs/decisions.md); here its rules are held against PostgreSQL's own catalogue.

const made = useTestHub({ seeded: 'nothing' });

const page = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8');
const named = (after: string): string[] => {
  const [, list = ''] = page.split(after);
  return [...list.slice(0, list.indexOf(';')).matchAll(/'(\w+)'/g)].map(([, name]) => name as string);
};

/** Copied to every node: small, and joined with everything. The coordinator alone migrates. */
const REFERENCE = new Set([...named('create_reference_table'), 'migrations']);
const DISTRIBUTED = [
  ...named('create_distributed_table(').filter((name) => name !== 'county'),
  ...named("colocate_with => 'one_table'"),
];

interface Constraint {
  readonly table: string;
  readonly name: string;
  /** p: primary key, u: unique, f: foreign key, x: exclusion */
  readonly type: string;
  readonly columns: readonly string[];
  readonly target: string | null;
  readonly targetColumns: readonly (string | null)[];
}

describe('distributed by county', () => {
  let tables: {
    name: string;
    columns: string[];
    triggers: string[];
    identities: number;
    inherits: boolean;
  }[];
  let constraints: Constraint[];
  let indexes: { table: string; name: string; columns: string[] }[];
  const isReference = (table: string): boolean => REFERENCE.has(table);

  beforeAll(async () => {
    tables = await sql(
      made.url,
      `SELECT c.relname AS name, c.relispartition AS inherits,
              ARRAY (SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns,
              ARRAY (SELECT p.proname::text FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
                      WHERE t.tgrelid = c.oid AND NOT t.tgisinternal) AS triggers,
              (SELECT count(*)::int FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE a.attrelid = c.oid AND (a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval%')) AS identities
         FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND NOT c.relispartition`,
    );
    constraints = await sql(
      made.url,
      `SELECT c.conrelid::regclass::text AS table, c.conname AS name, c.contype AS type,
              ARRAY (SELECT attname::text FROM unnest(c.conkey) k JOIN pg_attribute ON attrelid = c.conrelid AND attnum = k) AS columns,
              CASE WHEN c.confrelid <> 0 THEN c.confrelid::regclass::text END AS target,
              ARRAY (SELECT attname::text FROM unnest(c.confkey) WITH ORDINALITY k (n, i)
                       JOIN pg_attribute ON attrelid = c.confrelid AND attnum = n ORDER BY i) AS "targetColumns"
         FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid AND NOT r.relispartition
        WHERE c.contype IN ('p', 'u', 'f', 'x') AND r.relnamespace = 'public'::regnamespace`,
    );
    indexes = await sql(
      made.url,
      `SELECT i.indrelid::regclass::text AS table, i.indexrelid::regclass::text AS name,
              ARRAY (SELECT attname::text FROM pg_attribute WHERE attrelid = i.indrelid AND attnum = ANY (i.indkey)) AS columns
         FROM pg_index i JOIN pg_class r ON r.oid = i.indrelid AND NOT r.relispartition
        WHERE i.indisunique AND r.relnamespace = 'public'::regnamespace`,
    );
  });

  it('every table names its county, or is one of the small ones that every node has', () => {
    const others = tables.filter(({ name, columns }) => !columns.includes('county') && !isReference(name));
    expect(others.map(({ name }) => name)).toEqual([]);
    const distributed = tables.filter(({ name }) => !isReference(name)).map(({ name }) => name);
    expect(distributed.sort()).toEqual([...DISTRIBUTED].sort());
  });

  it('every key of a distributed table, and every other thing that is unique there, names the county', () => {
    const unique = [...constraints.filter(({ type }) => type === 'p' || type === 'u'), ...indexes];
    const without = unique.filter(({ table, columns }) => !isReference(table) && !columns.includes('county'));
    expect(without.map(({ name }) => name)).toEqual([]);
    const keyed = new Set(constraints.filter(({ type }) => type === 'p').map(({ table }) => table));
    expect(tables.filter(({ name }) => !keyed.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it('keys lead from distributed tables to others of the same county, or to the small ones; never back', () => {
    for (const { name, table, columns, type, target, targetColumns } of constraints) {
      expect(type, name).not.toBe('x');
      if (type !== 'f' || target === null || isReference(target)) continue;
      expect(isReference(table), name).toBe(false);
      expect(targetColumns[columns.indexOf('county')], name).toBe('county');
    }
  });

  it('triggers of distributed tables look at nothing but what was done; no numbers that one node would have to give', () => {
    const own = tables.filter(({ name }) => !isReference(name));
    // It refuses updates and deletions, whatever stands in the rows: safe on every node.
    expect([...new Set(own.flatMap(({ triggers }) => triggers))]).toEqual(['refuse_change']);
    expect(own.filter(({ identities }) => identities > 0).map(({ name }) => name)).toEqual([]);
  });
});
