import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  type TableColumnOptions,
} from 'typeorm';
import { column, id, index, key, optional, words } from './table-parts.js';

const time = (name: string, more: Partial<TableColumnOptions> = optional): TableColumnOptions =>
  column(name, 'bigint', more);
const reason = (name: string): TableColumnOptions => words(name, 1000, { default: "''" });
const mute = [time('mutedAt'), time('muteUntil'), reason('muteReason')];

const ADDED: Record<string, TableColumnOptions[]> = {
  users: [time('bannedAt'), time('banUntil'), reason('banReason'), time('deactivatedAt'), ...mute],
  rooms: [
    words('posting', 10, optional),
    words('inviting', 10, optional),
    words('mentioningAll', 10, optional),
    column('slowMode', 'integer', { default: 0 }),
    column('retentionDays', 'integer', optional),
    words('history', 10, { default: "'start'" }),
  ],
  memberships: [...mute, time('lastPostedAt'), column('readsAfter', 'integer', { default: 0 })],
};

const TABLES = [
  new Table({
    name: 'audit_entries',
    columns: [
      column('number', 'integer', key),
      time('at', {}),
      id('actorId', optional),
      words('actorName', 20, optional),
      words('action', 60),
      words('targetKind', 20, optional),
      id('targetId', optional),
      words('targetName', 200, optional),
      column('detail', 'text'),
      words('ip', 45, optional),
      words('previousHash', 64),
      words('hash', 64),
    ],
    indices: [
      index('audit_entries_action', ['action', 'number']),
      index('audit_entries_actor', ['actorId', 'number']),
      index('audit_entries_target', ['targetId', 'number']),
    ],
  }),
  new Table({
    name: 'server_settings',
    columns: [
      words('name', 60, key),
      column('value', 'text'),
      time('changedAt', {}),
      id('changedById', optional),
    ],
  }),
];

/** Bans and mutes, what rooms decide for all in them, the record of who did what, and settings that change while it runs. */
export class Admin1764500000000 implements MigrationInterface {
  name = 'Admin1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(ADDED)) {
      await runner.addColumns(
        table,
        columns.map((options) => new TableColumn(options)),
      );
    }
    for (const table of TABLES) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of TABLES.toReversed()) await runner.dropTable(name);
    for (const [table, columns] of Object.entries(ADDED)) {
      await runner.dropColumns(
        table,
        columns.map(({ name }) => name),
      );
    }
  }
}
