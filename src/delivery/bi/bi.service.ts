import { createHash } from 'node:crypto';
import { DatabaseError } from 'pg';
import type { CatalogueService } from '../../catalogue/catalogue.service.ts';
import { protectionsBy } from '../../core/disclosure/protection.ts';
import { BI_FULL_ROLE, BI_ROLE } from '../../database/bi-role.ts';
import { sleep } from '../../database/processes.ts';
import type { SqlPool, SqlTransaction } from '../../database/sql.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { catalogueRows, periodRows, type TableRows } from './catalogue-rows.ts';
import { DIMENSIONS } from './dimensions.ts';
import { facts } from './facts.ts';
import { formViews } from './form-views.ts';
import { factSum } from './sums.ts';
import { BI_SCHEMA, viewName, viewStatements } from './view.ts';

/** Something in the database that is made from the catalogue: a view, or rows of a table. */
interface Part {
  readonly name: string;
  /** Of what it is made from: the same digest, nothing to do. */
  readonly digest: string;
  make(tx: SqlTransaction): Promise<void>;
}

/** Whoever reads a view that is to be replaced holds it so long at most; whoever comes later waits no longer. */
const LOCK_TIMEOUT = '1s';
const ATTEMPTS = 20;
const PAUSE_MS = 500;
const LOCK_NOT_AVAILABLE = '55P03';

/** Years of the calendar beyond the current one. */
const YEARS_AHEAD = 5;

/** Keeps the schema that BI tools read in step with the published catalogue. */
export class BiService {
  constructor(
    private readonly sql: SqlPool,
    private readonly catalogues: CatalogueService,
    private readonly units: UnitService,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** As `refresh`; a failure is told in the log. BI tools then go on with what they had, and the next start tries again. */
  async follow(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      this.logger.warn({ err: error }, 'the views of BI tools are as they were; the next start tries again');
    }
  }

  /**
   * Makes anew what a publication has changed, in one transaction, and leaves the rest alone; returns how many views
   * and tables that were. A query that runs meanwhile sees everything as before or everything as after.
   */
  async refresh(): Promise<number> {
    const parts = this.#parts();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.sql.transaction((tx) => this.#bringUpToDate(tx, parts));
      } catch (error) {
        const isRead = error instanceof DatabaseError && error.code === LOCK_NOT_AVAILABLE;
        if (!isRead || attempt === ATTEMPTS) throw error;
        await sleep(PAUSE_MS);
      }
    }
  }

  #parts(): Part[] {
    const { versions } = this.catalogues;
    const thisYear = Number(this.clock.today().slice(0, 4));
    const firstYear = Math.min(Number(this.units.tree.firstReport.slice(0, 4)), thisYear);
    const { calendars } = this.catalogues;
    const periods = periodRows(firstYear - 1, thisYear + YEARS_AHEAD, calendars);
    const tables = [...catalogueRows(versions), periods];
    const isProtected = protectionsBy(this.catalogues.current.catalogue).any;
    return [
      ...tables.map(tablePart),
      ...[...DIMENSIONS, ...facts(isProtected), factSum(isProtected), ...formViews(versions)].map((view) =>
        viewPart(view.name, viewStatements(view)),
      ),
    ];
  }

  async #bringUpToDate(tx: SqlTransaction, parts: readonly Part[]): Promise<number> {
    // One hub after the other.
    await tx.query('LOCK TABLE bi_part IN SHARE ROW EXCLUSIVE MODE');
    await tx.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    const known = await tx.query<{ name: string; digest: string }>('SELECT name, digest FROM bi_part');
    const digests = new Map(known.map(({ name, digest }) => [name, digest]));
    const changed = parts.filter(({ name, digest }) => digests.get(name) !== digest);
    for (const part of changed) await part.make(tx);
    await tx.query(
      `INSERT INTO bi_part SELECT * FROM jsonb_populate_recordset(NULL::bi_part, $1::jsonb)
       ON CONFLICT (name) DO UPDATE SET digest = excluded.digest`,
      [JSON.stringify(changed.map(({ name, digest }) => ({ name, digest })))],
    );
    for (const role of [BI_ROLE, BI_FULL_ROLE]) await letRoleRead(tx, role);
    return changed.length;
  }
}

function viewPart(name: string, statements: string): Part {
  return {
    name: `view ${name}`,
    digest: digestOf(statements),
    async make(tx) {
      await tx.script(`DROP VIEW IF EXISTS ${viewName(name)};\n${statements}`);
    },
  };
}

function tablePart({ table, catalogue, rows }: TableRows): Part {
  const json = JSON.stringify(rows);
  return {
    name: catalogue === undefined ? table : `${table} of version ${catalogue}`,
    digest: digestOf(json),
    async make(tx) {
      const where = catalogue === undefined ? '' : ` WHERE catalogue = ${catalogue}`;
      await tx.query(`DELETE FROM ${table}${where}`);
      await tx.query(
        `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
        [json],
      );
      // Else the planner takes it for empty and reads the large tables the wrong way round.
      await tx.query(`ANALYZE ${table}`);
    },
  };
}

/** Views made anew have lost their grants; and a role that an administrator has made later has none yet. */
async function letRoleRead(tx: SqlTransaction, name: string): Promise<void> {
  const [role] = await tx.query<{ lacks: boolean }>(
    `SELECT NOT has_schema_privilege(r.oid, $2, 'USAGE') OR NOT has_database_privilege(r.oid, current_database(), 'CONNECT')
         OR EXISTS (SELECT FROM pg_class c
                     WHERE c.relnamespace = $2::regnamespace AND NOT has_table_privilege(r.oid, c.oid, 'SELECT')) AS lacks
       FROM pg_roles r WHERE r.rolname = $1`,
    [name, BI_SCHEMA],
  );
  if (role) await letHubReadAsRole(tx, name);
  if (!role?.lacks) return;
  await tx.script(`
    GRANT USAGE ON SCHEMA ${BI_SCHEMA} TO ${name};
    GRANT SELECT ON ALL TABLES IN SCHEMA ${BI_SCHEMA} TO ${name};
    DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO ${name}', current_database()); END $$;`);
}

/**
 * So that the OData feed and files can be read with no more than the role's rights. Where an administrator has made the
 * role, only he can grant it (docs/operations.md); another hub on this server may be granting it just now.
 */
function letHubReadAsRole(tx: SqlTransaction, name: string): Promise<void> {
  return tx.script(`
    DO $$ BEGIN
      IF NOT pg_has_role('${name}', CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END)
      THEN GRANT ${name} TO CURRENT_USER;
      END IF;
    EXCEPTION WHEN OTHERS THEN NULL;
    END $$`);
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
