import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  type TableColumnOptions,
} from 'typeorm';
import { column, id, index, key, optional, refers, words } from './table-parts.js';

const count = (name: string): TableColumnOptions => column(name, 'integer', { default: 0 });
const time = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions =>
  column(name, 'bigint', more);

const ADDED: Record<string, TableColumnOptions[]> = {
  users: [
    words('statusChoice', 10, { default: "'online'" }),
    words('statusText', 400, { default: "''" }),
    words('statusEmoji', 64, { default: "''" }),
    time('statusUntil', optional),
    count('logins'),
  ],
  rooms: [count('asides'), words('directKey', 80, optional)],
  memberships: [
    count('lastReadAsides'),
    count('seenSeq'),
    count('readRev'),
    words('notifications', 10, { default: "'mentions'" }),
  ],
  messages: [
    words('dir', 3, optional),
    id('replyToId', optional),
    id('threadId', optional),
    column('threadSeq', 'integer', optional),
    column('inRoom', 'boolean', { default: true }),
    count('asides'),
    column('mentions', 'text', { default: "''" }),
    count('replyCount'),
    time('editedAt', optional),
    time('deletedAt', optional),
    id('deletedById', optional),
    time('purgedAt', optional),
  ],
};

const INDICES = {
  rooms: [index('rooms_direct_key', ['directKey'], true)],
  messages: [
    index('messages_thread', ['threadId', 'threadSeq'], true),
    index('messages_deleted_at', ['deletedAt']),
  ],
};

const ofMessage = refers('messageId', 'messages', 'CASCADE');
const ofUser = refers('userId', 'users', 'CASCADE');

const TABLES = [
  new Table({
    name: 'active_days',
    columns: [id('userId', key), column('day', 'integer', key)],
    foreignKeys: [ofUser],
  }),
  new Table({
    name: 'blocks',
    columns: [id('blockerId', key), id('blockedId', key), time('createdAt')],
    indices: [index('blocks_blocked', ['blockedId'])],
    foreignKeys: [refers('blockerId', 'users', 'CASCADE'), refers('blockedId', 'users', 'CASCADE')],
  }),
  new Table({
    name: 'message_edits',
    columns: [id('id', key), id('messageId'), column('text', 'text'), time('at')],
    indices: [index('message_edits_message', ['messageId'])],
    foreignKeys: [ofMessage],
  }),
  new Table({
    name: 'reactions',
    columns: [id('messageId', key), words('emoji', 64, key), id('userId', key), time('createdAt')],
    foreignKeys: [ofMessage, ofUser],
  }),
  new Table({
    name: 'pins',
    columns: [id('messageId', key), id('roomId'), id('userId'), time('createdAt')],
    indices: [index('pins_room', ['roomId', 'createdAt'])],
    foreignKeys: [ofMessage, ofUser],
  }),
  new Table({
    name: 'bookmarks',
    columns: [id('userId', key), id('messageId', key), time('createdAt')],
    indices: [index('bookmarks_user', ['userId', 'createdAt'])],
    foreignKeys: [ofMessage, ofUser],
  }),
  new Table({
    name: 'mentions',
    columns: [
      id('messageId', key),
      id('userKey', key),
      id('roomId'),
      column('seq', 'integer'),
      id('authorId'),
      time('createdAt'),
    ],
    indices: [
      index('mentions_user_room', ['userKey', 'roomId', 'seq']),
      index('mentions_user_time', ['userKey', 'createdAt']),
    ],
    foreignKeys: [ofMessage],
  }),
  new Table({
    name: 'thread_follows',
    columns: [
      id('messageId', key),
      id('userId', key),
      id('roomId'),
      column('following', 'boolean'),
      column('lastReadSeq', 'integer'),
    ],
    indices: [index('thread_follows_user', ['userId', 'following'])],
    foreignKeys: [ofMessage, ofUser],
  }),
  new Table({
    name: 'polls',
    columns: [
      id('id', key),
      id('messageId'),
      column('question', 'text'),
      column('multiple', 'boolean'),
      column('anonymous', 'boolean'),
      count('people'),
      time('closesAt', optional),
      time('closedAt', optional),
    ],
    indices: [index('polls_message', ['messageId'], true)],
    foreignKeys: [ofMessage],
  }),
  new Table({
    name: 'poll_options',
    columns: [
      id('id', key),
      id('pollId'),
      column('position', 'integer'),
      column('text', 'text'),
      count('votes'),
    ],
    indices: [index('poll_options_poll', ['pollId', 'position'], true)],
    foreignKeys: [refers('pollId', 'polls', 'CASCADE')],
  }),
  new Table({
    name: 'poll_votes',
    columns: [
      id('pollId', key),
      id('userId', key),
      words('slot', 36, key),
      id('optionId'),
      time('createdAt'),
    ],
    indices: [index('poll_votes_option', ['optionId', 'createdAt'])],
    foreignKeys: [
      refers('pollId', 'polls', 'CASCADE'),
      refers('optionId', 'poll_options', 'CASCADE'),
      ofUser,
    ],
  }),
];

/** Private conversations, replies and threads, edits, reactions, pins, bookmarks, mentions, polls, blocks and status. */
export class Conversation1763900000000 implements MigrationInterface {
  name = 'Conversation1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(ADDED)) {
      await runner.addColumns(
        table,
        columns.map((options) => new TableColumn(options)),
      );
    }
    // The databases write a truth value down in different ways, so it is no default to keep.
    await runner.changeColumn('messages', 'inRoom', new TableColumn(column('inRoom', 'boolean')));
    for (const [table, indices] of Object.entries(INDICES)) await runner.createIndices(table, indices);
    // What is said in a private room is meant for all in it.
    await runner.query(
      `UPDATE memberships SET notifications = 'all' WHERE "roomId" IN (SELECT id FROM rooms WHERE kind <> 'public')`,
    );
    for (const table of TABLES) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of TABLES.toReversed()) await runner.dropTable(name);
    for (const [table, indices] of Object.entries(INDICES)) await runner.dropIndices(table, indices);
    for (const [table, columns] of Object.entries(ADDED)) {
      await runner.dropColumns(
        table,
        columns.map(({ name }) => name),
      );
    }
  }
}
