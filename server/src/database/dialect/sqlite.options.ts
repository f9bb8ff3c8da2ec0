import type { Database as SqliteFile } from 'better-sqlite3';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { ENTITIES } from '../entities.js';
import { Spine1763800000000 } from '../migrations/1763800000000-spine.js';
import { Admin1764500000000 } from '../migrations/1764500000000-admin.js';
import { Order1764530000000 } from '../migrations/1764530000000-order.js';
import { People1764510000000 } from '../migrations/1764510000000-people.js';
import { Held1764530000001 } from '../migrations/1764530000001-held.js';
import { HistorySpans1764560000000 } from '../migrations/1764560000000-history-spans.js';
import { Announcements1764560000002 } from '../migrations/1764560000002-announcements.js';
import { Retention1764560000001 } from '../migrations/1764560000001-retention.js';
import { ConfirmedSessions1764580000000 } from '../migrations/1764580000000-confirmed-sessions.js';
import { Mail1764570000000 } from '../migrations/1764570000000-mail.js';
import { Invitations1764572000000 } from '../migrations/1764572000000-invitations.js';
import { Files1764300000000 } from '../migrations/1764300000000-files.js';
import { SharedFiles1764400000000 } from '../migrations/1764400000000-shared-files.js';
import { Figures1764550000000 } from '../migrations/1764550000000-figures.js';
import { ResetLinks1764520000000 } from '../migrations/1764520000000-reset-links.js';
import { Conversation1763900000000 } from '../migrations/1763900000000-conversation.js';
import { SqliteAudit1764500000001 } from './sqlite.audit-migration.js';
import { SqliteAuditWords1764540000000 } from './sqlite.audit-words.js';
import { SqliteSearch1764200000000 } from './sqlite.search-migration.js';

/** How long a statement waits for a lock that another process holds. */
const BUSY_TIMEOUT_MS = 1_000;

const MIGRATIONS = [
  Spine1763800000000,
  Conversation1763900000000,
  SqliteSearch1764200000000,
  Files1764300000000,
  SharedFiles1764400000000,
  Admin1764500000000,
  SqliteAudit1764500000001,
  People1764510000000,
  ResetLinks1764520000000,
  SqliteAuditWords1764540000000,
  Figures1764550000000,
  Order1764530000000,
  Held1764530000001,
  HistorySpans1764560000000,
  Retention1764560000001,
  Announcements1764560000002,
  Mail1764570000000,
  Invitations1764572000000,
  ConfirmedSessions1764580000000,
];

/** Those that this version knows. */
export const MIGRATION_NAMES: readonly string[] = MIGRATIONS.map(({ name }) => name);

const common = {
  type: 'better-sqlite3',
  entities: ENTITIES,
  synchronize: false,
  timeout: BUSY_TIMEOUT_MS,
} as const;

/**
 * The one connection that writes. WAL lets readers go on while it commits; synchronous=FULL makes a commit
 * reach the disk before it returns, which is what an acknowledged message is promised.
 */
export const writerOptions = (file: string): DataSourceOptions => ({
  ...common,
  database: file,
  migrations: MIGRATIONS,
  migrationsRun: true,
  prepareDatabase: (database: SqliteFile) => {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // What is deleted is overwritten with zeros; else its words would stay in the file's free space.
    database.pragma('secure_delete = ON');
  },
});

/** A second connection that cannot write, so that a read never waits behind a transaction or joins it. */
export const readerOptions = (file: string): DataSourceOptions => ({
  ...common,
  database: file,
  readonly: true,
});

/** The driver's own handle beneath a data source, for prepared statements on the message's road. */
export function sqliteHandle(source: DataSource): SqliteFile {
  const { driver } = source;
  if (!('databaseConnection' in driver)) throw new Error('This data source is not SQLite.');
  return driver.databaseConnection as SqliteFile;
}
