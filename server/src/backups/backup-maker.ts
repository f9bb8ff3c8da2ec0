import { createReadStream } from 'node:fs';
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { BackupProgress } from '#contracts';
import { Clock } from '../common/clock.js';
import { SETTINGS } from '../config/config.module.js';
import { secretFile } from '../config/secrets.js';
import type { Settings } from '../config/settings.js';
import { VERSION } from '../config/version.js';
import { Database } from '../database/database.js';
import { DatabaseCopy, type StoredBytes } from '../database/dialect/sqlite.copies.js';
import { Blobs } from '../files/blobs.js';
import { FileStorage, MissingBytes } from '../files/storage/file-storage.js';
import { Log } from '../logging/log.js';
import { ArchiveWriter } from './archive-writer.js';
import { DATABASE, FILES, FORMAT, MANIFEST, type Manifest, SECRET } from './manifest.js';

/** Names of folders in which backups are being made begin so. */
export const UNFINISHED = '.making-';

export interface BackupWish {
  /** Where the archive is to be; it gets its name when all of it is there. */
  path: string;
  /** Whether the key of the session hashes goes along. */
  withSecret: boolean;
  signal: AbortSignal;
  onProgress(progress: Omit<BackupProgress, 'startedAt'>): void;
}

/** Makes one archive of the database and of all the bytes it refers to, while everybody goes on. */
@Injectable()
export class BackupMaker {
  constructor(
    private readonly database: Database,
    private readonly blobs: Blobs,
    private readonly storage: FileStorage,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'dataDir' | 'secretKey'>,
  ) {}

  async make(wish: BackupWish): Promise<void> {
    const folder = await mkdtemp(join(dirname(wish.path), UNFINISHED));
    try {
      const archive = join(folder, 'archive');
      await this.blobs.whileHeld(() => this.write(archive, join(folder, 'copy.db'), wish));
      await rename(archive, wish.path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async write(path: string, copy: string, wish: BackupWish): Promise<void> {
    const { signal, onProgress } = wish;
    await this.database.copyTo(copy, (done, total) => {
      signal.throwIfAborted();
      onProgress({ phase: 'database', done, total });
    });
    const [migrations, bytes] = DatabaseCopy.read(copy, (it) => [it.migrations(), it.storedBytes()]);
    const createdAt = this.clock.now();
    const archive = new ArchiveWriter(path, createdAt);
    try {
      await addFile(archive, DATABASE, copy);
      const missing: string[] = [];
      for (const [done, each] of bytes.entries()) {
        signal.throwIfAborted();
        onProgress({ phase: 'files', done, total: bytes.length });
        if (!(await this.addBytes(archive, each))) missing.push(each.key);
      }
      if (wish.withSecret) await this.addSecret(archive);
      const manifest: Manifest = {
        format: FORMAT,
        version: VERSION,
        createdAt: createdAt.toISOString(),
        migrations,
        parts: archive.parts,
        missing,
      };
      await archive.finish(MANIFEST, JSON.stringify(manifest, null, 1));
    } catch (error) {
      await archive.abort();
      throw error;
    }
  }

  /** False when they are lost: the rest is worth keeping all the same. */
  private async addBytes(archive: ArchiveWriter, { key, size }: StoredBytes): Promise<boolean> {
    const bytes = await this.storage.read(key).catch((error: unknown) => {
      if (!(error instanceof MissingBytes)) throw error;
      this.log.error({ err: error }, 'a file has lost its bytes');
      return null;
    });
    if (bytes) await archive.add(FILES + key, size, bytes);
    return bytes !== null;
  }

  /** Nothing where the environment holds it. */
  private async addSecret(archive: ArchiveWriter): Promise<void> {
    if (!this.settings.secretKey) await addFile(archive, SECRET, secretFile(this.settings.dataDir));
  }
}

async function addFile(archive: ArchiveWriter, name: string, path: string): Promise<void> {
  const { size } = await stat(path);
  await archive.add(name, size, createReadStream(path));
}
