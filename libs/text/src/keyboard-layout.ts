/** The standard Persian keyboard (ISIRI 9147), row by row, over the Latin one. */
const ROWS: readonly [latin: string, persian: string][] = [
  ['qwertyuiop[]', 'ضصثقفغعهخحجچ'],
  ["asdfghjkl;'", 'شسیبلاتنمکگ'],
  ['zxcvbnm,', 'ظطزرذدپو'],
];
/** With Shift. */
const SHIFTED: readonly [latin: string, persian: string][] = [
  ['H', 'آ'],
  ['C', 'ژ'],
  ['M', 'ء'],
];

const pairs = [
  ...ROWS.flatMap(([latin, persian]) =>
    [...latin].map((key, at): [string, string] => [key, persian.charAt(at)]),
  ),
  ...SHIFTED,
];
const TO_PERSIAN = new Map(pairs);
const TO_LATIN = new Map(pairs.map(([latin, persian]) => [persian, latin.toLowerCase()]));

const PERSIAN_LETTER = /\p{Script=Arabic}/u;
const LATIN_LETTER = /\p{Script=Latin}/u;

/**
 * The text as its keys would read on the other layout: `sghl` is سلام. Null for a text of both scripts, whose writer
 * knew which layout was on, and for one of neither.
 */
export function onOtherLayout(text: string): string | null {
  const [isPersian, isLatin] = [PERSIAN_LETTER.test(text), LATIN_LETTER.test(text)];
  if (isPersian === isLatin) return null;
  const keys = isLatin ? TO_PERSIAN : TO_LATIN;
  return [...text].map((key) => keys.get(key) ?? keys.get(key.toLowerCase()) ?? key).join('');
}
