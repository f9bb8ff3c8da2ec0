import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../auth/principal.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { Blobs, type LocalBytes } from '../files/blobs.js';
import { File } from '../files/file.entity.js';
import { FileInspector } from '../files/inspection/inspection.js';
import { FileStorage } from '../files/storage/file-storage.js';

/** Of the square that is shown, in pixels: four times the largest that pages show, for fine screens. */
const SIDE = 256;

/** What a picture is of. */
export type Shown =
  | { purpose: 'avatar' }
  | { purpose: 'picture'; roomId: string }
  /** It outlasts whoever brought it. */
  | { purpose: 'logo'; uploaderId: null };

/** Makes pictures of people, rooms and the server: an image of one's own, and the square by which it is shown. */
@Injectable()
export class PictureMaker {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
    private readonly inspector: FileInspector,
    private readonly blobs: Blobs,
  ) {}

  /**
   * Makes a picture of a file. `show` writes in the same transaction where it is shown; `announce` is called as
   * `Database.write` does.
   * @throws DomainError `file.notFound` unless it is one's own and not used yet, `file.typeRefused` unless it is an
   *   image, `file.damaged`, `server.busy`, and what `show` throws
   */
  async make<T>(
    { id: uploaderId }: Actor,
    fileId: string,
    shown: Shown,
    show: (manager: EntityManager) => Promise<T>,
    announce: (result: T) => void,
  ): Promise<T> {
    const unused = { id: fileId, uploaderId, purpose: IsNull() };
    const file = await this.database.read(File).findOneBy(unused);
    if (!file) throw new DomainError('file.notFound');
    if (file.kind !== 'image') throw new DomainError('file.typeRefused');
    return this.withSquare(file, (square) =>
      this.blobs.keep(
        [square],
        async (manager) => {
          const change = { ...shown, previewKey: square.sha256 };
          const { affected } = await manager.getRepository(File).update(unused, change);
          if (!affected) throw new DomainError('file.notFound');
          return show(manager);
        },
        announce,
      ),
    );
  }

  private async withSquare<T>(file: File, use: (square: LocalBytes) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'sokhan-'));
    try {
      const path = join(folder, 'image');
      await pipeline(await this.storage.read(file.contentKey), createWriteStream(path));
      return await use(await this.inspector.square(path, SIDE));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
