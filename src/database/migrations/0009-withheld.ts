import { Migration } from '@mikro-orm/migrations';

/**
 * Which figures of units are withheld from readers without the right, kept beside the sums; what the views have to
 * know of protected elements; and a role that has the right. Whoever is a member of it has it, too.
 */
export class Withheld0009 extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE unit_withheld (
        county text NOT NULL,
        unit text NOT NULL REFERENCES unit (id),
        period text NOT NULL,
        items text[] NOT NULL,
        PRIMARY KEY (county, unit, period)
      )`);
    this.addSql(
      `COMMENT ON TABLE unit_withheld IS 'keys of items, as in unit_sum.sums; by the disclosure thresholds of the latest catalogue'`,
    );
    this.addSql('ALTER TABLE bi_element ADD COLUMN calendar text');
    this.addSql('ALTER TABLE bi_element ADD COLUMN disclosure integer');
    this.addSql('ALTER TABLE bi_element ADD COLUMN protection text');
    this.addSql('ALTER TABLE bi_cell ADD COLUMN protected boolean NOT NULL DEFAULT false');
    this.addSql(`
      DO $$
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'onetable_bi_full') THEN
          CREATE ROLE onetable_bi_full LOGIN NOINHERIT CONNECTION LIMIT 20;
          ALTER ROLE onetable_bi_full SET default_transaction_read_only = on;
          ALTER ROLE onetable_bi_full SET statement_timeout = '60s';
          ALTER ROLE onetable_bi_full SET idle_in_transaction_session_timeout = '10min';
          ALTER ROLE onetable_bi_full SET search_path = bi;
        END IF;
      EXCEPTION
        -- Another database of this server makes it just now; or the hub's role may not make roles (docs/operations.md).
        WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
      END $$`);
  }
}
