import type { ClientBase } from 'pg';
import { BI_SCHEMA } from '../bi/view.ts';
import type { EdmType, EntitySet, Property } from './odata.model.ts';

const EDM_TYPES: Readonly<Record<string, EdmType>> = {
  text: 'Edm.String',
  integer: 'Edm.Int32',
  bigint: 'Edm.Int64',
  numeric: 'Edm.Decimal',
  'double precision': 'Edm.Double',
  boolean: 'Edm.Boolean',
  date: 'Edm.Date',
  'timestamp with time zone': 'Edm.DateTimeOffset',
};

const KEYS: Readonly<Record<string, readonly string[]>> = {
  dim_unit: ['unit'],
  dim_period: ['period'],
  dim_element: ['element'],
  dim_form: ['form'],
  fact_value: ['period', 'unit', 'element', 'slice', 'previous'],
  fact_cell: ['period', 'unit', 'form', 'is_total', 'row_unit', 'field'],
  fact_fill: ['period', 'unit', 'form'],
  fact_sum: ['period', 'unit', 'element', 'slice'],
};
const KEY_OF_WIDE_VIEWS = ['period', 'unit', 'is_total', 'row_unit'];

interface Row {
  readonly view: string;
  readonly view_comment: string;
  readonly name: string;
  readonly type: string;
  readonly comment: string;
}

/** The views that there are, or the one of a name, as the database describes them. */
export async function readEntitySets(client: ClientBase, name?: string): Promise<EntitySet[]> {
  const { rows } = await client.query<Row>(
    `SELECT c.relname AS view, obj_description(c.oid) AS view_comment, a.attname AS name,
            a.atttypid::regtype::text AS type, col_description(c.oid, a.attnum) AS comment
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      WHERE c.relnamespace = '${BI_SCHEMA}'::regnamespace AND c.relkind = 'v' AND ($1::text IS NULL OR c.relname = $1)
      ORDER BY c.relname COLLATE "C", a.attnum`,
    [name ?? null],
  );
  return [...Map.groupBy(rows, ({ view }) => view)].map(([view, columns]) => entitySet(view, columns));
}

function entitySet(name: string, columns: readonly Row[]): EntitySet {
  const properties = columns.map((column): Property => {
    const { comment, type } = column;
    return { name: column.name, type: EDM_TYPES[type] ?? 'Edm.String', comment };
  });
  const key = KEYS[name] ?? KEY_OF_WIDE_VIEWS;
  return {
    ...{ name, key, isFact: key[0] === 'period' && key.length > 1, comment: columns[0]?.view_comment ?? '' },
    properties: new Map(properties.map((property) => [property.name, property])),
  };
}
