import type { Readable } from 'node:stream';

/** Part of an object: the bytes from `start` up to and with `end`. */
export interface ByteRange {
  start: number;
  end: number;
}

/** The bytes of a key are not there. */
export class MissingBytes extends Error {
  constructor(key: string) {
    super(`There are no bytes under ${key}.`);
  }
}

/**
 * Where the bytes of files are kept: a folder, or an S3-compatible store. A key is the SHA-256 of the bytes in hex, so an
 * object never changes: putting it again is no harm, and whoever has it once has it for good.
 */
export abstract class FileStorage {
  /** Takes over the bytes of a local file of a known size; when this resolves they are kept for good. The file stays. */
  abstract put(key: string, path: string, size: number): Promise<void>;

  /** The bytes, or a part of them, as they are read. @throws MissingBytes before the first byte */
  abstract read(key: string, range?: ByteRange): Promise<Readable>;

  abstract has(key: string): Promise<boolean>;

  /** Removes what may not be there any more. */
  abstract remove(key: string): Promise<void>;

  /** Makes it ready, once and before anything else of a process. @throws what stands in the way */
  begin(): Promise<void> {
    return this.check();
  }

  /** Whether it can be used now. @throws what stands in the way */
  abstract check(): Promise<void>;
}
