import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Raw } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import { Log } from '../logging/log.js';
import { MessageEvents } from '../messages/message-events.js';
import { Message } from '../messages/message.entity.js';
import { MessagePurge } from '../messages/message-purge.js';
import { MessageViews } from '../messages/message-views.js';
import { RoomAnnouncer } from '../rooms/room-announcer.js';
import { Room } from '../rooms/room.entity.js';
import { LiveSettings } from '../server-settings/live-settings.js';
import { retire, retiredBy, wipeRetired } from './retirement.js';

const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Removes messages whose time in their room is over: first nobody can read them any more, then they are deleted, a few at
 * a time, as if somebody had deleted each.
 */
@Injectable()
export class Retention implements OnApplicationBootstrap, OnModuleDestroy {
  private timer?: NodeJS.Timeout;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly settings: LiveSettings,
    private readonly announcer: RoomAnnouncer,
    private readonly events: MessageEvents,
    private readonly views: MessageViews,
    private readonly purge: MessagePurge,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
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

  /** Removes all that is due, after any run that is under way; what fails is tried again the next time. */
  run(): Promise<void> {
    this.running = this.running
      .then(() => this.jobs.run('messages.retire', EVERY_MS, () => this.removeDue()))
      .catch((error: unknown) => this.log.error({ err: error }, 'old messages could not be removed'));
    return this.running;
  }

  private async removeDue(): Promise<void> {
    for (const { id } of await this.database.read(Room).find({ select: { id: true } })) {
      if (this.stopping) return;
      await this.retireDue(id);
    }
    const hidden = await this.database
      .read(Room)
      .find({ select: { id: true }, where: { retiredSeq: Raw((column) => `${column} > wipedSeq`) } });
    for (const { id } of hidden) await this.wipe(id);
  }

  /** Looks from where the last look ended on; what is found in several turns is hidden at once. */
  private async retireDue(roomId: string): Promise<void> {
    let until = 0;
    let hasMore = true;
    while (hasMore && !this.stopping) {
      const room = await this.database.read(Room).findOneBy({ id: roomId });
      const days = room?.retentionDays ?? this.settings.current.retentionDays;
      if (!room || days === 0) return;
      const before = new Date(this.clock.now().getTime() - days * DAY_MS);
      const from = { id: roomId, retiredSeq: Math.max(until, room.retiredSeq) };
      ({ seq: until, hasMore } = await retiredBy(this.database.reading, from, before));
      if (until <= room.retiredSeq) return;
      await nextTurn();
    }
    if (this.stopping) return;
    await this.database.write(
      async (manager) => {
        const room = await manager
          .getRepository(Room)
          .findOne({ where: { id: roomId }, relations: { createdBy: true } });
        if (!room || room.retiredSeq >= until) return null;
        await retire(manager, room, until);
        return room;
      },
      (room) => room && !room.deletedAt && this.announcer.updated(room),
    );
  }

  private async wipe(roomId: string): Promise<void> {
    let wiped: number;
    do {
      // Sockets have their turn between two batches.
      await nextTurn();
      if (this.stopping) return;
      wiped = await this.database.write(async (manager) => {
        const room = await manager.getRepository(Room).findOneByOrFail({ id: roomId });
        return wipeRetired(manager, room, this.clock.now());
      });
    } while (wiped > 0);
    await this.tellIndex(roomId);
    if (this.purge.isImmediate) void this.purge.run();
  }

  /** Whoever keeps something of the messages catches up with the room. */
  private async tellIndex(roomId: string): Promise<void> {
    const last = await this.database.read(Message).findOne({ where: { roomId }, order: { rev: 'DESC' } });
    const [view] = last?.deletedAt ? await this.views.forEverybody([last]) : [];
    if (view) this.events.emit('deleted', view);
  }
}
