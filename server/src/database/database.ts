import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  type Repository,
} from 'typeorm';
import { copyWhileUsed } from './dialect/sqlite.copies.js';
import { readerOptions, sqliteHandle, writerOptions } from './dialect/sqlite.options.js';
import { SqliteFigureCounter } from './dialect/sqlite.figure-counter.js';
import { SqliteFigureReader } from './dialect/sqlite.figure-reader.js';
import { SqliteMessageStore } from './dialect/sqlite.message-store.js';
import { SqliteSearchIndex } from './dialect/sqlite.search-index.js';
import { SqliteSearchIndexer } from './dialect/sqlite.search-indexer.js';
import type { FigureCounter, FigureReader } from './figure-store.js';
import type { MessageStore } from './message-store.js';
import type { SearchIndex, SearchIndexer } from './search-index.js';
import { WriteQueue } from './write-queue.js';

/** The database: reads here, writes through the queue, and the message's road beside TypeORM. */
export class Database {
  private constructor(
    private readonly reader: DataSource,
    private readonly writer: DataSource,
    private readonly queue: WriteQueue,
    private readonly messages: MessageStore,
    private readonly indexer: SearchIndexer,
    private readonly counter: FigureCounter,
    readonly searchIndex: SearchIndex,
    readonly figures: FigureReader,
  ) {}

  /** Opens the file (and makes it, and brings its schema up to date) before anything may use it. */
  static async open(file: string): Promise<Database> {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const writer = await new DataSource(writerOptions(file)).initialize();
    const reader = await new DataSource(readerOptions(file)).initialize();
    const [reading, writing] = [sqliteHandle(reader), sqliteHandle(writer)];
    return new Database(
      reader,
      writer,
      new WriteQueue(),
      new SqliteMessageStore(writing),
      new SqliteSearchIndexer(writing),
      new SqliteFigureCounter(writing),
      new SqliteSearchIndex(reading),
      new SqliteFigureReader(reading),
    );
  }

  /** A repository for reading. Writing through it fails: its connection cannot. */
  read<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.reader.getRepository(entity);
  }

  /** What reads outside a transaction, for code that may also be asked within one. */
  get reading(): EntityManager {
    return this.reader.manager;
  }

  /**
   * Runs work in one transaction, after all earlier writes. `announce` is called after the commit and before
   * the next write begins, so that what is told leaves in the order of the commits; never after a rollback.
   */
  write<T>(work: (manager: EntityManager) => Promise<T>, announce?: (result: T) => void): Promise<T> {
    return this.queue.run(async () => {
      const result = await this.writer.transaction(work);
      announce?.(result);
      return result;
    });
  }

  /** As `write`, for the message log: its own prepared statements in place of TypeORM. */
  writeMessages<T>(work: (store: MessageStore) => T): Promise<T> {
    return this.queue.run(() => work(this.messages));
  }

  /** As `write`, for the search index. */
  writeIndex<T>(work: (indexer: SearchIndexer) => T): Promise<T> {
    return this.queue.run(() => work(this.indexer));
  }

  /** As `write`, for the sums. */
  writeFigures<T>(work: (counter: FigureCounter) => T): Promise<T> {
    return this.queue.run(() => work(this.counter));
  }

  /** How many writes wait for their turn. */
  get writesWaiting(): number {
    return this.queue.length;
  }

  /** Resolves when every write asked for until now is done. */
  settled(): Promise<void> {
    return this.queue.settled();
  }

  /** Folds the write-ahead log into the file: what was deleted is then in neither. */
  async foldLog(): Promise<void> {
    await this.queue.run(() => this.writer.query('PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  /** Copies all of it into a new file; who writes meanwhile does not wait, and what they write is in it too. */
  copyTo(path: string, onProgress: (done: number, total: number) => void): Promise<void> {
    return copyWhileUsed(sqliteHandle(this.writer), path, onProgress);
  }

  /** Migrations that it has been through, in their order, with the moment each was written. */
  async migrations(): Promise<{ name: string; timestamp: number }[]> {
    return this.reader.query('SELECT name, timestamp FROM migrations ORDER BY id');
  }

  /** Waits for its turn among the writes and takes the lock of one, without changing anything. @throws what a write would */
  async tryWrite(): Promise<void> {
    await this.queue.run(() => this.writer.query("UPDATE server_settings SET value = value WHERE name = ''"));
  }

  /** Of SQLite. */
  async version(): Promise<string> {
    const [{ version }] = await this.reader.query('SELECT sqlite_version() AS version');
    return version;
  }

  /** Whether the database answers. */
  async isAlive(): Promise<boolean> {
    return this.reader.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  /** Waits for the writes under way, folds the write-ahead log into the file, and closes. */
  async close(): Promise<void> {
    await this.queue.settled();
    await this.reader.destroy();
    await this.foldLog();
    await this.writer.destroy();
  }
}
