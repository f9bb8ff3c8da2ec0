import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { IsNull, LessThanOrEqual, Not } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { Accounts } from './accounts.js';
import { StatusNews } from './status-news.js';
import { clearStatus } from './status-text.js';
import { User } from './user.entity.js';

/** A timer cannot wait longer than some weeks, and a clock may be set meanwhile: looked at again at least this often. */
const MAX_WAIT_MS = 3_600_000;
const RETRY_AFTER_MS = 5_000;

/** Ends status texts at their time, and tells it: nobody has to ask again to see them gone. */
@Injectable()
export class StatusEnds implements OnModuleInit, OnModuleDestroy {
  /** When whose status ends. */
  private readonly ends = new Map<string, number>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly news: StatusNews,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const users = await this.database.read(User).findBy({ statusUntil: Not(IsNull()) });
    for (const user of users) this.note(user);
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  /** A status was set, or taken back. */
  note({ id, statusUntil }: User): void {
    if (statusUntil) this.ends.set(id, statusUntil.getTime());
    else this.ends.delete(id);
    this.schedule();
  }

  private schedule(atLeast = 0): void {
    clearTimeout(this.timer);
    if (this.ends.size === 0) return;
    let next = Infinity;
    for (const end of this.ends.values()) next = Math.min(next, end);
    const wait = Math.max(atLeast, Math.min(MAX_WAIT_MS, next - this.clock.now().getTime()));
    this.timer = setTimeout(() => void this.end(), wait).unref();
  }

  private async end(): Promise<void> {
    const now = this.clock.now();
    let wait = 0;
    try {
      await this.database.write(
        async (manager) => {
          const users = manager.getRepository(User);
          const due = await users.findBy({ statusUntil: LessThanOrEqual(now) });
          for (const user of due) clearStatus(user);
          return users.save(due);
        },
        (ended) => this.tell(ended, now),
      );
    } catch (error) {
      this.log.warn({ err: error }, 'a status could not be ended');
      wait = RETRY_AFTER_MS;
    }
    this.schedule(wait);
  }

  private tell(ended: User[], now: Date): void {
    for (const [id, end] of this.ends) if (end <= now.getTime()) this.ends.delete(id);
    for (const user of ended) {
      this.accounts.tellOwn(user);
      this.news.tell(user);
    }
  }
}
