import type { Language, UserRole } from '#contracts';
import { fold } from '#text';
import { newId } from '../common/ids.js';
import type { User } from './user.entity.js';

/** What an account is made of; checked for form by the door, for strength by the auth service. */
export interface NewAccount {
  username: string;
  passwordHash: string;
  displayName?: string;
  email?: string;
  locale?: Language;
}

/** Its row, with a value for every column. */
export function newAccount(
  { username, passwordHash, displayName = username, email, locale }: NewAccount,
  role: UserRole,
  createdAt: Date,
): User {
  return {
    id: newId(),
    username,
    usernameKey: username.toLowerCase(),
    displayName,
    searchKey: searchKeyOf(username, displayName),
    avatarId: null,
    email: email ?? null,
    passwordHash,
    role,
    bio: '',
    preferences: locale ? { language: locale } : {},
    createdAt,
    lastSeenAt: null,
    statusChoice: 'online',
    statusText: '',
    statusEmoji: '',
    statusUntil: null,
    logins: 0,
    bannedAt: null,
    banUntil: null,
    banReason: '',
    bannedById: null,
    deactivatedAt: null,
    mutedAt: null,
    muteUntil: null,
    muteReason: '',
    deletedAt: null,
    isErasing: false,
  };
}

/** By what somebody is found. */
export const searchKeyOf = (username: string, displayName: string): string =>
  `${fold(username)} ${fold(displayName)}`;
