import { Inject, Injectable } from '@nestjs/common';
import type { BanRequest } from '#contracts';
import { AddressBans } from '../../auth/address-bans.js';
import type { Act } from '../../auth/principal.js';
import { isBanned } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { Accounts } from '../../users/accounts.js';
import type { User } from '../../users/user.entity.js';
import { ShutOut } from './shut-out.js';
import { Stewardship } from './stewardship.js';

/** Keeping somebody out for a time or for ever, and letting them in again. */
@Injectable()
export class BansService {
  constructor(
    private readonly stewardship: Stewardship,
    private readonly shutOut: ShutOut,
    private readonly accounts: Accounts,
    private readonly addresses: AddressBans,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Bans somebody; a ban that holds already is replaced. They are cut off at once, and what they have stays theirs.
   * @throws DomainError `validation.failed` (`past`), and what Stewardship throws
   */
  async ban(act: Act, username: string, { until, reason = '', addresses }: BanRequest): Promise<User> {
    const bannedAt = this.clock.now();
    const banUntil = until === undefined ? null : new Date(until);
    if (banUntil && banUntil <= bannedAt) throw DomainError.field('until', 'past');
    return this.stewardship.do(act, username, {
      action: 'user.ban',
      least: 'moderator',
      unseats: true,
      reason,
      alter: async (target, manager) => {
        await this.addresses.openWithin(manager, target);
        const shut = addresses ? await this.addresses.shutWithin(manager, target, banUntil, act.ip) : 0;
        const end = {
          reason: 'banned',
          ...(banUntil && { until: banUntil.toISOString() }),
          ...(reason && { words: reason }),
        } as const;
        const bannedById = act.user?.id ?? null;
        const { user, announce } = await this.shutOut.within(manager, target, end, (account) =>
          Object.assign(account, { bannedAt, banUntil, banReason: reason, bannedById }),
        );
        return { user, announce, after: { until: banUntil, addresses: shut } };
      },
    });
  }

  /** Lets somebody in again, and opens the addresses that were shut with them. Doing it again changes nothing. */
  unban(act: Act, username: string): Promise<User> {
    return this.stewardship.do(act, username, {
      action: 'user.unban',
      least: 'moderator',
      alter: async (target, manager) => {
        const { banUntil: until, banReason: reason } = target;
        if (!isBanned(target, this.clock.now())) return null;
        await this.addresses.openWithin(manager, target);
        const changed = await this.accounts.changeWithin(manager, target.id, (account) =>
          Object.assign(account, { bannedAt: null, banUntil: null, banReason: '', bannedById: null }),
        );
        const { user } = changed;
        return { user, announce: () => this.accounts.tell(changed), before: { until, reason } };
      },
    });
  }
}
