import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { column, id, index, key, optional, refers, words } from './table-parts.js';

/** Ways to an account. */
export class Invitations1764572000000 implements MigrationInterface {
  name = 'Invitations1764572000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'invitations',
        columns: [
          id('id', key),
          words('tokenHash', 64),
          id('createdById', optional),
          column('createdAt', 'bigint'),
          column('expiresAt', 'bigint', optional),
          column('revokedAt', 'bigint', optional),
          column('maxUses', 'integer', optional),
          column('uses', 'integer', { default: 0 }),
          words('email', 254, optional),
          column('roomIds', 'text', { default: "''" }),
        ],
        indices: [index('invitations_token_hash', ['tokenHash'], true)],
        foreignKeys: [refers('createdById', 'users', 'SET NULL')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('invitations');
  }
}
