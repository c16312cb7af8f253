import { Client, DatabaseError, escapeIdentifier, escapeLiteral } from 'pg';
import QueryStream from 'pg-query-stream';
import { Forbidden } from '../../core/refusal.ts';
import type { ReadServer } from '../../database/reader.ts';
import { viewName } from '../bi/view.ts';

/** A column of a view. */
export interface Column {
  readonly name: string;
  readonly type: string;
}

/** Which rows of a view are read. */
export interface Source {
  readonly view: string;
  /** The table whose documents the view takes apart. */
  readonly documents: 'one_table' | 'filled_form';
  /** Of filled forms: only these. */
  readonly forms?: readonly string[] | undefined;
  /** Columns that, behind period and unit, tell rows apart. */
  readonly key: readonly string[];
  /** Columns with the values that they may have. */
  readonly among: Readonly<Record<string, readonly string[]>>;
  /** Period by period, in order; with the units that are wanted of each, all of them unless said. */
  readonly periods: readonly string[];
  units?(period: string): readonly string[];
  /** With whose rights the view is read, where it does not show the same to everybody. */
  readonly role?: string;
}

/** So many rows are in memory at a time. */
const BATCH = 500;
/** So many documents are taken apart and sorted at once. */
const DOCUMENTS = 50;

/**
 * The rows of a source in the order of their key, all of one moment, on a connection of its own. Memory is that of a
 * batch here and of some documents in the database, whatever the size of the whole.
 */
export class Reading {
  rows = 0;
  documents = 0;

  private constructor(
    private readonly client: Client,
    /** Where it is read. */
    readonly server: ReadServer,
    private readonly source: Source,
    readonly columns: readonly Column[],
    /** The same version, the same rows. */
    readonly version: string,
    readonly of: number,
  ) {}

  static async open(server: ReadServer, source: Source): Promise<Reading> {
    const client = new Client({ connectionString: server.url, application_name: 'onetable export' });
    client.on('error', () => {});
    await client.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const columns = await columnsOf(client, source.view);
      // Whether that can be is known before the first byte.
      await becomeRole(client, source.role);
      await becomeRole(client, undefined);
      const { version, documents } = await versionOf(client, source);
      return new Reading(client, server, source, columns, version, documents);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
  }

  /** Rows as texts, of the columns that are selected. Again from the start each time. */
  async *read(select: string): AsyncGenerator<string[]> {
    this.rows = 0;
    this.documents = 0;
    for (const period of this.source.periods) {
      for (const { units, documents } of await this.#portions(period)) {
        await this.#become(this.source.role);
        for await (const row of this.#rows(select, period, units)) {
          this.rows++;
          yield row as string[];
        }
        await this.#become(undefined);
        this.documents += documents;
      }
    }
  }

  /** The tables are the hub's own to read; the view, the role's. */
  async #become(role: string | undefined): Promise<void> {
    if (this.source.role !== undefined) await becomeRole(this.client, role);
  }

  #rows(select: string, period: string, units: readonly string[]): QueryStream {
    const { view, key, among } = this.source;
    const values: unknown[] = [period, units];
    const texts = new Set(this.columns.filter(({ type }) => type === 'text').map(({ name }) => name));
    const order = ['unit', ...key].map((name) => {
      const column = `exported.${escapeIdentifier(name)}`;
      return texts.has(name) ? inOrder(column) : column;
    });
    const statement = `SELECT ${select}
       FROM (SELECT * FROM ${viewName(view)} WHERE period = $1 AND unit = ANY ($2)${amongThese(among, values)}) AS exported
      ORDER BY ${order.join(', ')}`;
    return this.client.query(
      new QueryStream(statement, values, {
        ...{ rowMode: 'array', batchSize: BATCH, highWaterMark: BATCH },
        types: { getTypeParser: () => (text: string) => text },
      }),
    );
  }

  /** The units that have documents of a period, some at a time. */
  async #portions(period: string): Promise<Portion[]> {
    const { documents, forms, units } = this.source;
    const values: unknown[] = [period];
    const ofUnits = units ? ` AND unit = ANY ($${values.push(units(period))})` : '';
    const { rows } = await this.client.query<{ unit: string; documents: number; portion: number }>(
      `SELECT unit, count(*)::int AS documents,
              ((sum(count(*)) OVER (ORDER BY ${inOrder('unit')}) - 1) / ${DOCUMENTS})::int AS portion
         FROM ${documents} WHERE period = $1${ofUnits}${amongThese(forms ? { form: forms } : {}, values)}
        GROUP BY unit ORDER BY ${inOrder('unit')}`,
      values,
    );
    return [...Map.groupBy(rows, ({ portion }) => portion).values()].map((portion) => ({
      units: portion.map(({ unit }) => unit),
      documents: portion.reduce((sum, each) => sum + each.documents, 0),
    }));
  }

  /** Whoever goes away takes the query along, also one that has not found its first row yet. */
  async end(done: boolean): Promise<void> {
    const { processID } = this.client as Client & { readonly processID: number };
    if (!done) await this.server.end(processID);
    await this.client.end().catch(() => {});
  }
}

