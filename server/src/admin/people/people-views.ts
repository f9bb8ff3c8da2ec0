import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type ActorFacts, type ConsolePerson, hasRole } from '#contracts';
import { AddressBans } from '../../auth/address-bans.js';
import type { Act } from '../../auth/principal.js';
import { isBanned, muteOf } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { Database } from '../../database/database.js';
import { PresenceService } from '../../users/presence.service.js';
import { User } from '../../users/user.entity.js';

/** What belongs to bans and stands elsewhere, by the id of the banned or of who banned them. */
interface Sides {
  names: Map<string, string>;
  addresses: Map<string, number>;
}

/** People as the console shows them, by a fixed number of questions however many they are. */
@Injectable()
export class PeopleViews {
  constructor(
    private readonly database: Database,
    private readonly presence: PresenceService,
    private readonly addresses: AddressBans,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Somebody as whoever acts may see them. */
  for({ user: reader }: Act, user: User): Promise<ConsolePerson> {
    return this.one(reader ?? { role: 'admin' }, user);
  }

  async one(reader: ActorFacts, user: User): Promise<ConsolePerson> {
    const [person] = await this.many(reader, [user]);
    return person!;
  }

  /** Admins see e-mail addresses, moderators do not. */
  async many(reader: ActorFacts, users: User[]): Promise<ConsolePerson[]> {
    const now = this.clock.now();
    const sides = await this.sidesOf(users.filter((user) => isBanned(user, now)));
    return users.map((user) => this.view(user, hasRole(reader, 'admin'), sides, now));
  }

  private view(user: User, isForAdmin: boolean, sides: Sides, now: Date): ConsolePerson {
    const { id, username, displayName, avatarId, role, email, createdAt, lastSeenAt, deactivatedAt } = user;
    const mute = muteOf(user, now);
    return {
      id,
      username,
      displayName,
      ...(avatarId && { avatar: avatarId }),
      role,
      ...(isForAdmin && email && { email }),
      createdAt: createdAt.toISOString(),
      ...(lastSeenAt && { lastSeenAt: lastSeenAt.toISOString() }),
      online: this.presence.stateOf(id) !== 'offline',
      ...(isBanned(user, now) && { ban: banView(user, sides) }),
      ...(mute && { mute }),
      ...(deactivatedAt && { deactivatedAt: deactivatedAt.toISOString() }),
    };
  }

  private async sidesOf(banned: User[]): Promise<Sides> {
    if (banned.length === 0) return { names: new Map(), addresses: new Map() };
    const bannedBy = banned.flatMap(({ bannedById }) => bannedById ?? []);
    const people = await this.database
      .read(User)
      .find({ select: { id: true, username: true, deletedAt: true }, where: { id: In(bannedBy) } });
    const known = people.filter(({ deletedAt }) => !deletedAt);
    return {
      names: new Map(known.map(({ id, username }) => [id, username])),
      addresses: await this.addresses.countsOf(banned.map(({ id }) => id)),
    };
  }
}

function banView(
  { id, bannedAt, banUntil, banReason, bannedById }: User,
  { names, addresses }: Sides,
): ConsolePerson['ban'] {
  const by = bannedById && names.get(bannedById);
  return {
    since: bannedAt?.toISOString() ?? '',
    ...(banUntil && { until: banUntil.toISOString() }),
    ...(banReason && { reason: banReason }),
    ...(by && { by }),
    addresses: addresses.get(id) ?? 0,
  };
}
