import { type ClientBase, DatabaseError, Pool, type PoolClient } from 'pg';
import { NotFound } from '../../core/refusal.ts';
import { BI_FULL_ROLE, BI_ROLE } from '../../database/bi-role.ts';
import type { Reader, ReadServer } from '../../database/reader.ts';
import { ANYBODY, type Rights } from '../disclosure/rights.model.ts';
import { readEntitySets } from './entity-sets.ts';
import { type Literal, parseKey } from './expression.ts';
import { kindOf } from './filter-sql.ts';
import { metadataDocument, serviceDocument } from './metadata.ts';
import { type EntitySet, type ODataAnswer, ODataRefusal, type ODataRequest } from './odata.model.ts';
import { checkNames, queryOf, type SetQuery, tokenOf } from './options.ts';
import { countStatement, entityStatement, pageStatement, type Statement } from './page.ts';

/** So many rows a page has, and no client gets more at once. */
const LARGEST_PAGE = 5000;
/** As long as the role may ask by itself. */
const SECONDS = 60;
/** Feeds do not take the connections of those who hand in. */
const CONNECTIONS = 4;
const WAIT_MS = 15_000;

/** What PostgreSQL says when a statement was stopped, and when a value is none. */
const STOPPED = '57014';
const IS_DATA_EXCEPTION = /^22/;
const NO_PRIVILEGE = /^(42501|42704|22023)$/;

/** The views of BI tools as an OData feed, read with the rights of the role that those tools have, and no others. */
export class ODataService {
  /** By the address of the server that they lead to. */
  readonly #pools = new Map<string, Pool>();

  constructor(private readonly reader: Reader) {}

  async answer(request: ODataRequest, { seesWithheld }: Rights = ANYBODY): Promise<ODataAnswer> {
    const role = seesWithheld ? BI_FULL_ROLE : BI_ROLE;
    const search = new URLSearchParams(request.search);
    const { path, root } = request;
    if (path === '' || path === '$metadata') {
      checkNames(search, ['$format']);
      const sets = await this.#reading(request, role, (client) => readEntitySets(client));
      return path === ''
        ? { format: 'json', body: serviceDocument(root, sets) }
        : { format: 'xml', body: metadataDocument(sets) };
    }
    const { name, key, isCount } = addressOf(path);
    return this.#reading(request, role, async (client) => {
      const [set] = await readEntitySets(client, name);
      if (!set)
        throw new NotFound(
          `没有实体集 ${name}，有哪些见 ${root}`,
          `there is no entity set ${name}; see ${root}`,
        );
      if (key !== undefined) return entity(client, request, set, key, search);
      if (!isCount) return page(client, request, set, search);
      return {
        format: 'text',
        body: await counted(client, countStatement(set, queryOf(set, search, 'count'))),
      };
    });
  }

  /** From the standby, if that is not behind; from the primary also where the standby has ended the query. */
  async #reading<T>(
    { signal }: ODataRequest,
    role: string,
    work: (client: ClientBase) => Promise<T>,
  ): Promise<T> {
    const isOwn = (error: unknown): boolean => signal.aborted || isRefusal(error);
    try {
      return await this.reader.reading((server) => this.#readingFrom(server, signal, role, work), isOwn);
    } catch (error) {
      throw told(error, role);
    }
  }

  /** A transaction that can only read, and only what the role may; it ends with its client. */
  async #readingFrom<T>(
    server: ReadServer,
    signal: AbortSignal,
    role: string,
    work: (client: ClientBase) => Promise<T>,
  ): Promise<T> {
    const client = await this.#connect(server);
    const { processID } = client as typeof client & { readonly processID: number };
    const stop = (): void => void server.end(processID);
    signal.addEventListener('abort', stop);
    let lost: Error | undefined;
    try {
      if (signal.aborted) throw new Error('the client has gone');
      await client.query(
        `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL ROLE ${role};
         SET LOCAL statement_timeout = '${SECONDS}s'; SET LOCAL TimeZone = 'UTC'`,
      );
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      if (!isRefusal(error)) lost = error as Error;
      else await client.query('ROLLBACK').catch((failure: Error) => void (lost = failure));
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      client.release(signal.aborted ? true : lost);
    }
  }

  async #connect({ url, isStandby }: ReadServer): Promise<PoolClient> {
    const pool = this.#pools.get(url) ?? openPool(url);
    this.#pools.set(url, pool);
    try {
      return await pool.connect();
    } catch (error) {
      // A standby that does not answer is the reader's matter; connections that others have are not.
      if (isStandby && pool.totalCount < CONNECTIONS) throw error;
      throw busy(pool.totalCount);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.end()));
  }
}

function openPool(url: string): Pool {
  const pool = new Pool({
    ...{ connectionString: url, application_name: 'onetable odata' },
    ...{ max: CONNECTIONS, connectionTimeoutMillis: WAIT_MS },
  });
  pool.on('error', () => {});
  return pool;
}

const isRefusal = (error: unknown): boolean => error instanceof ODataRefusal || error instanceof NotFound;

async function page(
  client: ClientBase,
  { root, search, ieee754, maxPageSize }: ODataRequest,
  set: EntitySet,
  said: URLSearchParams,
): Promise<ODataAnswer> {
  const query = queryOf(set, said, 'set');
  const size = Math.min(maxPageSize ?? LARGEST_PAGE, LARGEST_PAGE);
  const limit = Math.min(query.top ?? size, size);
  const hasMore = (query.top ?? Number.POSITIVE_INFINITY) > limit;
  const statement = pageStatement(set, query, hasMore ? limit + 1 : limit, ieee754);
  const { rows } = await run<{ entity: string; place: string }>(client, statement);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const count = query.count ? await counted(client, countStatement(set, query)) : undefined;
  const members = [
    `"@odata.context":${JSON.stringify(contextOf(root, set, query))}`,
    ...(count === undefined ? [] : [`"@odata.count":${ieee754 ? JSON.stringify(count) : count}`]),
    `"value":[${shown.map((row) => row.entity).join(',\n')}]`,
    ...(last
      ? [`"@odata.nextLink":${JSON.stringify(nextLink(root, set, search, last.place, query, limit))}`]
      : []),
  ];
  return { format: 'json', body: `{${members.join(',')}}` };
}

