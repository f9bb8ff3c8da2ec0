import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, IsNull, LessThanOrEqual, Not } from 'typeorm';
import type { MembershipAnswer } from '#contracts';
import { Clock } from '../../common/clock.js';
import { Database } from '../../database/database.js';
import { Log } from '../../logging/log.js';
import { Broadcaster } from '../../realtime/broadcaster.js';
import { Membership } from '../../rooms/membership.entity.js';
import { Accounts } from '../../users/accounts.js';
import { User } from '../../users/user.entity.js';
import { UNMUTED } from './muting.js';
import { ownMembership } from './own-membership.js';

/** A timer cannot wait longer than some weeks, and a clock may be set meanwhile: looked at again at least this often. */
const MAX_WAIT_MS = 3_600_000;
const RETRY_AFTER_MS = 5_000;

interface Ended {
  users: User[];
  places: (MembershipAnswer & { userId: string })[];
  next: Date | null;
}

/**
 * Tells people whose mute is over that they may write again. That they may is decided by the time alone, wherever they
 * write: this only spares them the asking.
 */
@Injectable()
export class MuteEnds implements OnModuleInit, OnModuleDestroy {
  private next = Infinity;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly broadcaster: Broadcaster,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    this.note(await nextEnd(this.database.reading));
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  /** Somebody is muted until then; null is for ever. */
  note(until: Date | null): void {
    if (until) this.schedule(Math.min(this.next, until.getTime()));
  }

  private schedule(next: number, atLeast = 0): void {
    clearTimeout(this.timer);
    this.next = next;
    if (next === Infinity) return;
    const wait = Math.max(atLeast, Math.min(MAX_WAIT_MS, next - this.clock.now().getTime()));
    this.timer = setTimeout(() => void this.end(), wait).unref();
  }

  private async end(): Promise<void> {
    const now = this.clock.now();
    try {
      await this.database.write(
        (manager) => this.endWithin(manager, now),
        (ended) => this.tell(ended),
      );
    } catch (error) {
      this.log.warn({ err: error }, 'mutes could not be ended');
      this.schedule(now.getTime(), RETRY_AFTER_MS);
    }
  }

  private async endWithin(manager: EntityManager, now: Date): Promise<Ended> {
    // One operator for each: a query changes its own.
    const due = () => ({ muteUntil: LessThanOrEqual(now) });
    const users = await manager.getRepository(User).findBy(due());
    const memberships = await manager.getRepository(Membership).findBy(due());
    for (const each of [...users, ...memberships]) Object.assign(each, UNMUTED);
    await manager.getRepository(User).save(users);
    await manager.getRepository(Membership).save(memberships);
    const places = [];
    for (const membership of memberships) {
      places.push({ userId: membership.userId, ...(await ownMembership(manager, membership)) });
    }
    return { users, places, next: await nextEnd(manager) };
  }

  private tell({ users, places, next }: Ended): void {
    for (const user of users) this.accounts.tell({ user, isShownAnew: false });
    for (const { userId, ...event } of places)
      this.broadcaster.send({ user: userId }, 'membership_updated', event);
    this.schedule(next?.getTime() ?? Infinity);
  }
}

/** When the first of all mutes that end is over. */
async function nextEnd(manager: EntityManager): Promise<Date | null> {
  const ends: (Date | null | undefined)[] = [];
  for (const entity of [User, Membership]) {
    const [first] = await manager.getRepository<User | Membership>(entity).find({
      where: { muteUntil: Not(IsNull()) },
      order: { muteUntil: 'ASC' },
      take: 1,
    });
    ends.push(first?.muteUntil);
  }
  const times = ends.flatMap((end) => (end ? [end.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}
