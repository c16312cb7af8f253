import { escapeIdentifier } from 'pg';
import { viewName } from '../bi/view.ts';
import type { Literal } from './expression.ts';
import { columnSql, filterSql, fixedValues, kindOf, parameter, SQL_TYPES } from './filter-sql.ts';
import type { EntitySet, Property } from './odata.model.ts';
import type { Order, SetQuery } from './options.ts';

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/**
 * Some rows of a set in their order, each as JSON text, with its place. A fact in its own order is read period by
 * period, and no further than the page reaches: taking all of them apart to find the first would take as long for
 * every page.
 */
export function pageStatement(set: EntitySet, query: SetQuery, limit: number, ieee754: boolean): Statement {
  const values: unknown[] = [];
  const isByPeriod = set.isFact && query.isInOwnOrder;
  const conditions = [
    ...(isByPeriod ? [`v.period = d.period`] : []),
    ...(query.filter ? [filterSql(query.filter, set, 'v', values)] : []),
    ...(query.after ? [behind(set, query.order, query.after, values)] : []),
  ];
  const rows = `SELECT v.* FROM ${viewName(set.name)} v${whereAll(conditions)}`;
  const orderOf = (source: string, period?: string): string =>
    query.order.map((each) => inOrder(set, each, source, period)).join(', ');
  // The period is that of the outer side, so that its order is kept.
  const sorted = isByPeriod
    ? `SELECT p.* FROM (${periods(query, values)}) d CROSS JOIN LATERAL (${rows} OFFSET 0) p ORDER BY ${orderOf('p', 'd.period')}`
    : `${rows} ORDER BY ${orderOf('v')}`;
  const skip = query.after ? 0 : query.skip;
  const place = query.order.map(({ property }) => `(${columnSql(set, property, 'p')})::text`);
  // Only what the page shows is written as JSON.
  return {
    values,
    text: `SELECT ${asJson(set, query.select, ieee754)} AS entity, json_build_array(${place.join(', ')})::text AS place
 FROM (${sorted} LIMIT ${limit} OFFSET ${skip}) p
 ORDER BY ${orderOf('p')}`,
  };
}

/** Nothing is less than anything, and no part of a key; texts have the same order in every database, whatever its language. */
function inOrder(set: EntitySet, { property, isDescending }: Order, source: string, period?: string): string {
  const column = period && property.name === 'period' ? period : columnSql(set, property, source);
  const nulls = set.key.includes(property.name) ? '' : isDescending ? ' NULLS LAST' : ' NULLS FIRST';
  return `${collated(property, column)}${isDescending ? ' DESC' : ''}${nulls}`;
}

export function countStatement(set: EntitySet, { filter }: Pick<SetQuery, 'filter'>): Statement {
  const values: unknown[] = [];
  const conditions = filter ? [filterSql(filter, set, 'v', values)] : [];
  return {
    text: `SELECT count(*)::text AS count FROM ${viewName(set.name)} v${whereAll(conditions)}`,
    values,
  };
}

/** The row of a key. */
export function entityStatement(
  set: EntitySet,
  key: ReadonlyMap<string, Literal>,
  select: readonly Property[],
  ieee754: boolean,
): Statement {
  const values: unknown[] = [];
  const conditions = [...key].map(([name, value]) => {
    const column = columnSql(set, set.properties.get(name) as Property, 'p');
    return `${column} = ${parameter(value, values)}`;
  });
  return {
    text: `SELECT ${asJson(set, select, ieee754)} AS entity FROM ${viewName(set.name)} p${whereAll(conditions)}`,
    values,
  };
}

/** The periods that rows may be of, in order. */
function periods({ filter, after }: SetQuery, values: unknown[]): string {
  const fixed = fixedValues(filter, 'period');
  return `SELECT period FROM ${viewName('dim_period')}${whereAll([
    ...(fixed ? [`period = ANY ($${values.push(fixed)}::text[])`] : []),
    // In its own order the period comes first.
    ...(after ? [`period COLLATE "C" >= $${values.push(after[0])}::text`] : []),
  ])} ORDER BY period COLLATE "C"`;
}

/** Rows after a place, column by column: equal before, then greater. */
function behind(
  set: EntitySet,
  order: readonly Order[],
  place: readonly (string | null)[],
  values: unknown[],
): string {
  const columns = order.map(({ property }, i) => {
    const column = columnSql(set, property, 'v');
    const value = place[i] ?? null;
    const given = value === null ? 'NULL' : `$${values.push(value)}::${SQL_TYPES[kindOf(property)]}`;
    return { column: collated(property, column), plain: column, given, isNull: value === null };
  });
  const alternatives = columns.map(({ column, plain, given, isNull }, i) => {
    const equal = columns
      .slice(0, i)
      .map((each) => (each.isNull ? `${each.plain} IS NULL` : `${each.plain} = ${each.given}`));
    return [...equal, greater(order[i] as Order, { column, plain, given, isNull })].join(' AND ');
  });
  return `(${alternatives.map((each) => `(${each})`).join(' OR ')})`;
}

function greater(
  { isDescending }: Order,
  { column, plain, given, isNull }: { column: string; plain: string; given: string; isNull: boolean },
): string {
  if (isDescending) return isNull ? 'false' : `(${column} < ${given} OR ${plain} IS NULL)`;
  return isNull ? `${plain} IS NOT NULL` : `${column} > ${given}`;
}

const collated = ({ type }: Property, column: string): string =>
  type === 'Edm.String' ? `${column} COLLATE "C"` : column;

/** A row as JSON text: decimals keep their digits, as numbers or as texts. */
function asJson(set: EntitySet, select: readonly Property[], ieee754: boolean): string {
  const columns = select.map((property) => {
    const isLong = ieee754 && (property.type === 'Edm.Decimal' || property.type === 'Edm.Int64');
    return `${columnSql(set, property, 'p')}${isLong ? '::text' : ''} AS ${escapeIdentifier(property.name)}`;
  });
  return `(SELECT row_to_json(e)::text FROM (SELECT ${columns.join(', ')}) e)`;
}

const whereAll = (conditions: readonly string[]): string =>
  conditions.length > 0 ? ` WHERE ${conditions.map((each) => `(${each})`).join(' AND ')}` : '';
