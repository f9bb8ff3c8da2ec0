import { constants } from 'node:fs';
import { access, copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from '../../common/ids.js';
import { type ByteRange, FileStorage, MissingBytes } from './file-storage.js';

/** Only the server's own account reads and writes here. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Files in folders by the first letters of their keys, so that none of the folders grows long. */
export class FolderStorage extends FileStorage {
  private readonly kept: string;
  private readonly unfinished: string;

  constructor(folder: string) {
    super();
    this.kept = join(folder, 'kept');
    this.unfinished = join(folder, 'unfinished');
  }

  /** Nobody ever sees half of a file: it gets its name when all of it is on the disk. */
  async put(key: string, path: string, size: number): Promise<void> {
    if (await this.has(key)) return;
    const unfinished = join(this.unfinished, newId());
    try {
      await copyFile(path, unfinished, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      await settle(unfinished, size);
      const place = this.placeOf(key);
      await mkdir(dirname(place), { recursive: true, mode: FOLDER_MODE });
      await rename(unfinished, place);
      for (const folder of [dirname(place), dirname(dirname(place)), this.kept]) await flush(folder);
    } finally {
      await rm(unfinished, { force: true });
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.placeOf(key)).catch((error: unknown) => {
      throw isMissing(error) ? new MissingBytes(key) : error;
    });
    return file.createReadStream(range);
  }

  has(key: string): Promise<boolean> {
    return stat(this.placeOf(key)).then(
      () => true,
      (error: unknown) => {
        if (isMissing(error)) return false;
        throw error;
      },
    );
  }

  async remove(key: string): Promise<void> {
    await rm(this.placeOf(key), { force: true });
  }

  async check(): Promise<void> {
    for (const folder of [this.kept, this.unfinished]) {
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    }
  }

  /** Removes copies that a crash left half-made. */
  override async begin(): Promise<void> {
    await rm(this.unfinished, { recursive: true, force: true });
    await this.check();
  }

  private placeOf(key: string): string {
    return join(this.kept, key.slice(0, 2), key.slice(2, 4), key);
  }
}

/** The bytes are on the disk, all of them, and nobody else's to read. */
async function settle(path: string, size: number): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.chmod(FILE_MODE);
    const copied = (await file.stat()).size;
    if (copied !== size) throw new Error(`${copied} bytes were copied in place of ${size}.`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name is on the disk only when its folder is. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
