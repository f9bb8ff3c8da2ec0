import emojis from 'emojibase-data/en/compact.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { isEmoji } from './emoji.js';
import { oneEmoji } from './emoji-spelling.js';

const all = emojis.flatMap(({ unicode, skins = [] }) => [unicode, ...skins.map((skin) => skin.unicode)]);

describe('oneEmoji', () => {
  it('knows every emoji there is, with and without its selectors, by one spelling', () => {
    const [known, unknown] = [all.filter(oneEmoji), all.filter((emoji) => !oneEmoji(emoji))];
    // The halves of flags are listed there too.
    expect(unknown.filter((emoji) => !/^\p{Regional_Indicator}$/u.test(emoji))).toEqual([]);
    const spelt = known.map((emoji) => [emoji, oneEmoji(emoji.replaceAll('\u{FE0F}', ''))]);
    expect(spelt.filter(([emoji, spelling]) => spelling !== oneEmoji(emoji!))).toEqual([]);
    expect(spelt.filter(([, spelling]) => !isEmoji(spelling!))).toEqual([]);
  });

  it.each([
    ['👍', '👍'],
    ['❤', '❤️'],
    ['❤️', '❤️'],
    ['☝🏽', '☝🏽'],
    ['1⃣', '1️⃣'],
    ['🇮🇷', '🇮🇷'],
    ['🏳‍🌈', '🏳️‍🌈'],
    ['🕵🏽‍♂', '🕵🏽‍♂️'],
    ['👩‍❤‍👨', '👩‍❤️‍👨'],
  ])('reads %s as %s', (given, emoji) => {
    expect(oneEmoji(given)).toBe(emoji);
  });

  it.each([
    '',
    'a',
    '1',
    '#',
    '👍👍',
    '👍 ',
    ' 👍',
    'سلام',
    '👍🏽🏽',
    '\u{FE0F}',
    '\u{200D}',
    '🇮',
    '🏽a',
    '<b>',
  ])('takes %j for none', (given) => {
    expect(oneEmoji(given)).toBeUndefined();
  });
});
