import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { column, id, index, key, optional, refers, words } from './table-parts.js';

const TABLES = [
  new Table({
    name: 'announcements',
    columns: [
      id('id', key),
      column('text', 'text'),
      words('level', 10),
      id('createdById', optional),
      column('createdAt', 'bigint'),
      column('endsAt', 'bigint', optional),
      column('removedAt', 'bigint', optional),
    ],
    indices: [index('announcements_removed_at', ['removedAt', 'endsAt'])],
    foreignKeys: [refers('createdById', 'users', 'SET NULL')],
  }),
  new Table({
    name: 'announcement_dismissals',
    columns: [id('announcementId', key), id('userId', key)],
    foreignKeys: [refers('announcementId', 'announcements', 'CASCADE'), refers('userId', 'users', 'CASCADE')],
  }),
];

/** Words to everybody, and who has put them away. */
export class Announcements1764560000002 implements MigrationInterface {
  name = 'Announcements1764560000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of TABLES.toReversed()) await runner.dropTable(name);
  }
}
