import type { Message, Poll } from '#contracts';
import {
  type Change,
  bookmarkChange,
  changed,
  messageChange,
  personalChange,
  pollChange,
  reactionChange,
  voteChange,
} from './message-change';
import { aMessage } from './testing/samples';

const thumbs = (mine?: boolean, usernames = ['omid']) => ({
  emoji: '👍',
  count: usernames.length,
  usernames,
  ...(mine !== undefined && { mine }),
});
const aPoll = (changes: Partial<Poll> = {}): Poll => ({
  id: 'poll',
  question: 'چای؟',
  options: [{ id: 'yes', text: 'آری', votes: 1 }],
  multiple: false,
  anonymous: false,
  people: 1,
  mine: [],
  ...changes,
});
const reaction = (username: string, on: boolean, usernames: string[], rev = 9): Change =>
  reactionChange(
    {
      room: 'general',
      id: 'message-5',
      rev,
      emoji: '👍',
      on,
      username,
      reactions: usernames.length > 0 ? [thumbs(undefined, usernames)] : [],
    },
    'sara',
  );

describe('a message and a change make what the server would give the reader', () => {
  const cases: { when: string; known: Message; change: Change; fresh: Message }[] = [
    {
      when: 'it was edited, of what is the reader’s nothing',
      known: aMessage(5, { bookmarked: true, reactions: [thumbs(true)] }),
      change: messageChange(aMessage(5, { rev: 9, text: 'نو', reactions: [thumbs()] })),
      fresh: aMessage(5, { rev: 9, text: 'نو', bookmarked: true, reactions: [thumbs(true)] }),
    },
    {
      when: 'it was edited and the reader chose in its poll',
      known: aMessage(5, { type: 'poll', poll: aPoll({ mine: ['yes'] }) }),
      change: messageChange(aMessage(5, { rev: 9, type: 'poll', pinnedBy: 'omid', poll: aPoll() })),
      fresh: aMessage(5, { rev: 9, type: 'poll', pinnedBy: 'omid', poll: aPoll({ mine: ['yes'] }) }),
    },
    {
      when: 'it was deleted',
      known: aMessage(5, { reactions: [thumbs(true)] }),
      change: messageChange(aMessage(5, { rev: 9, text: '', deletedAt: '2026-04-01T10:00:00.000Z' })),
      fresh: aMessage(5, { rev: 9, text: '', deletedAt: '2026-04-01T10:00:00.000Z' }),
    },
    {
      when: 'somebody else reacts as the reader did',
      known: aMessage(5, { reactions: [thumbs(true, ['sara'])] }),
      change: reaction('omid', true, ['sara', 'omid']),
      fresh: aMessage(5, { rev: 9, reactions: [thumbs(true, ['sara', 'omid'])] }),
    },
    {
      when: 'the reader reacts in another tab',
      known: aMessage(5, { reactions: [thumbs(false)] }),
      change: reaction('sara', true, ['omid', 'sara']),
      fresh: aMessage(5, { rev: 9, reactions: [thumbs(true, ['omid', 'sara'])] }),
    },
    {
      when: 'the reader takes a reaction back',
      known: aMessage(5, { reactions: [thumbs(true, ['omid', 'sara'])] }),
      change: reaction('sara', false, ['omid']),
      fresh: aMessage(5, { rev: 9, reactions: [thumbs(false)] }),
    },
    {
      when: 'somebody votes',
      known: aMessage(5, { type: 'poll', poll: aPoll({ mine: ['yes'] }) }),
      change: pollChange({ room: 'general', id: 'message-5', rev: 9, poll: aPoll({ people: 2 }) }),
      fresh: aMessage(5, { rev: 9, type: 'poll', poll: aPoll({ people: 2, mine: ['yes'] }) }),
    },
    {
      when: 'the reader votes in another tab',
      known: aMessage(5, { type: 'poll', poll: aPoll() }),
      change: voteChange({ room: 'general', id: 'message-5', pollId: 'poll', mine: ['yes'] }),
      fresh: aMessage(5, { type: 'poll', poll: aPoll({ mine: ['yes'] }) }),
    },
    {
      when: 'the reader bookmarks it',
      known: aMessage(5),
      change: bookmarkChange({ id: 'message-5', on: true }),
      fresh: aMessage(5, { bookmarked: true }),
    },
    {
      when: 'the server gives it to this reader',
      known: aMessage(5, { bookmarked: true, type: 'poll', poll: aPoll({ mine: ['yes'] }) }),
      change: personalChange(aMessage(5, { rev: 9, type: 'poll', poll: aPoll() })),
      fresh: aMessage(5, { rev: 9, type: 'poll', poll: aPoll() }),
    },
  ];

  for (const { when, known, change, fresh } of cases) {
    it(`when ${when}`, () => {
      expect(changed(known, change)).toEqual(fresh);
      expect(changed(changed(known, change), change)).toEqual(fresh);
    });
  }

  it('stays as it is when the change is known, or about another message', () => {
    const known = aMessage(5, { rev: 9 });
    expect(changed(known, messageChange(aMessage(5, { rev: 8, text: 'کهنه' })))).toBe(known);
    expect(changed(known, reaction('omid', true, ['omid'], 9))).toBe(known);
    expect(changed(known, messageChange(aMessage(6, { rev: 12 })))).toBe(known);
    expect(changed(known, { rev: 12 })).toBe(known);
  });
});
