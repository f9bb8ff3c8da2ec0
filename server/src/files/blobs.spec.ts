import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFile } from '../../../test/support/rows.js';
import { StoredTalk } from '../../../test/support/stored-talk.js';
import { newId } from '../common/ids.js';
import { Log } from '../logging/log.js';
import { Blob } from './blob.entity.js';
import { Blobs, type LocalBytes } from './blobs.js';
import { File } from './file.entity.js';
import { FolderStorage } from './storage/folder-storage.js';

const HOUR = 3_600_000;

/** A storage that stands still where a test wants it to. */
class SteppedStorage extends FolderStorage {
  removed: string[] = [];
  beforePut = async (): Promise<void> => undefined;
  beforeRemove = async (): Promise<void> => undefined;

  override async put(key: string, path: string, size: number): Promise<void> {
    await this.beforePut();
    await super.put(key, path, size);
  }

  override async remove(key: string): Promise<void> {
    await this.beforeRemove();
    this.removed.push(key);
    await super.remove(key);
  }
}

let talk: StoredTalk;
let folder: string;
let storage: SteppedStorage;
let blobs: Blobs;
beforeEach(async () => {
  talk = await StoredTalk.open();
  folder = mkdtempSync(join(tmpdir(), 'sokhan-blobs-'));
  storage = new SteppedStorage(join(folder, 'files'));
  await storage.check();
  blobs = newBlobs();
});
afterEach(async () => {
  await talk.close();
  rmSync(folder, { recursive: true });
});

/** As another start of the server would have it. */
const newBlobs = () => new Blobs(talk.database, storage, new Log({ logLevel: 'silent' }), talk.clock);

function local(words: string): LocalBytes {
  const path = join(folder, newId());
  writeFileSync(path, words);
  const sha256 = createHash('sha256').update(words).digest('hex');
  return { path, size: Buffer.byteLength(words), sha256 };
}

/** Keeps bytes for a file of its own. */
async function keepFile(bytes: LocalBytes, preview?: LocalBytes, by = blobs): Promise<string> {
  const file = newFile({
    uploaderId: talk.user.id,
    contentKey: bytes.sha256,
    previewKey: preview?.sha256 ?? null,
  });
  await by.keep(preview ? [bytes, preview] : [bytes], (manager) => manager.getRepository(File).insert(file));
  return file.id;
}

const removeFile = (id: string) =>
  talk.database.write((manager) => manager.getRepository(File).delete({ id }));
const rows = () => talk.database.read(Blob).find();
const stored = async (key: string) => text(await storage.read(key));

/** A promise and what ends it. */
function gate() {
  let open = (): void => undefined;
  const isOpen = new Promise<void>((resolve) => (open = resolve));
  return { isOpen, open };
}

