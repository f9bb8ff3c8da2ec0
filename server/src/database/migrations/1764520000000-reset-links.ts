import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { column, id, index, key, refers, words } from './table-parts.js';

/** Ways to a new password. */
export class ResetLinks1764520000000 implements MigrationInterface {
  name = 'ResetLinks1764520000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'reset_links',
        columns: [id('userId', key), words('tokenHash', 64), column('expiresAt', 'bigint')],
        indices: [index('reset_links_token_hash', ['tokenHash'], true)],
        foreignKeys: [refers('userId', 'users', 'CASCADE')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('reset_links');
  }
}
