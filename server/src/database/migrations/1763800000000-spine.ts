import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  TableIndex,
} from 'typeorm';

const id = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: '36',
  ...more,
});
const words = (name: string, length: number, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  ...more,
});
const column = (name: string, type: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type,
  ...more,
});
const refers = (from: string, table: string, onDelete: string) => ({
  columnNames: [from],
  referencedTableName: table,
  referencedColumnNames: ['id'],
  onDelete,
});
const optional = { isNullable: true };
const key = { isPrimary: true };

/** Accounts, sessions, rooms, memberships and messages. */
export class Spine1763800000000 implements MigrationInterface {
  name = 'Spine1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'users',
        columns: [
          id('id', key),
          words('username', 20),
          words('usernameKey', 20),
          words('displayName', 200),
          words('searchKey', 500),
          words('email', 254, optional),
          words('passwordHash', 255),
          words('role', 10),
          column('bio', 'text'),
          column('preferences', 'text'),
          column('createdAt', 'bigint'),
          column('lastSeenAt', 'bigint', optional),
        ],
        indices: [
          new TableIndex({ name: 'users_username_key', columnNames: ['usernameKey'], isUnique: true }),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'sessions',
        columns: [
          id('id', key),
          words('tokenHash', 64),
          id('userId'),
          words('device', 300),
          words('ip', 45),
          column('createdAt', 'bigint'),
          column('lastSeenAt', 'bigint'),
          column('expiresAt', 'bigint'),
        ],
        indices: [
          new TableIndex({ name: 'sessions_token_hash', columnNames: ['tokenHash'], isUnique: true }),
          new TableIndex({ name: 'sessions_user', columnNames: ['userId'] }),
          new TableIndex({ name: 'sessions_expires_at', columnNames: ['expiresAt'] }),
        ],
        foreignKeys: [refers('userId', 'users', 'CASCADE')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'rooms',
        columns: [
          id('id', key),
          words('kind', 10),
          words('slug', 200, optional),
          words('name', 200),
          words('searchKey', 400),
          column('names', 'text', optional),
          column('description', 'text'),
          column('seq', 'integer'),
          column('rev', 'integer'),
          column('memberCount', 'integer'),
          column('isDefault', 'boolean'),
          id('createdById', optional),
          column('createdAt', 'bigint'),
          column('archivedAt', 'bigint', optional),
        ],
        indices: [new TableIndex({ name: 'rooms_slug', columnNames: ['slug'], isUnique: true })],
        foreignKeys: [refers('createdById', 'users', 'SET NULL')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'memberships',
        columns: [
          id('roomId', key),
          id('userId', key),
          words('role', 10),
          column('lastReadSeq', 'integer'),
          column('joinedAt', 'bigint'),
        ],
        indices: [new TableIndex({ name: 'memberships_user', columnNames: ['userId'] })],
        foreignKeys: [refers('roomId', 'rooms', 'CASCADE'), refers('userId', 'users', 'CASCADE')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'messages',
        columns: [
          id('id', key),
          id('roomId'),
          column('seq', 'integer'),
          column('rev', 'integer'),
          id('authorId'),
          id('clientId'),
          words('type', 10),
          column('text', 'text'),
          column('createdAt', 'bigint'),
        ],
        indices: [
          new TableIndex({ name: 'messages_room_seq', columnNames: ['roomId', 'seq'], isUnique: true }),
          new TableIndex({ name: 'messages_room_rev', columnNames: ['roomId', 'rev'], isUnique: true }),
          new TableIndex({
            name: 'messages_author_client',
            columnNames: ['authorId', 'clientId'],
            isUnique: true,
          }),
        ],
        foreignKeys: [refers('roomId', 'rooms', 'CASCADE'), refers('authorId', 'users', 'NO ACTION')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['messages', 'memberships', 'rooms', 'sessions', 'users'])
      await runner.dropTable(table);
  }
}
