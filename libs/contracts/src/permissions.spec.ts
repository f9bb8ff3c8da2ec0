import { describe, expect, it } from 'vitest';
import type { MembershipRole, RoomKind, RoomRight, UserRole } from './models.js';
import {
  hasRole,
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
  stewardRefusal,
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

describe('posting', () => {
  const mute = {};
  const room = (kind: RoomKind, posting?: RoomRight) => ({ kind, settings: posting ? { posting } : {} });

  it.each<[string, ReturnType<typeof postRefusal>, ...Parameters<typeof postRefusal>]>([
    ['who is muted everywhere', 'user.muted', { role: 'admin', mute }, room('public'), { role: 'owner' }],
    ['who is muted here', 'user.muted', { role: 'member' }, room('private'), { role: 'owner', mute }],
    ['a stranger, before all', 'room.notMember', { role: 'member', mute }, room('public'), null],
    [
      'a member where owners write',
      'room.readOnly',
      { role: 'member' },
      room('public', 'owner'),
      { role: 'member' },
    ],
    ['its moderator', 'room.readOnly', { role: 'member' }, room('public', 'owner'), { role: 'moderator' }],
    [
      'its moderator where they write',
      null,
      { role: 'member' },
      room('public', 'moderator'),
      { role: 'moderator' },
    ],
    ['its owner', null, { role: 'member' }, room('private', 'owner'), { role: 'owner' }],
    ['a moderator of the server', null, { role: 'moderator' }, room('public', 'owner'), { role: 'member' }],
    ['the same in private', 'room.readOnly', { role: 'admin' }, room('private', 'owner'), { role: 'member' }],
  ])('of %s', (_, refusal, ...facts) => expect(postRefusal(...facts)).toBe(refusal));
});

describe('the console', () => {
  const person = (id: string, role: UserRole) => ({ id, role });

  it.each<[UserRole, UserRole, string | null]>([
    ['admin', 'admin', null],
    ['admin', 'moderator', null],
    ['moderator', 'member', null],
    ['moderator', 'moderator', 'user.outranked'],
    ['moderator', 'admin', 'user.outranked'],
    ['member', 'member', 'request.forbidden'],
  ])('lets %s act on %s: %s', (actor, target, refusal) =>
    expect(stewardRefusal(person('a', actor), person('b', target))).toBe(refusal),
  );

  it('lets nobody act on themselves', () =>
    expect(stewardRefusal(person('a', 'admin'), person('a', 'admin'))).toBe('user.self'));

  it('counts a higher role as the lower ones too', () => {
    expect(hasRole({ role: 'admin' }, 'moderator')).toBe(true);
    expect(hasRole({ role: 'member' }, 'moderator')).toBe(false);
  });
});
