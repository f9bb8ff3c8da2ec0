import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '../common/domain-error.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Where the bytes of uploads lie while they arrive and are examined: a folder for each, under its id. */
@Injectable()
export class Incoming implements OnModuleInit {
  private readonly root: string;

  constructor(@Inject(SETTINGS) { filesDir }: Pick<Settings, 'filesDir'>) {
    this.root = join(filesDir, 'incoming');
  }

  async onModuleInit(): Promise<void> {
    await mkdir(this.root, { recursive: true, mode: FOLDER_MODE });
  }

  /** The place of its bytes; what is made of them may lie beside. */
  pathOf(id: string): string {
    return join(this.root, id, 'content');
  }

  /** Makes room for a new one. */
  async make(id: string): Promise<void> {
    await mkdir(join(this.root, id), { mode: FOLDER_MODE });
    const file = await open(this.pathOf(id), 'wx', FILE_MODE);
    await file.close();
  }

  /** How many of its bytes are there. */
  async size(id: string): Promise<number> {
    return (await stat(this.pathOf(id))).size;
  }

  /**
   * Writes what comes, as it comes, from `offset` to `end` at most; when this resolves it is on the disk. Answers how many
   * bytes are there then. @throws DomainError `file.tooLarge` as soon as more comes
   */
  async write(
    id: string,
    bytes: AsyncIterable<Buffer>,
    { offset, end }: { offset: number; end: number },
  ): Promise<number> {
    const file = createWriteStream(this.pathOf(id), { flags: 'r+', start: offset, flush: true });
    await pipeline(atMost(end - offset, bytes), file);
    return this.size(id);
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.root, id), { recursive: true, force: true });
  }

  /** The ids of all that lie here. */
  list(): Promise<string[]> {
    return readdir(this.root);
  }
}

async function* atMost(bytes: number, chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let left = bytes;
  for await (const chunk of chunks) {
    left -= chunk.length;
    if (left < 0) throw new DomainError('file.tooLarge');
    yield chunk;
  }
}
