import { describe, expect, it } from 'vitest';
import type { MembershipRole, RoomKind, UserRole } from './models.js';
import {
  type MessageFacts,
  canMentionAll,
  canModerate,
  closePollRefusal,
  deleteRefusal,
  editRefusal,
  pinRefusal,
  reactRefusal,
} from './permissions.js';

const WINDOW = 1_000;
const ok = null;
const archived = 'room.archived';
const forbidden = 'message.forbidden';
const poll = 'poll.forbidden';
const notMember = 'room.notMember';
const notFound = 'room.notFound';

const RULES = {
  react: reactRefusal,
  pin: pinRefusal,
  edit: (facts: Parameters<typeof editRefusal>[0], message: MessageFacts) =>
    editRefusal(facts, message, WINDOW),
  delete: deleteRefusal,
  close: closePollRefusal,
};
type Expected = Record<keyof typeof RULES, string | null>;
const all = (code: string | null): Expected => ({
  react: code,
  pin: code,
  edit: code,
  delete: code,
  close: code,
});

/** Who, where, whose message, and the refusal of each rule (null: allowed). */
const TABLE: [UserRole, MembershipRole | 'outsider', RoomKind, 'own' | 'another’s', Expected][] = [
  ['member', 'member', 'public', 'own', { ...all(ok), pin: forbidden }],
  [
    'member',
    'member',
    'public',
    'another’s',
    { react: ok, pin: forbidden, edit: forbidden, delete: forbidden, close: poll },
  ],
  ['member', 'moderator', 'public', 'another’s', { ...all(ok), edit: forbidden }],
  ['member', 'owner', 'private', 'another’s', { ...all(ok), edit: forbidden }],
  ['moderator', 'member', 'public', 'another’s', { ...all(ok), edit: forbidden }],
  ['admin', 'member', 'public', 'another’s', { ...all(ok), edit: forbidden }],
  [
    'admin',
    'member',
    'private',
    'another’s',
    { react: ok, pin: forbidden, edit: forbidden, delete: forbidden, close: poll },
  ],
  ['member', 'owner', 'direct', 'own', all(ok)],
  [
    'member',
    'member',
    'direct',
    'another’s',
    { react: ok, pin: ok, edit: forbidden, delete: forbidden, close: poll },
  ],
  [
    'member',
    'owner',
    'direct',
    'another’s',
    { react: ok, pin: ok, edit: forbidden, delete: forbidden, close: poll },
  ],
  ['admin', 'outsider', 'public', 'another’s', all(notMember)],
  ['admin', 'outsider', 'private', 'another’s', all(notFound)],
  ['member', 'outsider', 'public', 'own', all(notMember)],
];

const decide = (facts: Parameters<typeof editRefusal>[0], message: Partial<MessageFacts>) =>
  Object.fromEntries(
    Object.entries(RULES).map(([name, rule]) => [
      name,
      rule(facts, { own: true, type: 'text', deletedAt: null, age: 0, ...message }),
    ]),
  );

describe('a rule about messages', () => {
  it.each(TABLE)(
    'decides for %s, %s, in a %s room, about %s message',
    (role, place, kind, whose, expected) => {
      const membership = place === 'outsider' ? null : { role: place };
      expect(decide([{ role }, { kind }, membership], { own: whose === 'own' })).toEqual(expected);
    },
  );

  const owner: Parameters<typeof editRefusal>[0] = [{ role: 'admin' }, { kind: 'public' }, { role: 'owner' }];

  it('allows nothing when the room is archived', () => {
    const [user, room, membership] = owner;
    expect(decide([user, { ...room, archivedAt: new Date(0) }, membership], {})).toEqual(all(archived));
  });

  it('allows nothing when the message is deleted', () => {
    expect(decide(owner, { deletedAt: new Date(0) })).toEqual(all('message.deleted'));
  });

  it.each([
    [WINDOW, WINDOW, ok],
    [WINDOW + 1, WINDOW, 'message.tooOld'],
    [Number.MAX_SAFE_INTEGER, 0, ok],
  ])('decides on an edit after %s ms when the window is %s', (age, windowMs, expected) => {
    expect(editRefusal(owner, { own: true, type: 'text', age }, windowMs)).toBe(expected);
  });

  it('lets no poll be edited', () => {
    expect(editRefusal(owner, { own: true, type: 'poll', age: 0 }, 0)).toBe(forbidden);
  });
});

describe('keeping order', () => {
  it.each([
    ['member', 'member', 'public', false, false],
    ['member', 'moderator', 'public', true, true],
    ['member', 'owner', 'private', true, true],
    ['moderator', 'member', 'public', true, true],
    ['moderator', 'member', 'private', false, false],
    ['member', 'member', 'direct', true, false],
  ] as const)('is decided for %s, %s, in a %s room', (role, place, kind, moderates, callsAll) => {
    const facts = [{ role }, { kind }, { role: place }] as const;
    expect([canModerate(...facts), canMentionAll(...facts)]).toEqual([moderates, callsAll]);
  });
});
