import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, excessiveMarks, isBlank } from './normalise.js';

const ZWNJ = '\u200c';

describe('cleanText', () => {
  it.each([
    ['line ends of every system', 'a\r\nb\rc\u2028d\ne', 'a\nb\nc\nd\ne'],
    ['controls but for tab and line feed', 'a\u0000b\u0007\tc\u001b[31m\u0085d\u007f', 'ab\tc[31m\nd'],
    ['a lone surrogate', 'a\ud83d b \ude00', 'a\ufffd b \ufffd'],
    ['embeddings, overrides and isolates', '\u202eabc\u202c \u2067x\u2069', 'abc x'],
    ['decomposed letters', 'e\u0301 \u0627\u0653', '\u00e9 \u0622'],
    ['letters that a dropped control kept apart', 'e\u0000\u0301', '\u00e9'],
    ['space at the end only', '  a  b \n\n', '  a  b'],
  ])('cleanText mends %s', (_what, typed, stored) => {
    expect(cleanText(typed)).toBe(stored);
  });

  it.each([
    ['ZWNJ', `می${ZWNJ}روم`],
    ['a ZWNJ at the end', `می${ZWNJ}`],
    ['LRM and RLM', 'سلام\u200f! C++\u200e'],
    ['ZWJ', 'ه\u200d 👩\u200d👧'],
    ['Arabic letters and digits as they were typed', 'كتاب ١٤٠٣ مُحَمَّد'],
    ['a whole astral character', '😀'],
  ])('cleanText keeps %s', (_what, text) => {
    expect(cleanText(text)).toBe(text);
  });
});

describe('cleanLine', () => {
  it.each([
    ['breaks and tabs', ' a\n\tb\u00a0\u3000c ', 'a b c'],
    [
      'zero width spaces, joiners, soft hyphens and direction marks',
      'A\u200bl\u200di\u00ad\u200f\u2060\ufeff',
      'Ali',
    ],
    ['a ZWNJ at an edge or beside a space', `${ZWNJ}خانه${ZWNJ} ها${ZWNJ}`, 'خانه ها'],
    ['two ZWNJs to one', `می${ZWNJ}${ZWNJ}روم`, `می${ZWNJ}روم`],
    ['tags outside a flag', 'a\u{e0041}b', 'ab'],
    ['the Hangul filler', 'a\u3164b', 'ab'],
  ])('cleanLine drops %s', (_what, typed, stored) => {
    expect(cleanLine(typed)).toBe(stored);
  });

  it.each([
    ['a ZWNJ between letters', `خانه${ZWNJ}های قدیمی`],
    ['a ZWNJ after a vowel mark', `خانهٔ${ZWNJ}ما`],
    ['a joined emoji', '👩\u200d👩\u200d👧 👩🏽\u200d🚀 ❤\ufe0f\u200d🔥'],
    ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['an Indic conjunct', 'ශ්\u200dරී'],
  ])('cleanLine keeps %s', (_what, name) => {
    expect(cleanLine(name)).toBe(name);
  });
});

describe('cleaning', () => {
  it.each([
    'e\u0000\u200b\u0301 \u202e x\u200c\u200c\u200cy\r\n',
    '\u200c\u200d\u200bا\u0653\u200c \ud800',
    '👩\u200d\u200d👧 \u3164\u00a0a\u034f\u0301',
  ])('cleaning changes nothing when the text is clean already', (text) => {
    expect(cleanText(cleanText(text))).toBe(cleanText(text));
    expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
  });
});

describe('isBlank', () => {
  it.each([
    '',
    ' \n\t',
    ZWNJ,
    '\u200b\u200d\u200e\ufeff',
    '\u3164',
    '\u2800 \u2800',
    '\u115f',
    '\u0301',
    '\ufe0f',
    '\u0000',
    '\u00ad',
  ])('isBlank is true when nothing can be seen (%j)', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['.', 'ا', '😀', '۰', '1\ufe0f\u20e3', `${ZWNJ}ب`, '\ufffd'])(
    'isBlank is false when something shows (%j)',
    (text) => {
      expect(isBlank(text)).toBe(false);
    },
  );
});

describe('excessiveMarks', () => {
  it('excessiveMarks is true when five marks stand on one letter', () => {
    expect(excessiveMarks(`a${'\u0301'.repeat(5)}`)).toBe(true);
  });

  it('excessiveMarks is true when invisible characters part the marks', () => {
    expect(excessiveMarks(`a${'\u0301\u200c'.repeat(5)}`)).toBe(true);
  });

  it('excessiveMarks is false when the text is fully vowelled or an emoji family', () => {
    expect(excessiveMarks('مُحَمَّدٌ رَسُولُ اللّٰهِ 👩‍❤️‍💋‍👨 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}')).toBe(
      false,
    );
  });

  it('excessiveMarks counts from each letter anew', () => {
    expect(excessiveMarks('a\u0301\u0302\u0303\u0304'.repeat(50))).toBe(false);
  });
});
