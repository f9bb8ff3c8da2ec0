import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import { Database } from '../database/database.js';
import { addressKey } from '../throttling/address-key.js';
import type { User } from '../users/user.entity.js';
import { AddressBan } from './address-ban.entity.js';
import { Session } from './session.entity.js';

/** Addresses that are shut with somebody's ban, as long as it holds: nobody signs in or makes an account from there. */
@Injectable()
export class AddressBans {
  constructor(
    private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Admins come in from everywhere: whoever keeps the server is not shut out with somebody else. */
  async refuse(ip: string, user?: Pick<User, 'role'>): Promise<void> {
    if (user?.role === 'admin') return;
    const now = this.clock.now();
    const bans = await this.database.read(AddressBan).findBy({ address: addressKey(ip) });
    const holding = bans.filter(({ until }) => until === null || until > now);
    if (holding.length === 0) return;
    const ends = holding.map(({ until }) => until?.getTime() ?? Infinity);
    const last = Math.max(...ends);
    throw new DomainError('address.banned', {
      ...(last < Infinity && { until: new Date(last).toISOString() }),
    });
  }

  /** Shuts the addresses of somebody's sessions, but for the one from which it is done; answers how many. */
  async shutWithin(
    manager: EntityManager,
    { id: userId }: User,
    until: Date | null,
    from: string | null,
  ): Promise<number> {
    const sessions = await manager.getRepository(Session).find({ select: { ip: true }, where: { userId } });
    const own = from === null ? null : addressKey(from);
    const addresses = new Set(sessions.map(({ ip }) => addressKey(ip)).filter((address) => address !== own));
    const createdAt = this.clock.now();
    const bans = manager.getRepository(AddressBan);
    // What has run out is of no use to anybody.
    await bans.delete({ until: LessThanOrEqual(createdAt) });
    for (const address of addresses) await bans.insert({ id: newId(), address, userId, until, createdAt });
    return addresses.size;
  }

  async openWithin(manager: EntityManager, { id: userId }: User): Promise<void> {
    await manager.getRepository(AddressBan).delete({ userId });
  }

  /** How many addresses are shut because of each of these people. */
  async countsOf(userIds: string[]): Promise<Map<string, number>> {
    const bans = await this.database
      .read(AddressBan)
      .find({ select: { userId: true }, where: { userId: In(userIds) } });
    return new Map([...Map.groupBy(bans, ({ userId }) => userId)].map(([id, each]) => [id, each.length]));
  }
}
