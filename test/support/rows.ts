import { newId } from '../../server/src/common/ids.js';
import type { File } from '../../server/src/files/file.entity.js';
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

export const newFile = (more: Partial<File> = {}): Omit<File, 'uploader' | 'message'> => ({
  id: newId(),
  uploaderId: null,
  purpose: null,
  messageId: null,
  roomId: null,
  position: 0,
  name: 'گزارش.txt',
  searchKey: 'گزارش.txt',
  type: 'text/plain',
  kind: 'document',
  size: 10,
  width: null,
  height: null,
  animated: false,
  durationMs: null,
  blurHash: null,
  waveform: null,
  contentKey: '0'.repeat(64),
  previewKey: null,
  downloads: 0,
  createdAt: new Date(0),
  sharedAt: null,
  ...more,
});
