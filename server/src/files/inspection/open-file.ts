import { type FileHandle, open } from 'node:fs/promises';

/** A sniffer that reads on and on can be kept busy for ever: what tells types apart stands in the first bytes. */
const HEAD_BYTES = 4_096;
const ZEROS = Buffer.alloc(64 * 1_024);

/** A file whose bytes are looked at, a bounded piece at a time. */
export class OpenFile {
  private constructor(
    private readonly handle: FileHandle,
    readonly size: number,
    /** Its first bytes. */
    readonly head: Buffer,
  ) {}

  static async with<T>(path: string, use: (file: OpenFile) => Promise<T>, flags = 'r'): Promise<T> {
    const handle = await open(path, flags);
    try {
      const { size } = await handle.stat();
      return await use(new OpenFile(handle, size, await read(handle, 0, HEAD_BYTES)));
    } finally {
      await handle.close();
    }
  }

  /** The bytes from `start` on, fewer where the file ends before. */
  read(start: number, length: number): Promise<Buffer> {
    return read(this.handle, start, length);
  }

  async write(bytes: Uint8Array, start: number): Promise<void> {
    await this.handle.write(bytes, 0, bytes.length, start);
  }

  /** Zeros, from `start` up to `end`. */
  async fill(start: number, end: number): Promise<void> {
    for (let at = start; at < end; at += ZEROS.length)
      await this.write(ZEROS.subarray(0, Math.min(ZEROS.length, end - at)), at);
  }

  /** All of it, in pieces. */
  async *pieces(length: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.size; at += length) yield await this.read(at, length);
  }
}

async function read(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}
