import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual } from 'typeorm';
import { Clock } from '../common/clock.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { Blobs } from '../files/blobs.js';
import { File } from '../files/file.entity.js';
import { Jobs } from '../jobs/jobs.js';
import { Link } from '../links/link.entity.js';
import { Log } from '../logging/log.js';
import { Poll } from '../polls/poll.entity.js';
import { MessageEdit } from './message-edit.entity.js';
import { Message } from './message.entity.js';

const EVERY_MS = 3_600_000;
/** Wiped in one transaction: few enough that no sender waits for it. */
const BATCH = 200;

/** Wipes from the database what deleted messages said, once their time of grace is over. */
@Injectable()
export class MessagePurge implements OnApplicationBootstrap, OnModuleDestroy {
  private timer?: NodeJS.Timeout;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly blobs: Blobs,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'deletedGraceMs'>,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    void this.run();
    this.timer = setInterval(() => void this.run(), EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    this.stopping = true;
    clearInterval(this.timer);
  }

  /** Whether what is deleted is to be wiped at once. */
  get isImmediate(): boolean {
    return this.settings.deletedGraceMs === 0;
  }

  /** Wipes all that is due, after any run that is under way; what fails is tried again the next time. */
  run(): Promise<void> {
    this.running = this.running
      .then(() => this.jobs.run('messages.wipe', EVERY_MS, () => this.wipeDue()))
      .catch((error: unknown) => this.log.error({ err: error }, 'deleted messages could not be wiped'));
    return this.running;
  }

  private async wipeDue(): Promise<void> {
    const rooms = new Set<string>();
    let batch: Message[];
    do {
      // Sockets have their turn between two batches.
      await nextTurn();
      if (this.stopping) return;
      batch = await this.wipeBatch();
      for (const { roomId } of batch) rooms.add(roomId);
    } while (batch.length === BATCH);
    if (rooms.size === 0) return;
    await this.forget([...rooms]);
    await this.blobs.collect();
  }

  private wipeBatch(): Promise<Message[]> {
    const now = this.clock.now();
    const due = new Date(now.getTime() - this.settings.deletedGraceMs);
    return this.database.write(async (manager) => {
      const messages = await manager.getRepository(Message).find({
        select: { id: true, roomId: true },
        where: { deletedAt: LessThanOrEqual(due), purgedAt: IsNull() },
        take: BATCH,
      });
      const ids = In(messages.map(({ id }) => id));
      for (const entity of [MessageEdit, Link, File])
        await manager.getRepository(entity).delete({ messageId: ids });
      // Its options and votes go with it.
      await manager.getRepository(Poll).delete({ messageId: ids });
      await manager.getRepository(Message).update({ id: ids }, { text: '', purgedAt: now });
      return messages;
    });
  }

  /** What is gone from the tables must not be read in the search index or the write-ahead log either. */
  private async forget(rooms: string[]): Promise<void> {
    let behind = rooms;
    let hasMore = true;
    while (hasMore) {
      await nextTurn();
      if (this.stopping) return;
      [behind, hasMore] = await this.database.writeIndex((indexer) =>
        behind.length > 0 ? [indexer.catchUp(behind), true] : [behind, indexer.merge()],
      );
    }
    await this.database.foldLog();
  }
}
