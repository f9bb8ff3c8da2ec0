import { describe, expect, it } from 'vitest';
import type { MembershipRole, RoomKind, UserRole } from './models.js';
import {
  inviteRefusal,
  joinRefusal,
  leaveRefusal,
  manageRefusal,
  postRefusal,
  privateRefusal,
  readRefusal,
  seeRefusal,
  seenRefusal,
  settingsRefusal,
} from './permissions.js';

const RULES = {
  see: seeRefusal,
  read: readRefusal,
  post: postRefusal,
  join: joinRefusal,
  invite: inviteRefusal,
  manage: manageRefusal,
  set: settingsRefusal,
};
type Row = Record<keyof typeof RULES, string | null>;

const ok = null;
const archived = 'room.archived';
const forbidden = 'room.forbidden';
const notMember = 'room.notMember';
const notFound = 'room.notFound';

/** Who, where, and the refusal of each rule (null: allowed). */
const TABLE: [UserRole, MembershipRole | 'outsider', RoomKind, 'open' | 'archived', Row][] = [
  [
    'member',
    'owner',
    'public',
    'open',
    { see: ok, read: ok, post: ok, join: ok, invite: ok, manage: ok, set: ok },
  ],
  [
    'member',
    'member',
    'public',
    'open',
    { see: ok, read: ok, post: ok, join: ok, invite: ok, manage: forbidden, set: forbidden },
  ],
  [
    'member',
    'outsider',
    'public',
    'open',
    {
      see: ok,
      read: notMember,
      post: notMember,
      join: ok,
      invite: notMember,
      manage: notMember,
      set: notMember,
    },
  ],
  [
    'admin',
    'outsider',
    'public',
    'open',
    { see: ok, read: notMember, post: notMember, join: ok, invite: notMember, manage: ok, set: ok },
  ],
  [
    'member',
    'owner',
    'private',
    'open',
    { see: ok, read: ok, post: ok, join: ok, invite: ok, manage: ok, set: ok },
  ],
  [
    'admin',
    'member',
    'private',
    'open',
    { see: ok, read: ok, post: ok, join: ok, invite: forbidden, manage: forbidden, set: forbidden },
  ],
  [
    'admin',
    'outsider',
    'private',
    'open',
    {
      see: notFound,
      read: notFound,
      post: notFound,
      join: notFound,
      invite: notFound,
      manage: notFound,
      set: notFound,
    },
  ],
  [
    'member',
    'outsider',
    'direct',
    'open',
    {
      see: notFound,
      read: notFound,
      post: notFound,
      join: notFound,
      invite: notFound,
      manage: notFound,
      set: notFound,
    },
  ],
  [
    'member',
    'owner',
    'direct',
    'open',
    { see: ok, read: ok, post: ok, join: ok, invite: forbidden, manage: forbidden, set: ok },
  ],
  [
    'member',
    'owner',
    'public',
    'archived',
    { see: ok, read: ok, post: archived, join: ok, invite: archived, manage: archived, set: archived },
  ],
  [
    'member',
    'outsider',
    'public',
    'archived',
    {
      see: ok,
      read: notMember,
      post: notMember,
      join: archived,
      invite: notMember,
      manage: notMember,
      set: notMember,
    },
  ],
];

describe('a rule', () => {
  it.each(TABLE)('decides for %s, %s, in a %s room that is %s', (role, place, kind, state, expected) => {
    const room = { kind, ...(state === 'archived' && { archivedAt: new Date(0) }) };
    const membership = place === 'outsider' ? null : { role: place };
    const decided = Object.fromEntries(
      Object.entries(RULES).map(([name, rule]) => [name, rule({ role }, room, membership)]),
    );
    expect(decided).toEqual(expected);
  });
});

describe('leaving', () => {
  it.each([
    ['public', 'member', ok],
    ['private', 'owner', ok],
    ['direct', 'member', forbidden],
    ['public', 'outsider', notMember],
    ['private', 'outsider', notFound],
    ['direct', 'outsider', notFound],
  ] as const)('a %s room as %s is decided', (kind, place, expected) => {
    const membership = place === 'outsider' ? null : { role: place };
    expect(leaveRefusal({ role: 'member' }, { kind }, membership)).toBe(expected);
  });
});

describe('speaking to somebody privately', () => {
  const refuses = 'user.refusesPrivate';
  it.each([
    [{}, ok],
    [{ blocks: true }, 'user.blocked'],
    [{ isBlocked: true }, refuses],
    [{ blocks: true, isBlocked: true }, 'user.blocked'],
    [{ isBlocked: true, answered: true }, refuses],
    [{ allowsPrivate: false }, refuses],
    [{ allowsPrivate: false, answered: true }, ok],
  ])('is decided when %j', (facts, expected) => {
    const open = { blocks: false, isBlocked: false, allowsPrivate: true, answered: false };
    expect(privateRefusal({ ...open, ...facts })).toBe(expected);
  });
});

describe('asking who has seen a message', () => {
  it('is for its author alone', () => {
    const facts: Parameters<typeof seenRefusal>[0] = [
      { role: 'admin' },
      { kind: 'public' },
      { role: 'owner' },
    ];
    expect([seenRefusal(facts, { own: true }), seenRefusal(facts, { own: false })]).toEqual([
      ok,
      'message.forbidden',
    ]);
  });
});
