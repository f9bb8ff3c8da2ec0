import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestS3 } from '../../../../test/support/s3.js';
import type { S3Settings } from '../../config/settings.js';
import { type FileStorage, MissingBytes } from './file-storage.js';
import { FolderStorage } from './folder-storage.js';
import { beginStorage, newStorage } from './open-storage.js';
import { S3Storage } from './s3-storage.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-storage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

let s3: TestS3;
beforeAll(async () => {
  s3 = await TestS3.start();
});
afterAll(() => s3.stop());

async function openStorage(place: { filesDir: string; s3?: S3Settings }): Promise<FileStorage> {
  const storage = await newStorage(place);
  await beginStorage(storage, place);
  return storage;
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Some bytes, the file they lie in, and their key. */
function sample(bytes: Buffer = randomBytes(1_000)) {
  const path = join(folder, 'arrival');
  writeFileSync(path, bytes);
  return { key: createHash('sha256').update(bytes).digest('hex'), path, size: bytes.length, bytes };
}

describe.each<[string, () => Promise<FileStorage>]>([
  ['a folder', () => openStorage({ filesDir: join(folder, 'files') })],
  ['an S3-compatible store', () => openStorage({ filesDir: folder, s3: s3.settings })],
])('the storage in %s', (_, open) => {
  let storage: FileStorage;
  beforeEach(async () => {
    storage = await open();
  });

  it('answers 20 MB byte by byte as they were put, and leaves the file where it was', async () => {
    const { key, path, size, bytes } = sample(randomBytes(20_000_000));
    await storage.put(key, path, size);
    const read = await bytesOf(await storage.read(key));
    expect(read.length).toBe(size);
    expect(read.equals(bytes)).toBe(true);
    expect(statSync(path).size).toBe(size);
  });

  it.each([
    [0, 1],
    [500, 500],
    [0, 99],
    [500, 700],
    [990, 999],
  ])('answers the bytes from %i to %i alone', async (start, end) => {
    const { key, path, size, bytes } = sample();
    await storage.put(key, path, size);
    const part = await bytesOf(await storage.read(key, { start, end }));
    expect(part.equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  it('takes the same bytes again, also at once', async () => {
    const { key, path, size, bytes } = sample();
    await Promise.all([storage.put(key, path, size), storage.put(key, path, size)]);
    await storage.put(key, path, size);
    expect((await bytesOf(await storage.read(key))).equals(bytes)).toBe(true);
  });

  it('has what was put until it is removed, and removes what is not there', async () => {
    const { key, path, size } = sample();
    expect(await storage.has(key)).toBe(false);
    await storage.put(key, path, size);
    expect(await storage.has(key)).toBe(true);
    await storage.remove(key);
    await storage.remove(key);
    expect(await storage.has(key)).toBe(false);
  });

  it('says before the first byte that a key is not there', async () => {
    await expect(storage.read('0'.repeat(64))).rejects.toBeInstanceOf(MissingBytes);
    await expect(storage.read('0'.repeat(64), { start: 0, end: 1 })).rejects.toBeInstanceOf(MissingBytes);
  });

  it('keeps nothing of a file that is not there', async () => {
    const { key, size } = sample();
    await expect(storage.put(key, join(folder, 'gone'), size)).rejects.toThrow(/ENOENT/);
    expect(await storage.has(key)).toBe(false);
  });

  it('can be used', async () => {
    await expect(storage.check()).resolves.toBeUndefined();
  });
});

describe('FolderStorage', () => {
  const filesDir = () => join(folder, 'files');

  it('lets nobody but the server’s own account read, whatever the mode of what came', async () => {
    const storage = await openStorage({ filesDir: filesDir() });
    const { key, path, size } = sample();
    chmodSync(path, 0o666);
    await storage.put(key, path, size);
    const places = [
      ['kept', 0o700],
      [`kept/${key.slice(0, 2)}`, 0o700],
      [`kept/${key.slice(0, 2)}/${key.slice(2, 4)}/${key}`, 0o600],
    ] as const;
    for (const [place, mode] of places) {
      expect([place, statSync(join(filesDir(), place)).mode & 0o777]).toEqual([place, mode]);
    }
  });

  it('leaves nothing behind when it got fewer bytes than it was told of', async () => {
    const storage = await openStorage({ filesDir: filesDir() });
    const { key, path, size } = sample();
    await expect(storage.put(key, path, size + 1)).rejects.toThrow('1000 bytes were copied in place of 1001');
    expect(await storage.has(key)).toBe(false);
    expect(readdirSync(join(filesDir(), 'unfinished'))).toEqual([]);
  });

  it('forgets at its start what a crash left half-copied', async () => {
    await openStorage({ filesDir: filesDir() });
    writeFileSync(join(filesDir(), 'unfinished/left'), 'half');
    await openStorage({ filesDir: filesDir() });
    expect(readdirSync(join(filesDir(), 'unfinished'))).toEqual([]);
  });

  it('says in a sentence that it cannot be used', async () => {
    writeFileSync(filesDir(), 'a file in the folder’s place');
    await expect(openStorage({ filesDir: filesDir() })).rejects.toThrow(
      /^Files cannot be kept in the folder .*files \(FILES_DIR\): /,
    );
    await expect(new FolderStorage(filesDir()).check()).rejects.toThrow();
  });
});

describe('S3Storage', () => {
  it('says in a sentence that there is no such bucket', async () => {
    const settings = { ...s3.settings, bucket: 'elsewhere' };
    await expect(openStorage({ filesDir: folder, s3: settings })).rejects.toThrow(
      `Files cannot be kept in the bucket elsewhere of ${settings.endpoint} (S3_*): it answers 404.`,
    );
  });

  it('cannot be used when the store is away', async () => {
    const storage = await S3Storage.open({ ...s3.settings, endpoint: 'http://127.0.0.1:9' });
    await expect(storage.check()).rejects.toThrow();
    await expect(
      openStorage({ filesDir: folder, s3: { ...s3.settings, endpoint: 'http://127.0.0.1:9' } }),
    ).rejects.toThrow(/^Files cannot be kept in the bucket .*: .+\.$/);
  });
});
