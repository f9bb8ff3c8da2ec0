import { describe, expect, it } from 'vitest';
import { unreadCount } from './unread.js';

describe('unreadCount', () => {
  it('counts what came after the mark when there are no threads', () => {
    expect(unreadCount({ seq: 12, asides: 0 }, { lastReadSeq: 9, lastReadAsides: 0 })).toBe(3);
  });

  it('leaves out replies that stand only in threads when some came before and some after the mark', () => {
    expect(unreadCount({ seq: 12, asides: 5 }, { lastReadSeq: 8, lastReadAsides: 3 })).toBe(2);
  });

  it('is never negative when the room is known less newly than the mark', () => {
    expect(unreadCount({ seq: 3, asides: 0 }, { lastReadSeq: 4, lastReadAsides: 0 })).toBe(0);
  });
});
