import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { ActiveDay } from './active-day.entity.js';
import { PresenceService } from './presence.service.js';

const DAY_MS = 86_400_000;
/** Below the number of parameters that every database takes in one statement. */
const CHUNK = 200;

/** On which days (in UTC) people were connected: written when they come, and at midnight for those who stay. */
@Injectable()
export class ActiveDays implements OnModuleInit, OnModuleDestroy {
  private day = 0;
  /** Ids of those who are noted for `day`, written or about to be. */
  private noted = new Set<string>();
  private waiting: Pick<ActiveDay, 'userId' | 'day'>[] = [];
  private midnight?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly presence: PresenceService,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.awaitMidnight();
  }

  onModuleDestroy(): void {
    clearTimeout(this.midnight);
  }

  /** Somebody is connected; at most one row a day. */
  note(userId: string): void {
    const day = this.today();
    if (day !== this.day) {
      this.day = day;
      this.noted = new Set();
    }
    if (this.noted.has(userId)) return;
    this.noted.add(userId);
    this.waiting.push({ userId, day });
    if (this.waiting.length === 1) void this.write();
  }

  private today(): number {
    return Math.floor(this.clock.now().getTime() / DAY_MS);
  }

  private awaitMidnight(): void {
    const wait = (this.today() + 1) * DAY_MS - this.clock.now().getTime();
    this.midnight = setTimeout(() => {
      for (const id of this.presence.ids()) this.note(id);
      this.awaitMidnight();
    }, wait).unref();
  }

  /** Everybody who came in one turn, in one transaction: after a restart all come at once. */
  private async write(): Promise<void> {
    await nextTurn();
    const days = this.waiting;
    this.waiting = [];
    try {
      await this.database.write(async (manager) => {
        for (let start = 0; start < days.length; start += CHUNK) {
          const values = days.slice(start, start + CHUNK);
          await manager.createQueryBuilder().insert().into(ActiveDay).values(values).orIgnore().execute();
        }
      });
    } catch (error) {
      for (const { userId } of days) this.noted.delete(userId);
      this.log.warn({ err: error }, 'a day on which somebody was here could not be stored');
    }
  }
}