interface Portion {
  readonly units: readonly string[];
  readonly documents: number;
}

/** The same order of texts in every database, whatever its language. */
const inOrder = (column: string): string => `${column} COLLATE "C"`;

function amongThese(among: Source['among'], values: unknown[]): string {
  return Object.entries(among)
    .map(([column, these]) => ` AND ${escapeIdentifier(column)} = ANY ($${values.push(these)})`)
    .join('');
}

async function columnsOf(client: Client, view: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT attname AS name, atttypid::regtype::text AS type FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum`,
    [viewName(view)],
  );
  return rows;
}

/** Changes whenever a document in question is written, or the catalogue or a unit, and not otherwise. */
async function versionOf(
  client: Client,
  { documents, forms, periods, units, role }: Source,
): Promise<{ version: string; documents: number }> {
  const values: unknown[] = [periods];
  const all = units && [...new Set(periods.flatMap((period) => units(period)))];
  const ofUnits = all ? ` AND unit = ANY ($${values.push(all)})` : '';
  const key = documents === 'one_table' ? 'unit, period' : 'unit, period, form';
  const hash = (what: string): string => `coalesce(bit_xor(hashtextextended(concat_ws(' ', ${what}), 0)), 0)`;
  // What is withheld changes with the figures of other units, too.
  const withheld = role
    ? `, ${escapeLiteral(role)}, (SELECT ${hash('county, unit, period, xmin')} FROM unit_withheld)`
    : '';
  const { rows } = await client.query<{ version: string; documents: number }>(
    `SELECT concat_ws(' ', count(*), ${hash(`${key}, xmin`)},
              (SELECT ${hash('id, xmin')} FROM unit), (SELECT ${hash('name, digest')} FROM bi_part)${withheld}) AS version,
            count(*)::int AS documents
       FROM ${documents} WHERE period = ANY ($1)${ofUnits}${amongThese(forms ? { form: forms } : {}, values)}`,
    values,
  );
  return rows[0] as { version: string; documents: number };
}

async function becomeRole(client: Client, role: string | undefined): Promise<void> {
  try {
    await client.query(`SET LOCAL ROLE ${role ?? 'NONE'}`);
  } catch (error) {
    if (!(error instanceof DatabaseError) || !NO_SUCH_RIGHT.test(error.code ?? '')) throw error;
    const { message } = error;
    throw new Forbidden(
      `不能以角色 ${role} 读数据：${message}。请管理员照 docs/operations.md 建这个角色，并 GRANT ${role} TO 系统自己的角色`,
      `cannot read as the role ${role}: ${message}. An administrator makes it as in docs/operations.md, and grants it to the hub's role`,
    );
  }
}

/** No such role, or none that the hub may become. */
const NO_SUCH_RIGHT = /^(42501|42704|22023)$/;
