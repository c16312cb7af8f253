import { Migration } from '@mikro-orm/migrations';

/**
 * For BI tools: the schema whose views they read, what the views have to know of the catalogue, and a role that can
 * do nothing but read them. The views themselves follow the catalogue: `src/delivery/bi` makes them.
 */
export class Bi0004 extends Migration {
  override up(): void {
    this.addSql('CREATE SCHEMA IF NOT EXISTS bi');
    this.addSql(`COMMENT ON SCHEMA bi IS '供 BI 工具和统计人员查询的视图；只读'`);
    this.addSql('CREATE TABLE bi_part (name text PRIMARY KEY, digest text NOT NULL)');
    this.addSql(
      `COMMENT ON TABLE bi_part IS 'what the views and bi_ tables were made from: made anew where that has changed'`,
    );
    this.addSql(`
      CREATE TABLE bi_element (
        name text PRIMARY KEY,
        id text NOT NULL UNIQUE,
        catalogue integer NOT NULL,
        label text NOT NULL,
        en text,
        topic text,
        topic_label text,
        own_form text,
        type text NOT NULL,
        unit_of_measure text,
        kind text NOT NULL,
        every text NOT NULL,
        at text NOT NULL,
        steward text NOT NULL,
        scope text,
        definition text NOT NULL,
        derived boolean NOT NULL,
        breakdowns text
      )`);
    this.addSql(`
      CREATE TABLE bi_conversion (
        catalogue integer NOT NULL,
        element text NOT NULL,
        times numeric NOT NULL,
        parts numeric NOT NULL,
        PRIMARY KEY (catalogue, element)
      )`);
    this.addSql(`
      CREATE TABLE bi_form (
        catalogue integer NOT NULL,
        code text NOT NULL,
        label text NOT NULL,
        en text,
        department text NOT NULL,
        department_label text NOT NULL,
        frequency text NOT NULL,
        level text NOT NULL,
        "rows" text,
        cells integer NOT NULL,
        view text NOT NULL,
        PRIMARY KEY (catalogue, code)
      )`);
    this.addSql(`
      CREATE TABLE bi_cell (
        catalogue integer NOT NULL,
        form text NOT NULL,
        position integer NOT NULL,
        field text NOT NULL,
        label text NOT NULL,
        section text,
        type text NOT NULL,
        unit_of_measure text,
        PRIMARY KEY (catalogue, form, position)
      )`);
    this.addSql(`
      CREATE TABLE bi_period (
        id text PRIMARY KEY,
        frequency text NOT NULL,
        year integer NOT NULL,
        index integer NOT NULL,
        start_date date NOT NULL,
        end_date date NOT NULL,
        label text NOT NULL,
        en text NOT NULL
      )`);

    // Who asks for a period names no county: the period comes first, and whoever names both is served as well.
    this.addSql('CREATE INDEX one_table_period ON one_table (period)');
    this.addSql('DROP INDEX filled_form_period');
    this.addSql('CREATE INDEX filled_form_period ON filled_form (period, form, county)');

    this.addSql(`
      DO $$
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'onetable_bi') THEN
          CREATE ROLE onetable_bi LOGIN NOINHERIT CONNECTION LIMIT 20;
          ALTER ROLE onetable_bi SET default_transaction_read_only = on;
          ALTER ROLE onetable_bi SET statement_timeout = '60s';
          ALTER ROLE onetable_bi SET idle_in_transaction_session_timeout = '10min';
          ALTER ROLE onetable_bi SET search_path = bi;
        END IF;
      EXCEPTION
        -- Another database of this server makes it just now; or the hub's role may not make roles (docs/operations.md).
        WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
      END $$`);
  }
}
