import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { Blob } from './blob.entity.js';
import { File } from './file.entity.js';
import { FileStorage } from './storage/file-storage.js';

/** Between claiming bytes and the row that refers to them lies at most the time to store them. */
const UNUSED_AFTER_MS = 3_600_000;
/** Doomed in one transaction. */
const BATCH = 200;

/** Bytes of a local file, and the name of their content. */
export interface LocalBytes {
  path: string;
  size: number;
  /** In hex. */
  sha256: string;
}

/** What was claimed is gone before it was referred to. */
class Collected extends Error {}

/**
 * The bytes in the storage, kept once whoever sends them. Who wants to use some claims them first; what nobody refers to
 * is doomed, then removed, then forgotten. A claim meets doomed bytes never: it waits until they are gone and brings
 * its own.
 */
@Injectable()
export class Blobs {
  /** How many need all bytes to stay. */
  private holding = 0;
  /** Removals under way. One at a time a key: a second could take what was brought after the first. */
  private readonly ending = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    @Inject(FileStorage) private readonly storage: FileStorage,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Keeps bytes for good and then writes, in one transaction, what refers to them. `announce` is called as
   * `Database.write` does.
   */
  async keep<T>(
    bytes: LocalBytes[],
    refer: (manager: EntityManager) => Promise<T>,
    announce?: (result: T) => void,
  ): Promise<T> {
    for (;;) {
      for (const each of bytes) await this.store(each);
      try {
        return await this.database.write(async (manager) => {
          await this.holdFast(manager, bytes);
          return refer(manager);
        }, announce);
      } catch (error) {
        if (!(error instanceof Collected)) throw error;
      }
    }
  }

  /** Removes what has not been referred to for a while, and what a crash left doomed. */
  async collect(): Promise<void> {
    let doomed: number;
    do {
      if (this.holding > 0) return;
      doomed = await this.doom();
      const left = await this.database
        .read(Blob)
        .find({ select: { key: true }, where: { doomedAt: Not(IsNull()) } });
      for (const { key } of left) {
        if (this.holding > 0) return;
        await this.end(key).catch((error: unknown) =>
          this.log.error({ err: error, key }, 'bytes could not be removed; the next round tries again'),
        );
      }
    } while (doomed === BATCH);
  }

  /** While this work goes on, bytes that were referred to when it began stay, even if nothing refers to them any more. */
  async whileHeld<T>(work: () => Promise<T>): Promise<T> {
    this.holding += 1;
    try {
      // Those on their way out go first: what is copied from now on does not refer to them.
      await Promise.allSettled(this.ending.values());
      return await work();
    } finally {
      this.holding -= 1;
    }
  }

  private async store({ sha256, path, size }: LocalBytes): Promise<void> {
    while (!(await this.claim(sha256, size))) await this.end(sha256);
    await this.storage.put(sha256, path, size);
  }

  /** False where the bytes are being removed. */
  private claim(key: string, size: number): Promise<boolean> {
    return this.database.write(async (manager) => {
      const blobs = manager.getRepository(Blob);
      if (await blobs.existsBy({ key, doomedAt: Not(IsNull()) })) return false;
      await blobs.save({ key, size, touchedAt: this.clock.now(), doomedAt: null });
      return true;
    });
  }

  /** Storing may have taken longer than unused bytes are left alone. */
  private async holdFast(manager: EntityManager, bytes: LocalBytes[]): Promise<void> {
    const keys = new Set(bytes.map(({ sha256 }) => sha256));
    const there = await manager.getRepository(Blob).countBy({ key: In([...keys]), doomedAt: IsNull() });
    if (there < keys.size) throw new Collected();
  }

  private doom(): Promise<number> {
    const now = this.clock.now();
    return this.database.write(async (manager) => {
      const unused = await manager
        .getRepository(Blob)
        .createQueryBuilder('blob')
        .where('blob.doomedAt IS NULL AND blob.touchedAt <= :before', {
          before: now.getTime() - UNUSED_AFTER_MS,
        })
        .andWhere((query) => {
          const uses = query.subQuery().select('1').from(File, 'file');
          return `NOT EXISTS ${uses.where('file.contentKey = blob.key OR file.previewKey = blob.key').getQuery()}`;
        })
        .limit(BATCH)
        .getMany();
      const keys = In(unused.map(({ key }) => key));
      await manager.getRepository(Blob).update({ key: keys }, { doomedAt: now });
      return unused.length;
    });
  }

  /** Removes doomed bytes, and then the word of them. */
  private end(key: string): Promise<void> {
    const underWay = this.ending.get(key) ?? this.remove(key).finally(() => this.ending.delete(key));
    this.ending.set(key, underWay);
    return underWay;
  }

  private async remove(key: string): Promise<void> {
    const doomed = { key, doomedAt: Not(IsNull()) };
    if (!(await this.database.read(Blob).existsBy(doomed))) return;
    await this.storage.remove(key);
    await this.database.write((manager) => manager.getRepository(Blob).delete(doomed));
  }
}
