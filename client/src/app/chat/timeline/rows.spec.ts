import type { Message } from '#contracts';
import type { TimelineItem } from '../../core/timeline-item';
import { type MessageRow, timelineRows } from './rows';

const reader = { username: 'sara', displayName: 'سارا' };

function message(seq: number, username: string, minute: number, day = 10): TimelineItem {
  const at = new Date(2026, 4, day, 12, minute).toISOString();
  const sent: Message = {
    id: `m${seq}`,
    room: 'r',
    seq,
    rev: seq,
    username,
    displayName: username,
    type: 'text',
    text: `t${seq}`,
    timestamp: at,
    clientId: `c${seq}`,
    mentions: [],
    reactions: [],
  };
  return { kind: 'message', key: `${username}/c${seq}`, message: sent };
}

const echo = (minute: number): TimelineItem => ({
  kind: 'echo',
  key: 'sara/e',
  echo: {
    clientId: 'e',
    room: 'r',
    text: 'echo',
    createdAt: new Date(2026, 4, 10, 12, minute).toISOString(),
    state: 'failed',
    error: 'room.archived',
  },
});

const kinds = (rows: ReturnType<typeof timelineRows>) => rows.map(({ kind }) => kind);
const messages = (rows: ReturnType<typeof timelineRows>) =>
  rows.filter((row): row is MessageRow => row.kind === 'message');

describe('timelineRows', () => {
  it('is empty when nothing was written', () => {
    expect(timelineRows([], reader, null)).toEqual([]);
  });

  it('begins each day with a separator when messages span two days', () => {
    const rows = timelineRows([message(1, 'ali', 1, 10), message(2, 'ali', 1, 11)], reader, null);
    expect(kinds(rows)).toEqual(['day', 'message', 'day', 'message']);
    expect(messages(rows).map(({ head, tail }) => [head, tail])).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it('groups neighbours of one author when they are less than five minutes apart', () => {
    const rows = messages(
      timelineRows([message(1, 'ali', 0), message(2, 'ali', 4), message(3, 'ali', 8)], reader, null),
    );
    expect(rows.map(({ head }) => head)).toEqual([true, false, false]);
    expect(rows.map(({ tail }) => tail)).toEqual([false, false, true]);
  });

  it('begins a new group when five minutes have passed or the author changes', () => {
    const rows = messages(
      timelineRows([message(1, 'ali', 0), message(2, 'ali', 5), message(3, 'sara', 6)], reader, null),
    );
    expect(rows.map(({ head }) => head)).toEqual([true, true, true]);
    expect(rows.map(({ tail }) => tail)).toEqual([true, true, true]);
  });

  it('draws one line before the first foreign message when some are unread', () => {
    const items = [message(1, 'ali', 0), message(2, 'sara', 1), message(3, 'ali', 2), message(4, 'ali', 3)];
    expect(kinds(timelineRows(items, reader, 1))).toEqual([
      'day',
      'message',
      'message',
      'unread',
      'message',
      'message',
    ]);
  });

  it('puts the line after the separator when unread messages begin a day', () => {
    const items = [message(1, 'ali', 0, 10), message(2, 'ali', 0, 11)];
    expect(kinds(timelineRows(items, reader, 1))).toEqual(['day', 'message', 'day', 'unread', 'message']);
  });

  it('ends the group before the line when one author wrote on both sides of it', () => {
    const rows = messages(timelineRows([message(1, 'ali', 0), message(2, 'ali', 1)], reader, 1));
    expect(rows.map(({ head, tail }) => [head, tail])).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it('draws no line when its place is older than everything loaded', () => {
    expect(kinds(timelineRows([message(8, 'ali', 0)], reader, 5))).toEqual(['day', 'message']);
    expect(kinds(timelineRows([message(6, 'ali', 0)], reader, 5))).toEqual(['day', 'unread', 'message']);
  });

  it('draws no line when everything is read', () => {
    expect(kinds(timelineRows([message(1, 'ali', 0)], reader, 1))).toEqual(['day', 'message']);
  });

  it('shows an echo as one’s own with its state and reason when it is not in the room yet', () => {
    const [, , row] = timelineRows([message(1, 'sara', 0), echo(1)], reader, null);
    expect(row).toMatchObject({
      own: true,
      head: false,
      displayName: 'سارا',
      state: 'failed',
      error: 'room.archived',
      clientId: 'e',
    });
  });

  it('marks own messages as sent and others’ with no state when the room has them', () => {
    const rows = messages(timelineRows([message(1, 'sara', 0), message(2, 'ali', 1)], reader, null));
    expect(rows.map(({ own, state }) => [own, state])).toEqual([
      [true, 'sent'],
      [false, undefined],
    ]);
  });

  it('marks what mentions the reader or everybody, but nothing of their own, when it does', () => {
    const mentioning = (seq: number, username: string, mentions: string[]): TimelineItem => {
      const item = message(seq, username, seq);
      return item.kind === 'message' ? { ...item, message: { ...item.message, mentions } } : item;
    };
    const items = [
      mentioning(1, 'ali', ['sara']),
      mentioning(2, 'ali', ['all']),
      mentioning(3, 'ali', ['omid']),
      mentioning(4, 'sara', ['sara', 'all']),
    ];
    const marked = messages(timelineRows(items, reader, null)).map(({ mentioned }) => mentioned);
    expect(marked).toEqual([true, true, false, false]);
  });
});
