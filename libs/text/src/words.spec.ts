import { describe, expect, it } from 'vitest';
import { fold } from './fold.js';
import { termsOf, wordsOf } from './words.js';

const ZWNJ = '\u200c';

describe('wordsOf', () => {
  it('knows where each part of a word stands in the text', () => {
    const text = `«كتـابِ» من را، می${ZWNJ}خوانی? Ａli_99`;
    const words = wordsOf(text).map(({ text: word, start, end }) => [word, text.slice(start, end)]);
    expect(words).toEqual([
      ['کتاب', 'كتـابِ'],
      ['من', 'من'],
      ['را', 'را'],
      ['می', 'می'],
      ['خوانی', 'خوانی'],
      ['ali', 'Ａli'],
      ['99', '99'],
    ]);
  });

  it.each(['', ' \n', '🎉👍🏽👨‍👩‍👧 1️⃣', '!?…«»', `${ZWNJ}\u200f`, 'ـــ', '\u064e'])(
    'finds no word in %j',
    (text) => {
      expect(wordsOf(text)).toEqual([]);
    },
  );

  it('gives each word as fold does', () => {
    for (const { text } of wordsOf('مُحمّد إيران رأى ١٢۳ ĞaÑ ﺳﻼم ½')) expect(fold(text)).toBe(text);
  });
});

describe('termsOf', () => {
  it.each([
    [`می${ZWNJ}روم`, ['روم', 'میروم']],
    ['می روم', ['روم', 'می', 'میروم']],
    ['می، روم', ['روم', 'می']],
    ['می\nروم', ['روم', 'می']],
    [`کتاب${ZWNJ}خانه${ZWNJ}ها`, ['خانه', 'خانهها', 'کتاب', 'کتابخانه', 'کتابخانهها']],
    ['خسته ام', ['ام', 'خسته', 'خستهام']],
    [`خانه${ZWNJ}ی ما`, ['خانه', 'ما']],
    [`ماه${ZWNJ}ی`, ['ماه']],
    [`کتاب${ZWNJ}ی`, ['کتاب', 'کتابی', 'ی']],
  ])('of %j are %j', (text, terms) => {
    expect([...termsOf(text)].sort()).toEqual([...terms].sort());
  });

  it('are bounded in number and length when a text is one compound', () => {
    const terms = [...termsOf(`ا${ZWNJ}`.repeat(2_000) + 'ب'.repeat(500))];
    expect(terms.length).toBeLessThan(20);
    expect(Math.max(...terms.map(({ length }) => length))).toBeLessThanOrEqual(64);
  });
});
