import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { column, id, index, key, optional, refers, words } from './table-parts.js';

const TABLES = [
  new Table({
    name: 'order_rules',
    columns: [
      id('id', key),
      words('name', 240),
      words('kind', 10),
      column('text', 'text'),
      words('action', 10),
      column('muteMinutes', 'integer'),
      column('rooms', 'text', { default: "''" }),
      column('enabled', 'boolean'),
      column('createdAt', 'bigint'),
    ],
  }),
  new Table({
    name: 'held_messages',
    columns: [
      id('id', key),
      id('authorId'),
      id('clientId'),
      id('roomId'),
      column('message', 'text'),
      words('cause', 10),
      words('words', 240),
      column('createdAt', 'bigint'),
      column('refusedAt', 'bigint', optional),
      column('reason', 'text'),
    ],
    foreignKeys: [refers('authorId', 'users', 'CASCADE'), refers('roomId', 'rooms', 'CASCADE')],
    indices: [
      index('held_messages_author_client', ['authorId', 'clientId'], true),
      index('held_messages_refused', ['refusedAt', 'id']),
    ],
  }),
];

/** Rules about what messages say, and messages that wait for leave. */
export class Held1764530000001 implements MigrationInterface {
  name = 'Held1764530000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of TABLES.toReversed()) await runner.dropTable(name);
  }
}
