import { describe, expect, it } from 'vitest';
import type { MembershipRole, RoomKind, UserRole } from './models.js';
import {
  inviteRefusal,
  joinRefusal,
  manageRefusal,
  postRefusal,
  readRefusal,
  seeRefusal,
} from './permissions.js';

const RULES = {
  see: seeRefusal,
  read: readRefusal,
  post: postRefusal,
  join: joinRefusal,
  invite: inviteRefusal,
  manage: manageRefusal,
};
type Row = Record<keyof typeof RULES, string | null>;

const ok = null;
const archived = 'room.archived';
const forbidden = 'room.forbidden';
const notMember = 'room.notMember';
const notFound = 'room.notFound';

/** Who, where, and the refusal of each rule (null: allowed). */
const TABLE: [UserRole, MembershipRole | 'outsider', RoomKind, 'open' | 'archived', Row][] = [
  ['member', 'owner', 'public', 'open', { see: ok, read: ok, post: ok, join: ok, invite: ok, manage: ok }],
  [
    'member',
    'member',
    'public',
    'open',
    { see: ok, read: ok, post: ok, join: ok, invite: ok, manage: forbidden },
  ],
  [
    'member',
    'outsider',
    'public',
    'open',
    { see: ok, read: notMember, post: notMember, join: ok, invite: notMember, manage: notMember },
  ],
  [
    'admin',
    'outsider',
    'public',
    'open',
    { see: ok, read: notMember, post: notMember, join: ok, invite: notMember, manage: ok },
  ],
  ['member', 'owner', 'private', 'open', { see: ok, read: ok, post: ok, join: ok, invite: ok, manage: ok }],
  [
    'admin',
    'member',
    'private',
    'open',
    { see: ok, read: ok, post: ok, join: ok, invite: forbidden, manage: forbidden },
  ],
  [
    'admin',
    'outsider',
    'private',
    'open',
    { see: notFound, read: notFound, post: notFound, join: notFound, invite: notFound, manage: notFound },
  ],
  [
    'member',
    'outsider',
    'direct',
    'open',
    { see: notFound, read: notFound, post: notFound, join: notFound, invite: notFound, manage: notFound },
  ],
  [
    'member',
    'owner',
    'direct',
    'open',
    { see: ok, read: ok, post: ok, join: ok, invite: forbidden, manage: forbidden },
  ],
  [
    'member',
    'owner',
    'public',
    'archived',
    { see: ok, read: ok, post: archived, join: ok, invite: archived, manage: archived },
  ],
  [
    'member',
    'outsider',
    'public',
    'archived',
    { see: ok, read: notMember, post: notMember, join: archived, invite: notMember, manage: notMember },
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
