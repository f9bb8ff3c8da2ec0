import { describe, expect, it } from 'vitest';
import { fold } from './fold.js';

const ZWNJ = '\u200c';

describe('fold', () => {
  it.each([
    ['Arabic kaf and yeh', 'كتاب علي', 'کتاب علی'],
    ['alef maksura', 'موسى', 'موسی'],
    ['hamza on its seats', 'رأی مسئول مؤمن إیران', 'رای مسیول مومن ایران'],
    ['hamza as a mark', 'رأی ا\u0654 ه\u0654', 'رای ا ه'],
    ['madda', 'آب', 'اب'],
    ['forms of heh', 'خانۀ مدرسة ە', 'خانه مدرسه ه'],
    ['harakat and shadda', 'مُحَمَّد', 'محمد'],
    ['superscript alef', 'الرحمٰن', 'الرحمن'],
    ['tatweel', 'ســـلام', 'سلام'],
    ['ZWNJ', `می${ZWNJ}روم`, 'میروم'],
    ['direction marks', '\u200fعلی\u200e', 'علی'],
    ['digits', '۱۴۰۳ ١٤٠٣ 1403', '1403 1403 1403'],
    ['presentation forms', 'ﺳﻼم', 'سلام'],
    ['case and width', 'Ａli REZA', 'ali reza'],
    ['spaces', '  علی \u00a0 رضا ', 'علی رضا'],
  ])('fold makes one of %s', (_what, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it.each([
    ['different letters', 'علی', 'الی'],
    ['different words', 'رضا', 'رضایی'],
    ['a space inside', 'علی رضا', 'علیرضا'],
    ['letters with accents', 'José', 'Jose'],
    ['zad and za', 'ضرب', 'ظرب'],
    ['punctuation', 'c++', 'c'],
  ])('fold keeps apart %s', (_what, one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it('fold changes nothing when the text is folded already', () => {
    // Every character of the basic plane, alone and between two letters.
    for (let code = 0; code < 0xffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const once = fold(`a${String.fromCharCode(code)}\u0301\u064e ه${String.fromCharCode(code)}ی`);
      if (fold(once) !== once) expect.fail(`U+${code.toString(16)}: ${JSON.stringify(once)}`);
    }
  });
});