async function entity(
  client: ClientBase,
  { root, ieee754 }: ODataRequest,
  set: EntitySet,
  source: string,
  said: URLSearchParams,
): Promise<ODataAnswer> {
  const query = queryOf(set, said, 'entity');
  const { rows } = await run<{ entity: string }>(
    client,
    entityStatement(set, keyOf(set, source), query.select, ieee754),
  );
  const [row] = rows;
  if (!row) throw new NotFound(`${set.name} 没有 (${source})`, `${set.name} has no (${source})`);
  const context = `"@odata.context":${JSON.stringify(`${contextOf(root, set, query)}/$entity`)}`;
  return { format: 'json', body: `{${context},${row.entity.slice(1)}` };
}

/** `dim_unit`, `dim_unit('liutang')`, `dim_unit/$count`. */
function addressOf(path: string): { name: string; key?: string; isCount: boolean } {
  const [, name, key, count] = /^([^/()]+)(?:\((.*)\))?(\/\$count)?$/s.exec(path) ?? [];
  if (name === undefined || (key !== undefined && count))
    throw new NotFound(
      `没有地址 ${path}；可用：实体集、实体集(键)、实体集/$count、$metadata`,
      `there is no address ${path}; there are a set, set(key), set/$count and $metadata`,
    );
  return { name, ...(key === undefined ? {} : { key }), isCount: count !== undefined };
}

function keyOf(set: EntitySet, source: string): ReadonlyMap<string, Literal> {
  const given = parseKey(source);
  const named = 'op' in given ? new Map([[set.key[0] as string, given]]) : given;
  const fits = set.key.every((name) => {
    const property = set.properties.get(name);
    return property && named.get(name)?.kind === kindOf(property);
  });
  if (fits && named.size === set.key.length) return named;
  const example = set.key.map((name) => `${name}=…`).join(',');
  throw new ODataRefusal(
    400,
    'ODATA_SYNTAX',
    'key',
    `${set.name} 的键是 (${example})，每个都要写，文字用单引号括起来`,
    `the key of ${set.name} is (${example}): all of them, texts in single quotes`,
  );
}

const contextOf = (root: string, { name }: EntitySet, { isPart, select }: SetQuery): string =>
  `${root}$metadata#${name}${isPart ? `(${select.map((property) => property.name).join(',')})` : ''}`;

/** The rest of what was asked; it was counted on the first page. */
function nextLink(
  root: string,
  { name }: EntitySet,
  search: string,
  place: string,
  { top }: SetQuery,
  shown: number,
): string {
  const rest = new URLSearchParams(search);
  for (const option of ['$count', '$skip', '$skiptoken']) rest.delete(option);
  if (top !== undefined) rest.set('$top', String(top - shown));
  rest.set('$skiptoken', tokenOf(place));
  return `${root}${name}?${rest.toString().replaceAll('%24', '$').replaceAll('+', '%20')}`;
}

async function counted(client: ClientBase, statement: Statement): Promise<string> {
  const { rows } = await run<{ count: string }>(client, statement);
  return rows[0]?.count ?? '0';
}

const run = <Row extends object>(client: ClientBase, { text, values }: Statement) =>
  client.query<Row>(text, values);

/** No connection: because others have them all, or because the database does not answer. */
function busy(open: number): ODataRefusal {
  const [zh, en] =
    open >= CONNECTIONS
      ? [
          `有 ${CONNECTIONS} 个查询正在进行，等了 ${WAIT_MS / 1000} 秒还没轮到；请稍后再试`,
          `${CONNECTIONS} queries are under way and none ended within ${WAIT_MS / 1000} s; try again later`,
        ]
      : ['数据库暂时连不上，请稍后再试', 'the database does not answer; try again later'];
  return new ODataRefusal(503, 'ODATA_BUSY', 'connection', zh, en);
}

/** What the database has against a request, in words. */
function told(error: unknown, role: string): unknown {
  if (!(error instanceof DatabaseError)) return error;
  const { code = '', message } = error;
  if (code === STOPPED)
    return new ODataRefusal(
      504,
      'ODATA_TIMEOUT',
      'request',
      `查询超过 ${SECONDS} 秒，已停止；请用 $filter 限定报告期（period eq '2026-Q2'）或单位，不要用 $orderby 排全部的数`,
      `stopped after ${SECONDS} s; narrow it by period (period eq '2026-Q2') or unit, and do not order everything anew`,
    );
  if (NO_PRIVILEGE.test(code))
    return new ODataRefusal(
      503,
      'ODATA_ROLE',
      'database',
      `不能以角色 ${role} 读数据：${message}。请管理员照 docs/operations.md 建这个角色，并 GRANT ${role} TO 系统自己的角色`,
      `cannot read as the role ${role}: ${message}. An administrator makes it as in docs/operations.md, and grants it to the hub's role`,
    );
  if (IS_DATA_EXCEPTION.test(code))
    return new ODataRefusal(
      400,
      'ODATA_TYPE',
      'request',
      `有值读不懂：${message}`,
      `a value cannot be read: ${message}`,
    );
  return error;
}
