import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Header, Pack, ReadEntry } from 'tar';
import type { Part } from './manifest.js';

/** Most of what is packed are pictures, which do not get any smaller. */
const COMPRESSION = 3;
const FILE_MODE = 0o600;

/** Writes a tar.gz, part by part, without ever holding more of one than a piece. */
export class ArchiveWriter {
  readonly parts: Part[] = [];
  private readonly pack = new Pack({ gzip: { level: COMPRESSION }, portable: true });
  private readonly written: Promise<void>;

  constructor(
    private readonly path: string,
    private readonly at: Date,
  ) {
    this.written = pipeline(this.pack, createWriteStream(path, { flags: 'wx', mode: FILE_MODE }));
    // Awaited at the end; until then nobody would see it fail.
    this.written.catch(() => undefined);
  }

  /** @throws when there are more or fewer bytes than were named */
  async add(path: string, size: number, bytes: AsyncIterable<Buffer>): Promise<void> {
    const entry = new ReadEntry(new Header({ path, size, mode: FILE_MODE, type: 'File', mtime: this.at }));
    this.pack.add(entry);
    const hash = createHash('sha256');
    let added = 0;
    for await (const piece of bytes) {
      added += piece.length;
      if (added > size) break;
      hash.update(piece);
      if (!entry.write(piece)) await Promise.race([once(entry, 'drain'), this.written]);
    }
    if (added !== size) throw new Error(`${path} has ${added} bytes in place of ${size}.`);
    entry.end();
    this.parts.push({ path, size, sha256: hash.digest('hex') });
  }

  /** Adds the last part, which names all others, and sees to it that everything is on the disk. */
  async finish(path: string, text: string): Promise<void> {
    const bytes = Buffer.from(text);
    await this.add(
      path,
      bytes.length,
      (async function* () {
        yield bytes;
      })(),
    );
    this.pack.end();
    await this.written;
    const file = await open(this.path);
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Gives up. */
  async abort(): Promise<void> {
    this.pack.destroy(new Error('The archive was given up.'));
    await this.written.catch(() => undefined);
  }
}
