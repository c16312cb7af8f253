import { Migration } from '@mikro-orm/migrations';

/** Units are merged, split and renamed: what they were before, what they came from, and a log of the changes. */
export class UnitsChange0003 extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE unit_past (
        unit text NOT NULL REFERENCES unit (id),
        until date NOT NULL,
        label text NOT NULL,
        en text,
        kind text NOT NULL,
        parent text REFERENCES unit (id),
        PRIMARY KEY (unit, until)
      )`);
    this.addSql(`
      CREATE TABLE unit_succession (
        predecessor text NOT NULL REFERENCES unit (id),
        successor text NOT NULL REFERENCES unit (id),
        PRIMARY KEY (predecessor, successor),
        CHECK (predecessor <> successor)
      )`);
    // Its last number is the revision of the tree: whoever holds an older one reads the units again.
    this.addSql(`
      CREATE TABLE unit_change (
        number integer PRIMARY KEY CHECK (number > 0),
        change jsonb NOT NULL,
        applied_at timestamptz NOT NULL,
        applied_by text NOT NULL
      )`);
    this.addSql(`
      CREATE TRIGGER unit_change_is_added_to
        BEFORE UPDATE OR DELETE OR TRUNCATE ON unit_change
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }
}
