import { type Expression, parseFilter } from './expression.ts';
import { propertyNamed } from './filter-sql.ts';
import { type EntitySet, ODataRefusal, type Property } from './odata.model.ts';

/** What is asked of a set. */
export interface SetQuery {
  readonly select: readonly Property[];
  /** Whether properties were chosen at all. */
  readonly isPart: boolean;
  readonly filter: Expression | undefined;
  readonly order: readonly Order[];
  /** Only the order of the key. */
  readonly isInOwnOrder: boolean;
  readonly top: number | undefined;
  readonly skip: number;
  readonly count: boolean;
  /** Of the row after which the page begins: its values in the order's columns. */
  readonly after: readonly (string | null)[] | undefined;
}

export interface Order {
  readonly property: Property;
  readonly isDescending: boolean;
}

const OF_SETS = ['$select', '$filter', '$orderby', '$top', '$skip', '$count', '$skiptoken', '$format'];
const OF_COUNTS = ['$filter', '$format'];
const OF_ENTITIES = ['$select', '$format'];
/** What the standard knows and the feed does not. */
const NOT_SUPPORTED = ['$expand', '$search', '$apply', '$compute', '$index', '$schemaversion', '$deltatoken'];

export function queryOf(set: EntitySet, search: URLSearchParams, of: 'set' | 'count' | 'entity'): SetQuery {
  checkNames(search, of === 'set' ? OF_SETS : of === 'count' ? OF_COUNTS : OF_ENTITIES);
  const said = (name: string): string | undefined => search.get(name)?.trim() || undefined;
  const chosen = said('$select');
  const filter = said('$filter');
  const orderby = said('$orderby');
  const order = orderOf(set, orderby);
  const token = said('$skiptoken');
  const count = said('$count') ?? 'false';
  if (count !== 'true' && count !== 'false')
    throw wrongOption('$count', `$count 只能是 true 或 false`, '$count is true or false');
  return {
    select: selected(set, chosen),
    isPart: chosen !== undefined && chosen !== '*',
    filter: filter === undefined ? undefined : parseFilter(filter),
    ...{ order, isInOwnOrder: orderby === undefined, count: count === 'true' },
    ...{ top: numberOf('$top', said('$top')), skip: numberOf('$skip', said('$skip')) ?? 0 },
    after: token === undefined ? undefined : placeOf(token, order.length),
  };
}

/** Refuses options that would be ignored: whoever gives one expects that it counts. */
export function checkNames(search: URLSearchParams, known: readonly string[]): void {
  for (const name of new Set(search.keys())) {
    if (NOT_SUPPORTED.includes(name))
      throw new ODataRefusal(
        501,
        'ODATA_NOT_SUPPORTED',
        name,
        `不支持 ${name}；这里可用：${known.join('、')}`,
        `${name} is not supported; here are ${known.join(', ')}`,
      );
    if (!known.includes(name))
      throw wrongOption(
        name,
        `这里没有选项 ${name}；可用：${known.join('、')}`,
        `there is no option ${name} here; there are ${known.join(', ')}`,
      );
    if (search.getAll(name).length > 1)
      throw wrongOption(name, `${name} 只能写一次`, `${name} may stand only once`);
  }
}

function selected(set: EntitySet, chosen: string | undefined): readonly Property[] {
  if (chosen === undefined) return [...set.properties.values()];
  const names = chosen.split(',').map((name) => name.trim());
  if (names.includes('*')) return [...set.properties.values()];
  return [...new Set(names)].map((name) => propertyNamed(set, name, '$select'));
}

/** What was asked, and behind it the key, so that every row has its one place. */
function orderOf(set: EntitySet, orderby: string | undefined): Order[] {
  const asked = (orderby?.split(',') ?? []).map((item): Order => {
    const [, name, direction = 'asc'] =
      /^\s*([\p{L}_][\p{L}\p{N}_]*)(?:\s+(asc|desc))?\s*$/u.exec(item) ?? [];
    if (name === undefined)
      throw wrongOption(
        '$orderby',
        `$orderby 读不懂“${item.trim()}”；写属性名，后面可加 asc 或 desc，用逗号隔开`,
        `$orderby: "${item.trim()}" cannot be read; write names of properties, each with asc or desc, and commas`,
      );
    return { property: propertyNamed(set, name, '$orderby'), isDescending: direction === 'desc' };
  });
  const rest = set.key.map((name): Order => {
    const property = propertyNamed(set, name, '$orderby');
    return { property, isDescending: false };
  });
  const names = new Set<string>();
  return [...asked, ...rest].filter(({ property: { name } }) => !names.has(name) && names.add(name));
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw wrongOption(name, `${name} 应是不小于 0 的整数`, `${name} is a whole number, not below 0`);
}

/** The next page begins behind a place: its values, so that rows that come or go move no other. */
export const tokenOf = (place: string): string => Buffer.from(place).toString('base64url');

function placeOf(token: string, length: number): (string | null)[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (
      Array.isArray(place) &&
      place.length === length &&
      place.every((each) => each === null || typeof each === 'string')
    )
      return place as (string | null)[];
  } catch {
    // Said below.
  }
  throw wrongOption(
    '$skiptoken',
    '$skiptoken 只能照 @odata.nextLink 给的写，不要改；请从第一页重新开始',
    '$skiptoken is only written as @odata.nextLink gives it; begin again with the first page',
  );
}

const wrongOption = (name: string, zh: string, en: string): ODataRefusal =>
  new ODataRefusal(400, 'ODATA_OPTION', name, zh, en);
