import { Migration } from '@mikro-orm/migrations';

/**
 * Imports, and which tables each has brought: written in the transaction that stores a table, so that an import that
 * was cut short goes on where it stopped, and a repeated one changes nothing.
 */
export class BulkImport0007 extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE bulk_import (
        id text PRIMARY KEY,
        name text NOT NULL,
        tables integer NOT NULL,
        started_at timestamptz NOT NULL,
        started_by text NOT NULL,
        finished_at timestamptz,
        rejected integer
      )`);
    this.addSql(`COMMENT ON COLUMN bulk_import.id IS 'SHA-256 of the content'`);
    this.addSql(`
      CREATE TABLE bulk_import_table (
        county text NOT NULL,
        import text NOT NULL REFERENCES bulk_import (id),
        unit text NOT NULL REFERENCES unit (id),
        period text NOT NULL,
        revision integer NOT NULL,
        reason text,
        PRIMARY KEY (county, import, unit, period)
      )`);
    this.addSql(`COMMENT ON COLUMN bulk_import_table.reason IS 'why its warnings were confirmed'`);
  }
}
