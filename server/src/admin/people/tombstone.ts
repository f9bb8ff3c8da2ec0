import { randomBytes } from 'node:crypto';
import type { User } from '../../users/user.entity.js';

/** In both languages, since whoever reads it may read either. */
const NAME = 'حساب حذف‌شده · Deleted account';

/**
 * What stays of an account that is deleted: a name under which its messages stand. It holds a hyphen, so that nobody can
 * take it, write to it or call it.
 */
export function bury(user: User, at: Date): void {
  const username = `deleted-${randomBytes(4).toString('hex')}`;
  Object.assign(user, {
    username,
    usernameKey: username,
    displayName: NAME,
    searchKey: '',
    avatarId: null,
    email: null,
    passwordHash: '',
    role: 'member',
    bio: '',
    preferences: {},
    lastSeenAt: null,
    statusChoice: 'online',
    statusText: '',
    statusEmoji: '',
    statusUntil: null,
    bannedAt: null,
    banUntil: null,
    banReason: '',
    bannedById: null,
    mutedAt: null,
    muteUntil: null,
    muteReason: '',
    deactivatedAt: at,
    deletedAt: at,
  } satisfies Partial<User>);
}
