import type { Message, SyncAnswer } from '#contracts';
import { aMessage, aRoom, messagesBetween } from './testing/samples';
import {
  type TimelineWindow,
  closeGap,
  hasGap,
  firstPage,
  joinPage,
  receive,
  synced,
} from './timeline-window';

const seqs = ({ messages }: TimelineWindow) => messages.map(({ seq }) => seq);
const push = (window: TimelineWindow, message: Message) => receive(window, { rev: message.rev, message });
const answer = (messages: Message[], rev: number, hasMore = false): SyncAnswer => {
  return { room: aRoom(), messages, rev, hasMore, answered: [], reads: [] };
};

describe('timeline window', () => {
  const five = firstPage(messagesBetween(1, 5), 5);

  it('appends a message when it is the next change', () => {
    const window = push(five, aMessage(6));
    expect(seqs(window)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(window.rev).toBe(6);
    expect(hasGap(window)).toBe(false);
  });

  it('stays the same when a message comes a second time', () => {
    const once = push(five, aMessage(6));
    expect(push(once, aMessage(6))).toBe(once);
  });

  it('holds a message back when changes before it are missing', () => {
    const window = push(five, aMessage(8));
    expect(seqs(window)).toEqual([1, 2, 3, 4, 5]);
    expect(hasGap(window)).toBe(true);
  });

  it('shows what it held back when the missing changes come, in any order', () => {
    const window = [8, 7, 6].reduce((before, seq) => push(before, aMessage(seq)), five);
    expect(seqs(window)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(window.rev).toBe(8);
    expect(hasGap(window)).toBe(false);
  });

  it('counts a change of the room itself', () => {
    const window = push(receive(five, { rev: 6 }), aMessage(6, { rev: 7 }));
    expect(seqs(window)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(window.rev).toBe(7);
  });

  it('replaces a message when a newer state of it comes', () => {
    const window = push(five, aMessage(3, { rev: 6, text: 'نو' }));
    expect(seqs(window)).toEqual([1, 2, 3, 4, 5]);
    expect(window.messages[2]?.text).toBe('نو');
  });

  it('leaves a change of a message it has not loaded to the server', () => {
    const window = push(firstPage(messagesBetween(4, 5), 5), aMessage(2, { rev: 6 }));
    expect(seqs(window)).toEqual([4, 5]);
    expect(window.rev).toBe(6);
  });

  it('fills a gap from the pages of a sync, once and in order', () => {
    let window = push(push(five, aMessage(9)), aMessage(10));
    window = synced(window, answer(messagesBetween(6, 7), 7, true));
    expect(seqs(window)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    window = synced(window, answer(messagesBetween(8, 9), 9));
    expect(seqs(window)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(hasGap(window)).toBe(false);
  });

  it('keeps the newer state when a sync brings an older one', () => {
    const edited = push(five, aMessage(5, { rev: 6, text: 'نو' }));
    const window = synced(edited, answer([aMessage(5)], 6));
    expect(window.messages[4]?.text).toBe('نو');
  });

  it('takes what it held back as it is when the server knows of nothing before it', () => {
    const window = closeGap(push(five, aMessage(6, { rev: 8 })));
    expect(seqs(window)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(window.rev).toBe(8);
    expect(hasGap(window)).toBe(false);
  });

  it('puts an older page in front', () => {
    const window = joinPage(firstPage(messagesBetween(4, 6), 6), messagesBetween(1, 3));
    expect(seqs(window)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is whole up to the newest change in the page when the room was known to be older', () => {
    expect(firstPage(messagesBetween(4, 9), 7).rev).toBe(9);
  });

  it('is whole up to the rev of the room when the newest change is no message', () => {
    expect(firstPage(messagesBetween(1, 5), 8).rev).toBe(8);
  });

  it('equals a fresh load when every order of pushes has been applied', () => {
    const fresh = firstPage(messagesBetween(1, 9), 9);
    for (const order of [
      [6, 7, 8, 9],
      [9, 8, 7, 6],
      [7, 6, 9, 8],
      [6, 6, 8, 7, 7, 9],
    ]) {
      expect(order.reduce((window, seq) => push(window, aMessage(seq)), five)).toEqual(fresh);
    }
  });
});
