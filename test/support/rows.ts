import type { User } from '../../server/src/users/user.entity.js';

/** A user's row with a default for every column. */
export const newUser = (username: string, more: Partial<User> = {}): User => ({
  id: username,
  username,
  usernameKey: username.toLowerCase(),
  displayName: username,
  searchKey: username.toLowerCase(),
  avatarId: null,
  email: null,
  passwordHash: '',
  role: 'member',
  bio: '',
  preferences: {},
  createdAt: new Date(0),
  lastSeenAt: null,
  statusChoice: 'online',
  statusText: '',
  statusEmoji: '',
  statusUntil: null,
  logins: 0,
  ...more,
});
