import { describe, expect, it } from 'vitest';
import { emojiCount, isEmoji } from './emoji.js';

describe('isEmoji', () => {
  it.each(['👍', '👍🏽', '❤️', '👩‍💻', '👨‍👩‍👧‍👦', '🇮🇷', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣', '🙂'])('takes %s', (text) =>
    expect(isEmoji(text)).toBe(true),
  );

  it.each(['', 'a', 'س', '1', '👍👍', '👍 ', '❤', '🏽‍', '🇮', '<b>', '\u200d', '👍\u0650'])(
    'refuses %j',
    (text) => expect(isEmoji(text)).toBe(false),
  );
});

describe('emojiCount', () => {
  it.each([
    ['😀', 1],
    ['😀👍 ❤️', 3],
    ['👩‍👩‍👧‍👦', 1],
    ['🧑🏽‍🚀🧑🏿‍🚀', 2],
    ['🇮🇷🇮🇷', 2],
    [' 😀\n', 1],
  ])('counts what a reader calls one when the text is %j', (text, count) => {
    expect(emojiCount(text)).toBe(count);
  });

  it.each(['', ' ', 'سلام 😀', '12', '#', '©', '😀.', '❤', '\u200d', '🇮', '😀 '.repeat(2_000)])(
    'is 0 when the text is %j',
    (text) => expect(emojiCount(text)).toBe(0),
  );
});
