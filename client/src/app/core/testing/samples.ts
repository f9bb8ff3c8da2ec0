import type { FileInfo, Membership, Message, OwnUser, Room, ServerInfo, User } from '#contracts';

/** One realistic thing of each sort; a test names only what it is about. */
export function aUser(changes: Partial<User> = {}): User {
  const username = changes.username ?? 'sara';
  return {
    id: `id-of-${username}`,
    username,
    displayName: 'سارا محمدی',
    role: 'member',
    status: { state: 'online' },
    bio: '',
    createdAt: '2026-03-21T08:00:00.000Z',
    ...changes,
  };
}

export function anOwnUser(changes: Partial<OwnUser> = {}): OwnUser {
  return { ...aUser(), preferences: {}, statusChoice: 'online', blocked: [], ...changes };
}

export function aMembership(changes: Partial<Membership> = {}): Membership {
  return {
    role: 'member',
    joinedAt: '2026-03-21T08:30:00.000Z',
    lastReadSeq: 0,
    lastReadAsides: 0,
    mentions: 0,
    notifications: 'all',
    ...changes,
  };
}

export function aRoom(changes: Partial<Room> = {}): Room {
  return {
    id: 'general',
    kind: 'public',
    name: 'عمومی',
    description: '',
    seq: 0,
    asides: 0,
    rev: 0,
    memberCount: 2,
    settings: { linkPreviews: true },
    createdAt: '2026-03-21T08:00:00.000Z',
    membership: aMembership(),
    ...changes,
  };
}

/** The nth message of a room in which nothing but messages happened. */
export function aMessage(seq: number, changes: Partial<Message> = {}): Message {
  const username = changes.username ?? 'omid';
  return {
    id: `message-${seq}`,
    room: 'general',
    seq,
    rev: seq,
    username,
    displayName: username,
    type: 'text',
    text: `پیام ${seq}`,
    timestamp: new Date(Date.UTC(2026, 2, 21, 9, 0, seq)).toISOString(),
    clientId: `client-${seq}`,
    mentions: [],
    reactions: [],
    ...changes,
  };
}

/** An image, unless it is said to be something else. */
export function aFile(name: string, changes: Partial<FileInfo> = {}): FileInfo {
  return {
    id: `file-${name}`,
    name,
    type: 'image/png',
    kind: 'image',
    size: 182_044,
    hasPreview: true,
    downloads: 0,
    ...changes,
  };
}

/** Messages from the first number to the last. */
export function messagesBetween(first: number, last: number): Message[] {
  return Array.from({ length: last - first + 1 }, (_, index) => aMessage(first + index));
}

export const aServer = (more: Partial<ServerInfo> = {}): ServerInfo => ({
  languages: ['fa', 'en'],
  registration: 'open',
  maintenance: false,
  messageOfTheDay: {},
  linkPreviews: true,
  mail: false,
  uploads: { maxSize: 1, extensions: [] },
  ...more,
});
