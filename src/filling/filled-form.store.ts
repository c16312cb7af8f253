import type { FillRule } from '../core/fill/filled-form.ts';
import type { CellCounts } from '../core/fill/rate.ts';
import type { StoredFill } from '../core/fill/stored-fill.ts';
import type { Sql } from '../database/sql.ts';
import { withMoments } from '../submission/moments.ts';

export interface FillKey {
  readonly unit: string;
  readonly period: string;
  readonly form: string;
}

/** A fill's facts: the tables it read, each at the revision it had. */
export type FactRevision = readonly [unit: string, period: string, revision: number];

export interface NewFill extends FillKey {
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly catalogue: number;
  readonly fill: StoredFill;
  readonly facts: readonly FactRevision[];
  readonly counts: CellCounts;
  /** All units due have handed in, or the period is closed: this is the form as filed, if none was before. */
  readonly complete: boolean;
  /** The marks this fill answers: a later mark keeps it stale. */
  readonly marks: string;
}

/** A fill as it was filed, which a later catalogue version may have changed since. */
export type FiledFill = StoredFill & { readonly catalogue?: number };

/** Whatever is read of a stored fill: the version that it is to be read with, and whether it is fresh. */
export interface ReadFill extends FillKey {
  readonly catalogue: number;
  readonly fill: StoredFill;
  readonly stale: boolean;
  readonly marks: string;
}

/** Reads stored fills by their keys, in one statement; those never filled are left out. */
export type ReadFills<Row extends ReadFill> = (
  sql: Sql,
  county: string,
  keys: readonly FillKey[],
) => Promise<Row[]>;

/** Everything that is stored of a fill. */
export interface FillRow extends ReadFill, CellCounts {
  /** JSON, of which most readers need nothing: see `factsOf`. */
  readonly facts: string;
  readonly filledAt: Date;
  /** JSON: see `asFiledOf`. Null while the fill is the one that was filed, or none was. */
  readonly asFiled: string | null;
  readonly asFiledAt: Date | null;
}

const COUNTS = 'filled, carried, answered, overridden, missing, open, not_applicable, context, totals';
const VALUES = `f.unit, f.period, f.form, f.catalogue, f."fill", f.stale, f.marks::text AS marks`;
const COLUMNS = `${VALUES}, f.facts::text AS facts, f.filled_at AS "filledAt", f.as_filed::text AS "asFiled", f.as_filed_at AS "asFiledAt", f.filled, f.carried, f.answered,
  f.overridden, f.missing, f.open, f.not_applicable AS "notApplicable", f.context, f.totals, f.by_rule AS "byRule"`;

/**
 * What is kept as filed once a filed form is filled otherwise: the fill that it was filed with, and the version that
 * is to be read with. Until then it is the fill itself, and nothing is stored twice.
 */
const keepAsFiled = (then: string): string => `CASE
  WHEN f.as_filed_at IS NULL OR f.as_filed IS NOT NULL THEN f.as_filed
  WHEN f."fill" <> ${then}."fill" OR f.catalogue <> ${then}.catalogue
    THEN f."fill" || jsonb_build_object('catalogue', f.catalogue)
  END`;

const list = (ids: Iterable<string>): string => [...ids].join(',');

const keyLists = (keys: readonly FillKey[]): string[] => [
  list(keys.map((key) => key.unit)),
  list(keys.map((key) => key.period)),
  list(keys.map((key) => key.form)),
];

/** All of them. */
export const readFills: ReadFills<FillRow> = async (sql, county, keys) =>
  withMoments(await readColumns<FillRow>(COLUMNS, sql, county, keys), 'filledAt', 'asFiledAt');

/** What the forms print, and no more: most readers want nothing else. */
export const readPrinted: ReadFills<ReadFill> = (sql, county, keys) => readColumns(VALUES, sql, county, keys);

async function readColumns<Row>(
  columns: string,
  sql: Sql,
  county: string,
  keys: readonly FillKey[],
): Promise<Row[]> {
  if (keys.length === 0) return [];
  return sql.query<Row>(
    `SELECT ${columns}
       FROM unnest(string_to_array($1, ','), string_to_array($2, ','), string_to_array($3, ','))
            AS k (unit, period, form)
       JOIN filled_form f ON f.county = $4 AND f.unit = k.unit AND f.period = k.period AND f.form = k.form`,
    [...keyLists(keys), county],
  );
}

