import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { column, id, index, key, optional, refers, words } from './table-parts.js';

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
        indices: [index('users_username_key', ['usernameKey'], true)],
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
          index('sessions_token_hash', ['tokenHash'], true),
          index('sessions_user', ['userId']),
          index('sessions_expires_at', ['expiresAt']),
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
        indices: [index('rooms_slug', ['slug'], true)],
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
        indices: [index('memberships_user', ['userId'])],
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
          index('messages_room_seq', ['roomId', 'seq'], true),
          index('messages_room_rev', ['roomId', 'rev'], true),
          index('messages_author_client', ['authorId', 'clientId'], true),
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
