import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { fold } from '#text';
import { newId } from '../../server/src/common/ids.js';
import type { File } from '../../server/src/files/file.entity.js';
import { FolderStorage } from '../../server/src/files/storage/folder-storage.js';
import type { Person } from './person.js';
import type { TestServer } from './server.js';

export type KeptFile = Partial<Pick<File, 'name' | 'type' | 'kind' | 'purpose' | 'roomId'>> & {
  content?: string | Buffer;
  preview?: string;
};

const keyOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** A file of somebody's own that was not used yet, as an upload leaves it in the tables. Answers its id. */
export function keepFile({ dataDir }: TestServer, { user }: Person, wish: KeptFile = {}): string {
  const { name = 'گزارش ماه.pdf', content = randomUUID(), preview } = wish;
  const row = {
    id: newId(),
    uploaderId: user.id,
    purpose: wish.purpose ?? null,
    roomId: wish.roomId ?? null,
    name,
    searchKey: fold(name),
    type: wish.type ?? 'application/pdf',
    kind: wish.kind ?? 'document',
    size: Buffer.byteLength(content),
    contentKey: keyOf(content),
    previewKey: preview === undefined ? null : keyOf(preview),
    createdAt: Date.now(),
  };
  const database = new Sqlite(join(dataDir, 'sokhan.db'));
  database
    .prepare(
      `INSERT INTO files (id, uploaderId, purpose, roomId, name, searchKey, type, kind, size, animated, contentKey, previewKey, createdAt)
       VALUES (@id, @uploaderId, @purpose, @roomId, @name, @searchKey, @type, @kind, @size, FALSE, @contentKey, @previewKey, @createdAt)`,
    )
    .run(row);
  const blob = database.prepare('INSERT OR IGNORE INTO blobs (key, size, touchedAt) VALUES (?, ?, ?)');
  for (const bytes of bytesOf(wish)) blob.run(keyOf(bytes), Buffer.byteLength(bytes), Date.now());
  database.close();
  return row.id;
}

/** As `keepFile`, with its bytes where the server keeps them. */
export async function storeFile(server: TestServer, person: Person, wish: KeptFile): Promise<string> {
  const storage = new FolderStorage(join(server.dataDir, 'files'));
  const folder = await mkdtemp(join(tmpdir(), 'sokhan-'));
  for (const bytes of bytesOf(wish)) {
    await writeFile(join(folder, 'bytes'), bytes);
    await storage.put(keyOf(bytes), join(folder, 'bytes'), Buffer.byteLength(bytes));
  }
  await rm(folder, { recursive: true });
  return keepFile(server, person, wish);
}

const bytesOf = ({ content, preview }: KeptFile) => [content, preview].filter((bytes) => bytes !== undefined);