export const factsOf = ({ facts }: Pick<FillRow, 'facts'>): readonly FactRevision[] => JSON.parse(facts);

export const asFiledOf = ({ asFiled }: Pick<FillRow, 'asFiled'>): FiledFill | undefined =>
  asFiled === null ? undefined : JSON.parse(asFiled);

/** Which of the fills are fresh: the rest are to be filled before anyone reads them. */
export async function readFreshness(
  sql: Sql,
  county: string,
  units: readonly string[],
  periods: readonly string[],
): Promise<(FillKey & { stale: boolean; marks: string })[]> {
  return sql.query(
    `SELECT unit, period, form, stale, marks::text AS marks FROM filled_form
      WHERE county = $1 AND unit = ANY (string_to_array($2, ',')) AND period = ANY (string_to_array($3, ','))`,
    [county, list(units), list(periods)],
  );
}

/** Writes fills in one statement. The first complete one is kept as filed; what comes after is a correction. */
export async function writeFills(
  tx: Sql,
  county: string,
  fills: readonly NewFill[],
  at: Date,
): Promise<void> {
  if (fills.length === 0) return;
  const rows = fills.map(({ counts, ...fill }) => ({
    ...fill,
    ...counts,
    not_applicable: counts.notApplicable,
    by_rule: counts.byRule,
    period_start: fill.periodStart,
    period_end: fill.periodEnd,
  }));
  await tx.query(
    `INSERT INTO filled_form AS f (county, unit, period, form, period_start, period_end, catalogue, "fill", facts,
       ${COUNTS}, by_rule, filled_at, as_filed_at)
     SELECT $1, unit, period, form, period_start, period_end, catalogue, "fill", facts, ${COUNTS}, by_rule,
       $2::timestamptz, CASE WHEN complete THEN $2::timestamptz END
     FROM jsonb_to_recordset($3::jsonb) AS n (
       unit text, period text, form text, period_start date, period_end date, catalogue int, "fill" jsonb,
       facts jsonb, filled int, carried int, answered int, overridden int, missing int, open int,
       not_applicable int, context int, totals int, by_rule jsonb, complete boolean)
     ORDER BY unit, period, form
     ON CONFLICT (county, unit, period, form) DO UPDATE SET
       catalogue = excluded.catalogue, "fill" = excluded."fill", facts = excluded.facts, filled = excluded.filled,
       carried = excluded.carried, answered = excluded.answered, overridden = excluded.overridden,
       missing = excluded.missing, open = excluded.open, not_applicable = excluded.not_applicable,
       context = excluded.context, totals = excluded.totals, by_rule = excluded.by_rule,
       filled_at = excluded.filled_at, stale = false, marks = f.marks + 1,
       as_filed = ${keepAsFiled('excluded')}, as_filed_at = coalesce(f.as_filed_at, excluded.as_filed_at)`,
    [county, at, JSON.stringify(rows)],
  );
}

/**
 * Replaces fills that were stale, unless they were marked again since they were read: a submission may have
 * come in between, and its mark must not be lost.
 */
export async function refreshFills(
  tx: Sql,
  county: string,
  fills: readonly NewFill[],
  at: Date,
): Promise<void> {
  if (fills.length === 0) return;
  await tx.query(
    `UPDATE filled_form f SET
       catalogue = n.catalogue, "fill" = n."fill", facts = n.facts, filled = n.filled, carried = n.carried,
       answered = n.answered, overridden = n.overridden, missing = n.missing, open = n.open,
       not_applicable = n.not_applicable, context = n.context, totals = n.totals, by_rule = n.by_rule,
       filled_at = $1::timestamptz, stale = false,
       as_filed = ${keepAsFiled('n')},
       as_filed_at = coalesce(f.as_filed_at, CASE WHEN n.complete THEN $1::timestamptz END)
     FROM jsonb_to_recordset($2::jsonb) AS n (
       unit text, period text, form text, catalogue int, "fill" jsonb, facts jsonb, filled int, carried int,
       answered int, overridden int, missing int, open int, not_applicable int, context int, totals int,
       by_rule jsonb, complete boolean, marks bigint)
     WHERE f.county = $3 AND f.unit = n.unit AND f.period = n.period AND f.form = n.form AND f.marks = n.marks`,
    [
      at,
      JSON.stringify(
        fills.map(({ counts, ...fill }) => ({
          ...fill,
          ...counts,
          not_applicable: counts.notApplicable,
          by_rule: counts.byRule as Readonly<Record<FillRule, number>>,
        })),
      ),
      county,
    ],
  );
}

