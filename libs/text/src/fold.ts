import { toLatinDigits } from './digits.js';

/** Letters that Persian readers take for the same one, whatever keyboard wrote them. */
const SAME_LETTER: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  ە: 'ه',
  ھ: 'ه',
  ہ: 'ه',
  ۂ: 'ه',
  ۃ: 'ه',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  آ: 'ا',
  ؤ: 'و',
};
const LETTERS = new RegExp(`[${Object.keys(SAME_LETTER).join('')}]`, 'g');

/** Harakat, hamza and madda as marks, superscript alef, Quranic marks; tatweel; everything invisible, ZWNJ too. */
const DROPPED =
  /[\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u0640\p{Default_Ignorable_Code_Point}]/gu;

/**
 * The one normal form for comparing names and for search: two texts that a Persian reader calls the same fold to
 * the same. For comparing only; what is stored and shown is what was typed.
 */
export function fold(text: string): string {
  const plain = text.replace(DROPPED, '').normalize('NFKC').toLowerCase().replace(DROPPED, '');
  return (
    toLatinDigits(plain.replace(LETTERS, (letter) => SAME_LETTER[letter] ?? letter))
      // Dropping a mark can bring two others together.
      .normalize('NFKC')
      .replace(/\p{White_Space}+/gu, ' ')
      .trim()
  );
}
