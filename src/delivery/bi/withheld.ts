import { BI_FULL_ROLE } from '../../database/bi-role.ts';

/**
 * Whether whoever asks has the right to figures that are withheld from others: the role, and its members who need not
 * become it first. Looked up once a query; no client can set what it is made of.
 */
export const HAS_RIGHT = `(SELECT EXISTS (
    SELECT FROM pg_roles r WHERE r.rolname = '${BI_FULL_ROLE}' AND pg_has_role(current_user, r.oid, 'USAGE')))`;

/** Whether the set of a unit and a period holds an item. */
export const isInSet = (row: string, key: string): string =>
  `EXISTS (SELECT FROM unit_withheld w
            WHERE w.county = ${row}.county AND w.unit = ${row}.unit AND w.period = ${row}.period AND ${key} = ANY (w.items))`;

/** A column as it is read where nothing hides it. */
export const unless = (hidden: string, sql: string): string =>
  `CASE WHEN ${hidden} THEN NULL ELSE ${sql} END`;
