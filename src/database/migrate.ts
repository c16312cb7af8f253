import { type MigrationObject, MikroORM } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import type { Logger } from '../platform/logger.ts';
import { migrations as ownMigrations } from './migrations/index.ts';

/** Any number that no other program on this database uses: "onetable" in a way. */
const MIGRATION_LOCK = 0x04e_7ab1e;

export interface MigrateOptions {
  readonly url: string;
  readonly logger: Logger;
  /** Only tests give others. */
  readonly migrations?: readonly MigrationObject[];
}

/**
 * Brings the database's structure up to date and tells what it ran. Instances that start together wait for
 * each other at an advisory lock, so every migration runs exactly once. The lock belongs to a connection:
 * if the migrating process dies, the next one gets it and goes on.
 */
export async function migrate({
  url,
  logger,
  migrations = ownMigrations,
}: MigrateOptions): Promise<string[]> {
  if (migrations.length === 0) return [];
  const lock = new Client({ connectionString: url, application_name: 'onetable migration' });
  lock.on('error', () => {});
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await runPending(url, logger, migrations);
  } finally {
    await lock.end(); // frees the lock
  }
}

/** The migrations that have not run on a database yet; runs none of them. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: 'onetable migration' });
  client.on('error', () => {});
  await client.connect();
  try {
    const table = await client.query("SELECT to_regclass('migrations') AS found");
    const done = table.rows[0]?.found
      ? await client.query<{ name: string }>('SELECT name FROM migrations')
      : undefined;
    const names = new Set(done?.rows.map(({ name }) => name));
    return ownMigrations.map(({ name }) => name).filter((name) => !names.has(name));
  } finally {
    await client.end();
  }
}

async function runPending(
  url: string,
  logger: Logger,
  migrations: readonly MigrationObject[],
): Promise<string[]> {
  const orm = await MikroORM.init({
    driver: PostgreSqlDriver,
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    pool: { min: 0, max: 2 },
    migrations: {
      migrationsList: [...migrations],
      tableName: 'migrations',
      snapshot: false,
      snapshotOnMigrate: false,
      silent: true,
      transactional: true,
      allOrNothing: true,
    },
  });
  try {
    const done = (await orm.migrator.up()).map(({ name }) => name);
    if (done.length > 0) logger.info({ migrations: done }, 'database structure brought up to date');
    return done;
  } catch (cause) {
    throw new Error(
      `A migration failed and was rolled back: ${cause instanceof Error ? cause.message : String(cause)}. ` +
        'The database is as it was before. Report this together with the version that you come from, or go back to that version.',
      { cause },
    );
  } finally {
    await orm.close();
  }
}
