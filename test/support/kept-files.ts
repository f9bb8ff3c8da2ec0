import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { fold } from '#text';
import { newId } from '../../server/src/common/ids.js';
import type { File } from '../../server/src/files/file.entity.js';
import type { Person } from './person.js';
import type { TestServer } from './server.js';

export type KeptFile = Partial<Pick<File, 'name' | 'type' | 'kind' | 'purpose' | 'width' | 'height'>> & {
  content?: string | Buffer;
};

/** A file of somebody's own that was not used yet, as an upload leaves it, beneath the doors. Answers its id. */
export function keepFile({ dataDir }: TestServer, { user }: Person, wish: KeptFile = {}): string {
  const { name = 'گزارش ماه.pdf', content = randomUUID() } = wish;
  const row = {
    id: newId(),
    uploaderId: user.id,
    purpose: wish.purpose ?? null,
    name,
    searchKey: fold(name),
    type: wish.type ?? 'application/pdf',
    kind: wish.kind ?? 'document',
    size: Buffer.byteLength(content),
    width: wish.width ?? null,
    height: wish.height ?? null,
    contentKey: createHash('sha256').update(content).digest('hex'),
    createdAt: Date.now(),
  };
  const database = new Sqlite(join(dataDir, 'sokhan.db'));
  database
    .prepare(
      `INSERT INTO files (id, uploaderId, purpose, name, searchKey, type, kind, size, width, height, contentKey, createdAt)
       VALUES (@id, @uploaderId, @purpose, @name, @searchKey, @type, @kind, @size, @width, @height, @contentKey, @createdAt)`,
    )
    .run(row);
  database.close();
  return row.id;
}
