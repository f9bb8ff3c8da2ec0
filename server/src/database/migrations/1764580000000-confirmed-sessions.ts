import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { column, optional } from './table-parts.js';

/** When the password was last shown to a session. */
export class ConfirmedSessions1764580000000 implements MigrationInterface {
  name = 'ConfirmedSessions1764580000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('sessions', new TableColumn(column('confirmedAt', 'bigint', optional)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('sessions', 'confirmedAt');
  }
}
