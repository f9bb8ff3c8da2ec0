import { Injectable } from '@nestjs/common';
import type { OwnUser, User as UserView } from '#contracts';
import { PresenceService } from './presence.service.js';
import type { User } from './user.entity.js';

/** People as the wire shows them: an allow-list, so that a new column is private until somebody says otherwise. */
@Injectable()
export class UserViews {
  constructor(private readonly presence: PresenceService) {}

  /** What anybody signed in may know. */
  open(user: User): UserView {
    return {
      id: user.id,
      username: user.username,
      displayName: user.displayName,
      role: user.role,
      status: { state: this.presence.isOnline(user.id) ? 'online' : 'offline' },
      bio: user.bio,
      createdAt: user.createdAt.toISOString(),
      ...(user.lastSeenAt && { lastSeenAt: user.lastSeenAt.toISOString() }),
    };
  }

  /** One's own account. */
  own(user: User): OwnUser {
    return {
      ...this.open(user),
      ...(user.email && { email: user.email }),
      preferences: user.preferences,
      statusChoice: user.statusChoice,
      blocked: [],
    };
  }
}