/**
 * Marks what depends on new tables: forms of longer periods that contain theirs, and of later periods where the
 * form looks back; but for those that the same transaction fills, whose writing counts as a mark.
 */
export async function markStale(
  tx: Sql,
  county: string,
  mark: {
    units: readonly string[];
    periodStart: string;
    periodEnd: string;
    /** Forms that depend on tables of this level and frequency. */
    dependent: readonly string[];
    /** Of these, the ones that look back. */
    lookingBack: readonly string[];
  },
  filled: readonly FillKey[],
): Promise<void> {
  await tx.query(
    `UPDATE filled_form f SET stale = true, marks = marks + 1
      WHERE county = $1 AND unit = ANY (string_to_array($2, ','))
        AND ((form = ANY (string_to_array($3, ',')) AND period_start <= $4::date AND period_end >= $5::date)
          OR (form = ANY (string_to_array($6, ',')) AND period_end > $5::date))
        AND NOT EXISTS (
          SELECT FROM unnest(string_to_array($7, ','), string_to_array($8, ','), string_to_array($9, ','))
                 AS w (unit, period, form)
           WHERE w.unit = f.unit AND w.period = f.period AND w.form = f.form)`,
    [
      county,
      list(mark.units),
      list(mark.dependent),
      mark.periodStart,
      mark.periodEnd,
      list(mark.lookingBack),
      ...keyLists(filled),
    ],
  );
}

/** Marks one form, if it was filled: something besides its facts has changed. */
export async function markForm(tx: Sql, county: string, { unit, period, form }: FillKey): Promise<void> {
  await tx.query(
    `UPDATE filled_form SET stale = true, marks = marks + 1
      WHERE county = $1 AND unit = $2 AND period = $3 AND form = $4`,
    [county, unit, period, form],
  );
}

/** Marks what is not filed of the periods that end on or after a day: another catalogue version holds for them. */
export async function markUnfiledStale(tx: Sql, county: string, since: string): Promise<void> {
  await tx.query(
    `UPDATE filled_form SET stale = true, marks = marks + 1
      WHERE county = $1 AND period_end >= $2::date AND as_filed_at IS NULL`,
    [county, since],
  );
}

/** Forgets fills of forms that are not due any more; one that was filed is kept, and is stale no longer. */
export async function settleNotDue(sql: Sql, keys: readonly FillKey[]): Promise<void> {
  if (keys.length === 0) return;
  await sql.query(
    `WITH k AS (SELECT * FROM unnest(string_to_array($1, ','), string_to_array($2, ','), string_to_array($3, ','))
                         AS k (unit, period, form)),
     gone AS (DELETE FROM filled_form f USING k
               WHERE f.unit = k.unit AND f.period = k.period AND f.form = k.form AND f.as_filed_at IS NULL)
     UPDATE filled_form f SET stale = false FROM k
      WHERE f.unit = k.unit AND f.period = k.period AND f.form = k.form AND f.as_filed_at IS NOT NULL`,
    keyLists(keys),
  );
}

/** A filed form, with the version that filled it. */
export interface FiledKey extends FillKey {
  readonly catalogue: number;
}

/** Which forms of units and periods are filed. */
export async function readFiled(
  sql: Sql,
  county: string,
  units: readonly string[],
  periods: readonly string[],
): Promise<FiledKey[]> {
  return sql.query(
    `SELECT unit, period, form, catalogue FROM filled_form
      WHERE county = $1 AND unit = ANY (string_to_array($2, ',')) AND period = ANY (string_to_array($3, ','))
        AND as_filed_at IS NOT NULL`,
    [county, list(units), list(periods)],
  );
}

/** How many of a period's forms count as filed. */
export async function countFiled(sql: Sql, county: string, period: string): Promise<number> {
  const [row] = await sql.query<{ filed: number }>(
    `SELECT count(*)::int AS filed FROM filled_form WHERE county = $1 AND period = $2 AND as_filed_at IS NOT NULL`,
    [county, period],
  );
  return row?.filed ?? 0;
}

/** Keeps as filed, as they are, the forms of a period that were not filed yet. */
export async function fileRest(sql: Sql, county: string, period: string, at: Date): Promise<void> {
  await sql.query(
    `UPDATE filled_form SET as_filed_at = $1::timestamptz
      WHERE county = $2 AND period = $3 AND as_filed_at IS NULL`,
    [at, county, period],
  );
}
