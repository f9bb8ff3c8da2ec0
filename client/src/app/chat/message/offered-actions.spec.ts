import type { Message, Poll, Room } from '#contracts';
import { aMembership, aMessage, aRoom, aUser } from '../../core/testing/samples';
import { type MessageAction, offeredActions } from './offered-actions';

const SENT = Date.parse('2026-03-21T09:00:00.000Z');
const user = aUser({ username: 'sara' });
const own = aMessage(1, { username: 'sara', timestamp: new Date(SENT).toISOString() });
const another = aMessage(2, { timestamp: own.timestamp });
const poll: Poll = {
  id: 'p',
  question: '؟',
  options: [],
  multiple: false,
  anonymous: false,
  people: 0,
  mine: [],
};

function offered(message: Message, room: Room = aRoom(), { now = SENT, editWindowMs = 0 } = {}) {
  return offeredActions(message, { user, room, now, editWindowMs });
}

describe('offeredActions', () => {
  it('offers edit, delete and seen by when it is one’s own', () => {
    expect(offered(own)).toEqual(expect.arrayContaining<MessageAction>(['edit', 'delete', 'seenBy']));
    const foreign = offered(another);
    for (const action of ['edit', 'delete', 'seenBy', 'pin'] as const) expect(foreign).not.toContain(action);
  });

  it('offers deleting and pinning another’s when one keeps order', () => {
    const room = aRoom({ membership: aMembership({ role: 'moderator' }) });
    expect(offered(another, room)).toEqual(expect.arrayContaining<MessageAction>(['delete', 'pin']));
    expect(offered({ ...another, pinnedAt: own.timestamp }, room)).toContain('unpin');
    expect(offered(another, room)).not.toContain('edit');
  });

  it('offers no edit any more when the window has passed', () => {
    const room = aRoom();
    expect(offered(own, room, { now: SENT + 60_000, editWindowMs: 60_000 })).toContain('edit');
    expect(offered(own, room, { now: SENT + 60_001, editWindowMs: 60_000 })).not.toContain('edit');
  });

  it('offers only what changes nothing for others when the room is archived', () => {
    const room = aRoom({ archivedAt: own.timestamp });
    expect(offered(another, room)).toEqual([
      'thread',
      'copyText',
      'copyLink',
      'bookmark',
      'markUnread',
      'report',
    ]);
    expect(offered(own, room)).not.toContain('report');
  });

  it('offers its address alone when it was deleted, and to put a bookmark away', () => {
    const gone = { ...another, text: '', deletedAt: own.timestamp };
    expect(offered(gone)).toEqual(['copyLink', 'markUnread']);
    expect(offered({ ...gone, bookmarked: true })).toContain('removeBookmark');
  });

  it('offers to close a poll when it is one’s own and open', () => {
    expect(offered({ ...own, type: 'poll', poll })).toContain('closePoll');
    expect(offered({ ...another, type: 'poll', poll })).not.toContain('closePoll');
    const past = { ...poll, closesAt: new Date(SENT).toISOString() };
    expect(offered({ ...own, type: 'poll', poll: past })).not.toContain('closePoll');
  });

  it('offers nothing to somebody outside', () => {
    expect(offered(another, aRoom({ membership: undefined }))).toEqual([]);
  });
});
