import Sqlite, { type Database as SqliteFile } from 'better-sqlite3';

/** Pages copied in one turn of the event loop: about a millisecond. */
const PAGES = 100;

export interface StoredBytes {
  key: string;
  size: number;
}

/**
 * Copies a database while it is used. By the connection that writes: what it writes meanwhile goes into the copy too,
 * while any other would have to begin again with each write.
 */
export async function copyWhileUsed(
  writer: SqliteFile,
  path: string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  await writer.backup(path, {
    progress: ({ totalPages, remainingPages }) => {
      onProgress(totalPages - remainingPages, totalPages);
      return PAGES;
    },
  });
}

/** A database that nobody uses: a copy, before it takes the place of another. */
export class DatabaseCopy {
  private constructor(private readonly file: SqliteFile) {}

  /** @throws when it is no database */
  static read<T>(path: string, work: (copy: DatabaseCopy) => T): T {
    const file = new Sqlite(path, { readonly: true, fileMustExist: true });
    try {
      return work(new DatabaseCopy(file));
    } finally {
      file.close();
    }
  }

  /** Names of the migrations that it has been through. */
  migrations(): string[] {
    return this.file.prepare<[], string>('SELECT name FROM migrations ORDER BY id').pluck().all();
  }

  /** Bytes in the storage that something in it refers to. */
  storedBytes(): StoredBytes[] {
    return this.file
      .prepare<[], StoredBytes>(
        `SELECT key, size FROM blobs
        WHERE key IN (SELECT contentKey FROM files UNION SELECT previewKey FROM files) ORDER BY key`,
      )
      .all();
  }

  /** Whether each page of it is what it should be. */
  isSound(): boolean {
    return this.file.pragma('quick_check', { simple: true }) === 'ok';
  }
}

/** Folds the write-ahead log of a database that nobody uses into its file: the file alone is then all of it. */
export function foldLogOf(path: string): void {
  const file = new Sqlite(path, { fileMustExist: true });
  try {
    file.pragma('wal_checkpoint(TRUNCATE)');
    file.pragma('journal_mode = DELETE');
  } finally {
    file.close();
  }
}