describe('Blobs', () => {
  it('keeps the same bytes once for several files, and until the last of them is gone', async () => {
    const bytes = local('همان');
    const [one, other] = [await keepFile(bytes), await keepFile(local('همان'))];
    expect((await rows()).map(({ key }) => key)).toEqual([bytes.sha256]);
    talk.clock.advance(HOUR);
    await removeFile(one);
    await blobs.collect();
    expect(await stored(bytes.sha256)).toBe('همان');
    await removeFile(other);
    await blobs.collect();
    expect([await rows(), await storage.has(bytes.sha256)]).toEqual([[], false]);
  });

  it('keeps what is a preview only', async () => {
    const [content, preview] = [local('سند'), local('تصویر')];
    await keepFile(content, preview);
    talk.clock.advance(HOUR);
    await blobs.collect();
    expect(await stored(preview.sha256)).toBe('تصویر');
  });

  it('leaves alone for an hour what nobody refers to yet', async () => {
    const bytes = local('در راه');
    await expect(blobs.keep([bytes], () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    talk.clock.advance(HOUR - 1);
    await blobs.collect();
    expect(await storage.has(bytes.sha256)).toBe(true);
    talk.clock.advance(1);
    await blobs.collect();
    expect([await rows(), await storage.has(bytes.sha256)]).toEqual([[], false]);
  });

  it('removes nothing while somebody needs all there is, and then what is due', async () => {
    const bytes = local('پشتیبان');
    const file = await keepFile(bytes);
    talk.clock.advance(HOUR);
    const words = await blobs.whileHeld(async () => {
      await removeFile(file);
      await blobs.collect();
      return stored(bytes.sha256);
    });
    expect(words).toBe('پشتیبان');
    await blobs.collect();
    expect(await storage.has(bytes.sha256)).toBe(false);
  });

  it('has the bytes in the end when they come again while they are removed', async () => {
    const bytes = local('دوباره');
    await removeFile(await keepFile(bytes));
    talk.clock.advance(HOUR);
    const [reached, go] = [gate(), gate()];
    storage.beforeRemove = async () => {
      reached.open();
      await go.isOpen;
    };
    const collecting = blobs.collect();
    await reached.isOpen;
    const keeping = Promise.all([keepFile(local('دوباره')), keepFile(local('دوباره'))]);
    // They have asked for the row, and were told that it is doomed.
    await talk.database.settled();
    go.open();
    await Promise.all([collecting, keeping]);
    expect(storage.removed).toEqual([bytes.sha256]);
    expect(await stored(bytes.sha256)).toBe('دوباره');
    expect(await rows()).toMatchObject([{ key: bytes.sha256, doomedAt: null }]);
  });

  it('brings the bytes again when they were collected while they were being stored', async () => {
    const bytes = local('کُند');
    let isFirst = true;
    storage.beforePut = async () => {
      if (!isFirst) return;
      isFirst = false;
      await storage.put(bytes.sha256, bytes.path, bytes.size);
      talk.clock.advance(HOUR);
      await blobs.collect();
      expect(await storage.has(bytes.sha256)).toBe(false);
    };
    await keepFile(bytes);
    expect(await stored(bytes.sha256)).toBe('کُند');
    expect(await rows()).toMatchObject([{ key: bytes.sha256, doomedAt: null }]);
  });

  it.each([
    ['before the bytes were removed', false],
    ['after the bytes were removed', true],
  ])('ends in the next run what a crash left doomed %s', async (_, wereRemoved) => {
    const bytes = local('رها');
    await removeFile(await keepFile(bytes));
    talk.clock.advance(HOUR);
    if (wereRemoved) await storage.remove(bytes.sha256);
    storage.beforeRemove = () => Promise.reject(new Error('the power went'));
    await blobs.collect();
    expect(await rows()).toMatchObject([{ key: bytes.sha256, doomedAt: talk.clock.now() }]);
    storage.beforeRemove = async () => undefined;
    await newBlobs().collect();
    expect([await rows(), await storage.has(bytes.sha256)]).toEqual([[], false]);
  });

  it('takes bytes that a crash left doomed, when they come again before the next run', async () => {
    const bytes = local('رها');
    await removeFile(await keepFile(bytes));
    talk.clock.advance(HOUR);
    storage.beforeRemove = () => Promise.reject(new Error('the power went'));
    await blobs.collect();
    storage.beforeRemove = async () => undefined;
    await keepFile(bytes, undefined, newBlobs());
    expect(await stored(bytes.sha256)).toBe('رها');
    expect(await rows()).toMatchObject([{ key: bytes.sha256, doomedAt: null }]);
  });

  it('removes the others when one cannot be removed', async () => {
    const [one, other] = [local('یک'), local('دو')];
    for (const bytes of [one, other]) await removeFile(await keepFile(bytes));
    talk.clock.advance(HOUR);
    let isFirst = true;
    storage.beforeRemove = async () => {
      if (isFirst) {
        isFirst = false;
        throw new Error('away');
      }
    };
    await blobs.collect();
    expect(storage.removed).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });
});
