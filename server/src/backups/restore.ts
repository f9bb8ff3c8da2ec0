import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { link, mkdir, mkdtemp, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar';
import { secretFile } from '../config/secrets.js';
import type { Settings } from '../config/settings.js';
import { DatabaseCopy, foldLogOf } from '../database/dialect/sqlite.copies.js';
import { MIGRATION_NAMES } from '../database/dialect/sqlite.options.js';
import type { FileStorage } from '../files/storage/file-storage.js';
import {
  DATABASE,
  FILES,
  FORMAT,
  MANIFEST,
  type Manifest,
  SECRET,
  isPart,
  readManifest,
} from './manifest.js';

type Place = Pick<Settings, 'databaseFile' | 'dataDir' | 'secretKey'>;

/** What is wrong with an archive, or with the place it is to be restored to. */
export class RestoreRefused extends Error {}

export interface Restored {
  manifest: Manifest;
  /** Where the database lies that was there before; undefined when there was none. */
  old?: string;
}

/**
 * Puts a backup in the place of what is there. Nothing is touched before all of the archive was found right; then the
 * bytes of files are added to those in the storage, and the database is exchanged in one step. The old one stays beside.
 * @throws RestoreRefused
 */
export async function restore(
  archive: string,
  place: Place,
  storage: FileStorage,
  now: Date,
): Promise<Restored> {
  const home = dirname(place.databaseFile);
  await mkdir(home, { recursive: true, mode: 0o700 });
  // Beside the database: renaming does not work from one disk to another.
  const folder = await mkdtemp(join(home, '.restoring-'));
  try {
    await unpack(archive, folder);
    const manifest = await verify(folder);
    await storage.begin();
    for (const { path, size } of manifest.parts) {
      if (path.startsWith(FILES)) await storage.put(path.slice(FILES.length), join(folder, path), size);
    }
    const stamp = now.toISOString().replace(/[:.]/g, '-');
    if (manifest.parts.some(({ path }) => path === SECRET)) await placeSecret(folder, place, stamp);
    const old = await exchange(join(folder, DATABASE), place.databaseFile, stamp);
    return { manifest, ...(old !== undefined && { old }) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpack(archive: string, folder: string): Promise<void> {
  let stranger: string | undefined;
  try {
    await extract({
      file: archive,
      cwd: folder,
      strict: true,
      preserveOwner: false,
      filter: (path, entry) => {
        if (isPart(path) && 'type' in entry && entry.type === 'File') return true;
        stranger ??= path;
        return false;
      },
    });
  } catch (error) {
    throw new RestoreRefused('The archive cannot be read.', { cause: error });
  }
  if (stranger !== undefined) throw new RestoreRefused(`The archive holds what no backup has: ${stranger}`);
}

async function verify(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => '');
  const manifest = readManifest(text);
  if (!manifest)
    throw new RestoreRefused('The archive has no manifest: it is no backup, or its end is missing.');
  if (manifest.format > FORMAT) throw new RestoreRefused(newer(manifest));
  for (const { path, size, sha256 } of manifest.parts) {
    const found = isPart(path) ? await measure(join(folder, path)) : undefined;
    if (!found) throw new RestoreRefused(`${path} is missing.`);
    if (found.size !== size || found.sha256 !== sha256) throw new RestoreRefused(`${path} is damaged.`);
  }
  if (!manifest.parts.some(({ path }) => path === DATABASE))
    throw new RestoreRefused(`${DATABASE} is missing.`);
  const [migrations, isSound] = DatabaseCopy.read(join(folder, DATABASE), (copy) => [
    copy.migrations(),
    copy.isSound(),
  ]);
  if (!isSound) throw new RestoreRefused(`${DATABASE} is damaged.`);
  if (migrations.some((name) => !MIGRATION_NAMES.includes(name))) throw new RestoreRefused(newer(manifest));
  return manifest;
}

const newer = ({ version }: Manifest): string =>
  `The backup was made by a newer version (${version}): restore it with that one.`;

/** Undefined when there is no such file. */
async function measure(path: string): Promise<{ size: number; sha256: string } | undefined> {
  if (!existsSync(path)) return undefined;
  const hash = createHash('sha256');
  const bytes = createReadStream(path);
  await pipeline(bytes, hash);
  return { size: bytes.bytesRead, sha256: hash.digest('hex') };
}

/** The key of the session hashes, unless the environment holds it. */
async function placeSecret(folder: string, { dataDir, secretKey }: Place, stamp: string): Promise<void> {
  if (secretKey) return;
  const path = secretFile(dataDir);
  if (existsSync(path)) await rename(path, `${path}.before-${stamp}`);
  await rename(join(folder, SECRET), path);
}

/** Answers where the old one lies. A power cut leaves the one or the other, each whole. */
async function exchange(restored: string, place: string, stamp: string): Promise<string | undefined> {
  foldLogOf(restored);
  await flush(restored);
  const old = existsSync(place) ? `${place}.before-${stamp}` : undefined;
  if (old !== undefined) {
    await setLogAside(place, old);
    await link(place, old);
  }
  await rename(restored, place);
  await flush(dirname(place));
  return old;
}

/** The log of the old database would be taken for one of the new. */
async function setLogAside(place: string, old: string): Promise<void> {
  try {
    foldLogOf(place);
  } catch {
    // It is damaged, which may be why it is replaced: its log stays with it for whoever mends it.
    for (const part of ['-wal', '-shm']) if (existsSync(place + part)) await rename(place + part, old + part);
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
