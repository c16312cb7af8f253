import { Migration } from '@mikro-orm/migrations';

/**
 * The hub's first tables. Keys begin with the home county, then the unit, then the period, so that the large
 * tables can be distributed by county; units, the catalogue and short ids are small and the same everywhere.
 */
export class Hub0001 extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE unit (
        id text PRIMARY KEY,
        county text NOT NULL,
        label text NOT NULL,
        en text,
        level text NOT NULL,
        kind text NOT NULL,
        parent text REFERENCES unit (id),
        valid_from date NOT NULL,
        valid_to date,
        reports_from date NOT NULL,
        CHECK (valid_to IS NULL OR valid_from <= valid_to)
      )`);
    this.addSql('CREATE INDEX unit_parent ON unit (parent)');

    this.addSql(`
      CREATE TABLE catalogue_version (
        number integer PRIMARY KEY,
        valid_from date NOT NULL,
        hash text NOT NULL,
        sources jsonb NOT NULL,
        published_at timestamptz NOT NULL,
        published_by text NOT NULL
      )`);
    this.addSql('CREATE TABLE element_id (name text PRIMARY KEY, id text NOT NULL UNIQUE)');

    const table = `
        county text NOT NULL,
        unit text NOT NULL REFERENCES unit (id),
        period text NOT NULL,
        revision integer NOT NULL CHECK (revision > 0),
        catalogue integer NOT NULL REFERENCES catalogue_version (number),
        "values" jsonb NOT NULL,
        sources jsonb,
        entries_typed integer NOT NULL,
        entries_confirmed integer NOT NULL,
        submitted_at timestamptz NOT NULL,
        submitted_by text NOT NULL`;
    this.addSql(`CREATE TABLE one_table (${table}, PRIMARY KEY (county, unit, period))`);
    this.addSql(`
      CREATE TABLE one_table_revision (${table},
        confirmed_warnings jsonb NOT NULL,
        PRIMARY KEY (county, unit, period, revision)
      )`);
    this.addSql(`
      CREATE TABLE one_table_draft (
        county text NOT NULL,
        unit text NOT NULL REFERENCES unit (id),
        period text NOT NULL,
        base_revision integer NOT NULL,
        "values" jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        saved_by text NOT NULL,
        PRIMARY KEY (county, unit, period)
      )`);
    this.addSql(`
      CREATE TABLE submission_key (
        county text NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        response jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (county, key)
      )`);
    this.addSql(`
      CREATE TABLE period_closure (
        county text NOT NULL,
        period text NOT NULL,
        closed_at timestamptz NOT NULL,
        closed_by text NOT NULL,
        PRIMARY KEY (county, period)
      )`);
    this.addSql(`
      CREATE TABLE filled_form (
        county text NOT NULL,
        unit text NOT NULL REFERENCES unit (id),
        period text NOT NULL,
        form text NOT NULL,
        period_start date NOT NULL,
        period_end date NOT NULL,
        catalogue integer NOT NULL REFERENCES catalogue_version (number),
        "fill" jsonb NOT NULL,
        facts jsonb NOT NULL,
        filled integer NOT NULL,
        carried integer NOT NULL,
        answered integer NOT NULL,
        overridden integer NOT NULL,
        missing integer NOT NULL,
        open integer NOT NULL,
        not_applicable integer NOT NULL,
        context integer NOT NULL,
        totals integer NOT NULL,
        by_rule jsonb NOT NULL,
        filled_at timestamptz NOT NULL,
        stale boolean NOT NULL DEFAULT false,
        marks bigint NOT NULL DEFAULT 0,
        as_filed jsonb,
        as_filed_at timestamptz,
        PRIMARY KEY (county, unit, period, form)
      )`);
    this.addSql('CREATE INDEX filled_form_stale ON filled_form (county, unit) WHERE stale');
    this.addSql('CREATE INDEX filled_form_period ON filled_form (county, period, form)');

    // Revisions are only ever added: not even the hub's own role may change one by mistake.
    this.addSql(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$`);
    this.addSql(`
      CREATE TRIGGER one_table_revision_is_added_to
        BEFORE UPDATE OR DELETE OR TRUNCATE ON one_table_revision
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);

    // lz4 where this server was built with it: a table is read far more often than it is written.
    this.addSql(`
      DO $$
      BEGIN
        IF 'lz4' = ANY (SELECT unnest(enumvals) FROM pg_settings WHERE name = 'default_toast_compression') THEN
          ALTER TABLE one_table ALTER COLUMN "values" SET COMPRESSION lz4;
          ALTER TABLE one_table_revision ALTER COLUMN "values" SET COMPRESSION lz4;
          ALTER TABLE filled_form ALTER COLUMN "fill" SET COMPRESSION lz4;
        END IF;
      END $$`);
  }
}
