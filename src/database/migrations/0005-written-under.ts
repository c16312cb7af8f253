import { Migration } from '@mikro-orm/migrations';

/**
 * Answers that a correction keeps stay in the unit of measure in which they were handed in, though their table is of a
 * later catalogue version: by item key, the version whose unit it is.
 */
export class WrittenUnder0005 extends Migration {
  override async up(): Promise<void> {
    this.addSql('ALTER TABLE one_table ADD COLUMN written_under jsonb');
    this.addSql('ALTER TABLE one_table_revision ADD COLUMN written_under jsonb');
  }
}
