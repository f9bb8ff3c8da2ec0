import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { column, id, index, key, optional, refers, words } from './table-parts.js';

const TABLES = [
  new Table({
    name: 'reports',
    columns: [
      id('id', key),
      words('cause', 10),
      column('words', 'text'),
      column('createdAt', 'bigint'),
      id('reporterId', optional),
      id('authorId'),
      id('roomId'),
      id('messageId', optional),
      words('messageType', 10),
      column('messageText', 'text'),
      column('fileNames', 'text'),
      column('messageAt', 'bigint'),
      words('state', 10),
      id('assigneeId', optional),
      column('resolvedAt', 'bigint', optional),
      id('resolvedById', optional),
      words('outcome', 10, optional),
      column('note', 'text'),
    ],
    foreignKeys: [
      refers('reporterId', 'users', 'CASCADE'),
      refers('authorId', 'users', 'CASCADE'),
      refers('roomId', 'rooms', 'CASCADE'),
      refers('assigneeId', 'users', 'SET NULL'),
      refers('resolvedById', 'users', 'SET NULL'),
    ],
    indices: [
      index('reports_state', ['state', 'id']),
      index('reports_message_reporter', ['messageId', 'reporterId'], true),
      index('reports_reporter', ['reporterId', 'createdAt']),
      index('reports_author', ['authorId', 'createdAt']),
    ],
  }),
  new Table({
    name: 'notices',
    columns: [
      id('id', key),
      id('userId'),
      words('kind', 10),
      column('reason', 'text'),
      column('text', 'text'),
      column('at', 'bigint'),
    ],
    foreignKeys: [refers('userId', 'users', 'CASCADE')],
    indices: [index('notices_user', ['userId', 'id'])],
  }),
];

/** Mutes that end are looked for by their end; few hold at a time. */
const MUTE_ENDS = {
  users: 'users_mute_until',
  memberships: 'memberships_mute_until',
};

/** Reports of messages, what people are told by those who keep order, and when mutes end. */
export class Order1764530000000 implements MigrationInterface {
  name = 'Order1764530000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table);
    for (const [table, name] of Object.entries(MUTE_ENDS)) {
      await runner.createIndex(table, new TableIndex({ name, columnNames: ['muteUntil'] }));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, name] of Object.entries(MUTE_ENDS)) await runner.dropIndex(table, name);
    for (const { name } of TABLES.toReversed()) await runner.dropTable(name);
  }
}
