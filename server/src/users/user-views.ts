import { Inject, Injectable } from '@nestjs/common';
import type { OwnUser, UserStatus, User as UserView } from '#contracts';
import { muteView } from '../auth/standing.js';
import { Clock } from '../common/clock.js';
import { BlockList } from './block-list.js';
import { PresenceService } from './presence.service.js';
import type { User } from './user.entity.js';

/** People as the wire shows them: an allow-list, so that a new column is private until somebody says otherwise. */
@Injectable()
export class UserViews {
  constructor(
    private readonly presence: PresenceService,
    private readonly blocks: BlockList,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What one reader may know. Across a block nobody is ever there, as with somebody who shows it to no one. */
  card(user: User, readerId: string): UserView {
    return this.blocks.areApart(user.id, readerId)
      ? { ...publicPart(user), status: { state: 'offline' } }
      : this.cardForAll(user);
  }

  /** What everybody may know who is not across a block. */
  cardForAll(user: User): UserView {
    const showsLastSeen = user.lastSeenAt && user.preferences.showOnline !== false;
    return {
      ...publicPart(user),
      status: this.statusForAll(user),
      ...(showsLastSeen && { lastSeenAt: user.lastSeenAt?.toISOString() }),
    };
  }

  /** Whether this reader may know when they are here. */
  showsPresence({ id, preferences }: User, readerId: string): boolean {
    return id === readerId || (preferences.showOnline !== false && !this.blocks.areApart(id, readerId));
  }

  /** One's own account. */
  own(user: User): OwnUser {
    return {
      ...this.cardForAll(user),
      ...(user.email && { email: user.email }),
      ...(user.mutedAt && { mute: muteView(user) }),
      preferences: user.preferences,
      statusChoice: user.preferences.showOnline === false ? 'invisible' : user.statusChoice,
      blocked: this.blocks.namesBlockedBy(user.id),
    };
  }

  /** How somebody seems; text and emoji end by themselves. */
  private statusForAll({ id, statusText, statusEmoji, statusUntil }: User): UserStatus {
    const state = this.presence.stateOf(id);
    if (statusUntil && statusUntil <= this.clock.now()) return { state };
    return {
      state,
      ...(statusText && { text: statusText }),
      ...(statusEmoji && { emoji: statusEmoji }),
      ...(statusUntil && { until: statusUntil.toISOString() }),
    };
  }
}

/** What a person is called and what they say of themselves. */
const publicPart = ({ id, username, displayName, avatarId, role, bio, createdAt }: User) => ({
  id,
  username,
  displayName,
  ...(avatarId && { avatar: avatarId }),
  role,
  bio,
  createdAt: createdAt.toISOString(),
});
