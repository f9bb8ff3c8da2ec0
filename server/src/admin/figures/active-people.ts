import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { Database } from '../../database/database.js';
import { type ActiveMetric, type Figure, SLOTS_A_DAY, SLOT_MS, slotOf } from '../../database/figure-store.js';
import { Log } from '../../logging/log.js';
import { PresenceService } from '../../users/presence.service.js';
import { User } from '../../users/user.entity.js';

/** For each figure, the slots in which somebody was here who counts for it. */
const SPANS: Record<ActiveMetric, number> = {
  activeHour: 4,
  activeDay: SLOTS_A_DAY,
  activeWeek: 7 * SLOTS_A_DAY,
  activeMonth: 30 * SLOTS_A_DAY,
};
const METRICS = Object.keys(SPANS) as ActiveMetric[];
/** How often what is known of the running slot is written, in case the process dies. */
const WRITE_EVERY_MS = 60_000;

/**
 * How many different people were here. Such counts do not add up, and days begin at another moment in every zone: so each
 * quarter of an hour is written how many were here in the hour, the day, the week and the 30 days that end with it. Who was
 * here when last is all it takes.
 */
@Injectable()
export class ActivePeople implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** By the person's id: the last slot in which they were here. */
  private readonly lastSlots = new Map<string, number>();
  private slot: number;
  private timer?: NodeJS.Timeout;
  private waiting: Figure<ActiveMetric>[] = [];

  constructor(
    private readonly database: Database,
    private readonly presence: PresenceService,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.slot = this.now();
  }

  /** Who was here before the start; whom a crash cut off comes back by itself. */
  async onApplicationBootstrap(): Promise<void> {
    const since = new Date((this.slot - SPANS.activeMonth) * SLOT_MS);
    const people = await this.database
      .read(User)
      .find({ where: { lastSeenAt: MoreThan(since) }, select: { id: true, lastSeenAt: true } });
    for (const { id, lastSeenAt } of people) if (lastSeenAt) this.saw(id, slotOf(lastSeenAt.getTime()));
    this.timer = setInterval(() => void this.write(), WRITE_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.write();
  }

  /** Somebody came, or goes. */
  note(userId: string): void {
    this.advance();
    this.saw(userId, this.slot);
  }

  /** How many were here from a slot on until now. */
  since(slot: number): number {
    this.advance();
    let count = 0;
    for (const last of this.lastSlots.values()) if (last >= slot) count += 1;
    return count;
  }

  /** How many were here lately. */
  lately(metric: ActiveMetric): number {
    return this.since(this.now() - SPANS[metric] + 1);
  }

  async write(): Promise<void> {
    this.advance();
    const figures = [...this.waiting, ...this.ofSlot(this.slot)];
    this.waiting = [];
    try {
      await this.database.writeFigures((counter) => counter.put(figures));
    } catch (error) {
      this.waiting = figures;
      this.log.error({ err: error }, 'the number of active people could not be written');
    }
  }

  private now(): number {
    return slotOf(this.clock.now().getTime());
  }

  private saw(userId: string, slot: number): void {
    this.lastSlots.set(userId, Math.max(slot, this.lastSlots.get(userId) ?? slot));
  }

  /** Closes the slot that is over, and each that passed since, before anybody is seen in the next. */
  private advance(): void {
    const now = this.now();
    if (now <= this.slot) return;
    const here = this.presence.ids();
    const first = Math.max(this.slot, now - SPANS.activeDay);
    for (let slot = first; slot < now; slot += 1) {
      for (const id of here) this.saw(id, slot);
      this.waiting.push(...this.ofSlot(slot));
    }
    this.slot = now;
    for (const id of here) this.saw(id, now);
    for (const [id, last] of this.lastSlots) if (last <= now - SPANS.activeMonth) this.lastSlots.delete(id);
  }

  private ofSlot(slot: number): Figure<ActiveMetric>[] {
    const counts = METRICS.map(() => 0);
    for (const last of this.lastSlots.values()) {
      METRICS.forEach((metric, at) => {
        if (last > slot - SPANS[metric]) counts[at] = (counts[at] ?? 0) + 1;
      });
    }
    return METRICS.map((metric, at) => ({ metric, slot, value: counts[at] ?? 0 }));
  }
}
