import { Migration } from '@mikro-orm/migrations';

/**
 * Sums of units that have others below them, a row for each unit and period, and the marks of what they have to be
 * renewed for. Marks are only added by those who change something and only taken away by who renews: neither waits for
 * the other.
 */
export class Sums0006 extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE unit_sum (
        county text NOT NULL,
        unit text NOT NULL REFERENCES unit (id),
        period text NOT NULL,
        catalogue integer NOT NULL REFERENCES catalogue_version (number),
        sums jsonb NOT NULL,
        renewed_at timestamptz NOT NULL,
        PRIMARY KEY (county, unit, period)
      )`);
    this.addSql('CREATE INDEX unit_sum_period ON unit_sum (period)');
    this.addSql(`
      CREATE TABLE unit_sum_mark (
        county text NOT NULL,
        id uuid NOT NULL,
        what text NOT NULL CHECK (what IN ('table', 'row', 'since')),
        unit text,
        period text,
        since date,
        marked_at timestamptz NOT NULL,
        PRIMARY KEY (county, id)
      )`);
    this.addSql(
      `COMMENT ON COLUMN unit_sum_mark.what IS 'table: one that was handed in; row: of unit_sum, to be renewed; since: everything that ends on or after a day'`,
    );
    // What was handed in so far.
    this.addSql(`
      INSERT INTO unit_sum_mark (county, id, what, since, marked_at)
      SELECT county, gen_random_uuid(), 'since', '-infinity'::date, now() FROM unit GROUP BY county`);
  }
}
