import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';
import { column, id, index, key, optional, refers, words } from './table-parts.js';

const COLUMNS = [
  id('bannedById', optional),
  column('deletedAt', 'bigint', optional),
  column('isErasing', 'boolean', { default: 0 }),
];

const ADDRESS_BANS = new Table({
  name: 'address_bans',
  columns: [
    id('id', key),
    words('address', 45),
    id('userId'),
    column('until', 'bigint', optional),
    column('createdAt', 'bigint'),
  ],
  foreignKeys: [refers('userId', 'users', 'CASCADE')],
  indices: [index('address_bans_address', ['address', 'until']), index('address_bans_user', ['userId'])],
});

const INDICES = [
  index('users_created_at', ['createdAt', 'id']),
  index('users_last_seen_at', ['lastSeenAt', 'id']),
  index('users_banned_at', ['bannedAt']),
];

/** Bans of addresses, accounts that are no more, and the orders in which the console lists people. */
export class People1764510000000 implements MigrationInterface {
  name = 'People1764510000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns(
      'users',
      COLUMNS.map((options) => new TableColumn(options)),
    );
    await runner.createIndices('users', INDICES);
    await runner.createTable(ADDRESS_BANS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(ADDRESS_BANS);
    await runner.dropIndices('users', INDICES);
    await runner.dropColumns(
      'users',
      COLUMNS.map(({ name }) => name),
    );
  }
}
