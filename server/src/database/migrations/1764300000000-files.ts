import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  type TableColumnOptions,
} from 'typeorm';
import { column, id, index, key, optional, refers, words } from './table-parts.js';

const bytes = (name: string): TableColumnOptions => column(name, 'bigint');
const time = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions =>
  column(name, 'bigint', more);
const ofMessage = refers('messageId', 'messages', 'CASCADE');

const ADDED = {
  users: id('avatarId', optional),
  rooms: id('pictureId', optional),
};

const TABLES = [
  new Table({
    name: 'blobs',
    columns: [words('key', 64, key), bytes('size'), time('touchedAt'), time('doomedAt', optional)],
    indices: [index('blobs_touched_at', ['touchedAt'])],
  }),
  new Table({
    name: 'files',
    columns: [
      id('id', key),
      id('uploaderId', optional),
      words('purpose', 10, optional),
      id('messageId', optional),
      id('roomId', optional),
      column('position', 'integer', { default: 0 }),
      words('name', 400),
      words('searchKey', 800),
      words('type', 100),
      words('kind', 10),
      bytes('size'),
      column('width', 'integer', optional),
      column('height', 'integer', optional),
      column('animated', 'boolean'),
      column('durationMs', 'integer', optional),
      words('blurHash', 100, optional),
      column('waveform', 'text', optional),
      words('contentKey', 64),
      words('previewKey', 64, optional),
      column('downloads', 'integer', { default: 0 }),
      time('createdAt'),
      time('sharedAt', optional),
    ],
    indices: [
      index('files_message', ['messageId', 'position']),
      index('files_room', ['roomId', 'sharedAt', 'id']),
      index('files_uploader', ['uploaderId', 'sharedAt', 'id']),
      index('files_loose', ['purpose', 'createdAt']),
      index('files_content', ['contentKey']),
      index('files_preview', ['previewKey']),
    ],
    foreignKeys: [refers('uploaderId', 'users', 'CASCADE'), ofMessage],
  }),
  new Table({
    name: 'uploads',
    columns: [
      id('id', key),
      id('userId'),
      words('name', 400),
      bytes('size'),
      words('state', 10),
      column('voice', 'text', optional),
      words('error', 40, optional),
      time('createdAt'),
      time('activeAt'),
    ],
    indices: [index('uploads_user', ['userId', 'state']), index('uploads_active_at', ['activeAt'])],
    foreignKeys: [refers('userId', 'users', 'CASCADE')],
  }),
  new Table({
    name: 'links',
    columns: [
      id('id', key),
      id('messageId'),
      column('position', 'integer'),
      column('url', 'text'),
      words('title', 400),
      column('description', 'text'),
      words('site', 300),
      id('pictureId', optional),
      column('isHidden', 'boolean'),
    ],
    indices: [index('links_message', ['messageId', 'position'], true)],
    foreignKeys: [ofMessage, refers('pictureId', 'files', 'SET NULL')],
  }),
];

/** Files and the road they come by, pictures of people and rooms, what is behind links. */
export class Files1764300000000 implements MigrationInterface {
  name = 'Files1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, options] of Object.entries(ADDED)) {
      await runner.addColumn(table, new TableColumn(options));
    }
    await runner.addColumn('rooms', new TableColumn(column('linkPreviews', 'boolean', optional)));
    for (const table of TABLES) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of TABLES.toReversed()) await runner.dropTable(name);
    await runner.dropColumn('rooms', 'linkPreviews');
    for (const [table, { name }] of Object.entries(ADDED)) await runner.dropColumn(table, name);
  }
}
