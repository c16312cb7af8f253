import { Migration } from '@mikro-orm/migrations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { type Orm, startOrm } from '../../src/database/orm.ts';
import { SqlPool } from '../../src/database/sql.ts';
import { inTransaction } from '../../src/database/transaction.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

class First extends Migration {
  override up(): void {
    this.addSql('CREATE TABLE township (code text PRIMARY KEY, households int NOT NULL)');
    this.addSql("INSERT INTO township VALUES ('A', 10), ('B', 20)");
  }
}

class Second extends Migration {
  override up(): void {
    this.addSql("INSERT INTO township VALUES ('C', 30)");
  }
}

class Broken extends Migration {
  override up(): void {
    this.addSql("INSERT INTO township VALUES ('D', 40)");
    this.addSql('SELECT no_such_column FROM township');
  }
}

const first = { name: '0001-first', class: First };
const second = { name: '0002-second', class: Second };
const broken = { name: '0003-broken', class: Broken };
const logger = silentLogger;

let database: TestDatabase;
let orm: Orm;

beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  await migrate({ url: database.url, logger, migrations: [first] });
  orm = await startOrm({ url: database.url, entities: [], logger });
});

afterAll(async () => {
  await orm?.close();
  await database?.close();
});

const codes = async (): Promise<unknown> =>
  (await orm.em.fork().execute('SELECT code FROM township ORDER BY code')).map((row) => row.code);

test('instances that start together migrate exactly once', async () => {
  const runs = await Promise.all(
    [1, 2, 3, 4].map(() => migrate({ url: database.url, logger, migrations: [first, second] })),
  );
  expect(runs.flat()).toEqual(['0002-second']);
  expect(await codes()).toEqual(['A', 'B', 'C']);
});

test('a migration that fails leaves nothing behind, and says so', async () => {
  const run = migrate({ url: database.url, logger, migrations: [first, second, broken] });
  await expect(run).rejects.toThrow(
    /A migration failed and was rolled back: .*no_such_column.*The database is as it was before/s,
  );
  expect(await codes()).toEqual(['A', 'B', 'C']);
});

test('what loses against another transaction is tried again: no increment is lost', async () => {
  await Promise.all(
    Array.from({ length: 12 }, () =>
      inTransaction(
        orm.em,
        async (tx) => {
          const [row] = await tx.execute<{ households: number }[]>(
            "SELECT households FROM township WHERE code = 'A'",
          );
          await tx.execute("UPDATE township SET households = ? WHERE code = 'A'", [
            (row?.households ?? 0) + 1,
          ]);
        },
        { isolation: 'serializable', attempts: 30 },
      ),
    ),
  );
  expect(await orm.em.fork().execute("SELECT households FROM township WHERE code = 'A'")).toEqual([
    { households: 22 },
  ]);
});

test('any other failure is thrown at once', async () => {
  let attempts = 0;
  const run = inTransaction(orm.em, async (tx) => {
    attempts++;
    await tx.execute("INSERT INTO township VALUES ('A', 1)");
  });
  await expect(run).rejects.toMatchObject({ code: '23505' });
  expect(attempts).toBe(1);
});

test('a deadlock in a statement that nobody waits for yet is tried again, whatever the next one says', async () => {
  const sql = await SqlPool.of(orm);
  await sql.query(
    `CREATE FUNCTION deadlock() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE 'as if' USING ERRCODE = '40P01'; END $$`,
  );
  let attempts = 0;
  const found = await sql.transaction(async (tx) => {
    attempts++;
    tx.atEnd(tx.query(attempts === 1 ? 'SELECT deadlock()' : 'SELECT 1'));
    return tx.query<{ n: number }>('SELECT 2 AS n');
  });
  expect([found, attempts]).toEqual([[{ n: 2 }], 2]);
  await expect(
    sql.transaction(async (tx) => {
      tx.atEnd(tx.query('SELECT 1 / 0'));
      return tx.query('SELECT 2 AS n');
    }),
  ).rejects.toThrow('division by zero');
});
