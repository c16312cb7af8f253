import { Migration } from '@mikro-orm/migrations';

/**
 * What people say of what was handed in or filled: a table goes back to its unit, a cell is overridden. Both are
 * logs that are only ever added to; what holds now is their newest entry.
 */
export class ReturnsAndOverrides0002 extends Migration {
  override up(): void {
    // Whether the current revision is back with its unit: the next one is not.
    this.addSql('ALTER TABLE one_table ADD COLUMN returned boolean NOT NULL DEFAULT false');
    this.addSql(`
      CREATE TABLE one_table_return (
        county text NOT NULL,
        unit text NOT NULL REFERENCES unit (id),
        period text NOT NULL,
        revision integer NOT NULL,
        reason text NOT NULL,
        returned_at timestamptz NOT NULL,
        returned_by text NOT NULL,
        PRIMARY KEY (county, unit, period, revision),
        FOREIGN KEY (county, unit, period, revision) REFERENCES one_table_revision
      )`);
    this.addSql(`
      CREATE TABLE cell_override (
        county text NOT NULL,
        unit text NOT NULL REFERENCES unit (id),
        period text NOT NULL,
        form text NOT NULL,
        "row" text NOT NULL,
        field text NOT NULL,
        number integer NOT NULL,
        value jsonb,
        reason text NOT NULL,
        overridden_at timestamptz NOT NULL,
        overridden_by text NOT NULL,
        PRIMARY KEY (county, unit, period, form, "row", field, number)
      )`);
    this.addSql(
      `COMMENT ON COLUMN cell_override."row" IS 'unit of the row, total, or empty in a form without rows'`,
    );
    this.addSql(`COMMENT ON COLUMN cell_override.value IS 'NULL: the override was withdrawn'`);
    for (const table of ['one_table_return', 'cell_override']) {
      this.addSql(`
        CREATE TRIGGER ${table}_is_added_to
          BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }
}
