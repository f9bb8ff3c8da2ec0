import { describe, expect, it } from 'vitest';
import { isEmoji } from './emoji.js';

describe('isEmoji', () => {
  it.each(['👍', '👍🏽', '❤️', '👩‍💻', '👨‍👩‍👧‍👦', '🇮🇷', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣', '🙂'])('takes %s', (text) =>
    expect(isEmoji(text)).toBe(true),
  );

  it.each(['', 'a', 'س', '1', '👍👍', '👍 ', '❤', '🏽‍', '🇮', '<b>', '\u200d', '👍\u0650'])(
    'refuses %j',
    (text) => expect(isEmoji(text)).toBe(false),
  );
});
