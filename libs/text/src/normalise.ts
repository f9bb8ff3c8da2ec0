/* eslint-disable no-control-regex -- control characters are what these expressions are for */

/** Every way a line can end, as one line feed. */
const LINE_ENDS = /\r\n|[\r\u0085\u2028\u2029]/g;

/** C0 (but for tab and line feed), DEL and C1. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/**
 * Embeddings, overrides and isolates reach beyond the text that holds them: an unclosed one turns around the
 * names and times beside a message. LRM and RLM do not, and Persian writers use them.
 */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/** Half of a character: no encoder can write it, and SQLite and PostgreSQL disagree about it. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** The flag of a part of a country: a black flag and its name in invisible tag characters. */
const TAG_FLAG = '\\u{1F3F4}[\\u{E0020}-\\u{E007E}]+\\u{E007F}';

/**
 * Invisible characters that do something where they stand: ZWNJ between letters, ZWJ that joins two emoji or
 * follows an Indic virama, variation selectors, tags of a flag. The second group is every other one.
 */
const INVISIBLE = new RegExp(
  [
    `(${TAG_FLAG}`,
    '(?<=[\\p{L}\\p{M}\\p{N}])\\u200C(?=[\\p{L}\\p{N}])',
    '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})',
    '(?<=[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA])\\u200D',
    '[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}])',
  ].join('|') + '|(\\p{Default_Ignorable_Code_Point})',
  'gu',
);

/** What leaves no mark on the screen: spaces, invisible characters, marks without a base, the empty braille cell. */
const UNSEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{M}\p{Cc}\u2800]/gu;

const MARK = /\p{M}/u;
const INVISIBLE_CHARACTER = /\p{Default_Ignorable_Code_Point}/u;

/** Persian needs two marks on a letter, fully vowelled Quranic text three or four; more is a tower over other lines. */
const MAX_MARKS = 4;

/**
 * The text of a message as it is stored: what was typed, less what is broken or reaches out of the message.
 * ZWNJ, ZWJ, LRM and RLM stay.
 */
export function cleanText(text: string): string {
  return text
    .replace(LONE_SURROGATES, '\uFFFD')
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI_CONTROLS, '')
    .normalize('NFC')
    .trimEnd();
}

/** A name or a title as it is stored: one line, single spaces, and nothing invisible that would let two look alike. */
export function cleanLine(text: string): string {
  const spaced = cleanText(text)
    .replace(/\p{White_Space}+/gu, ' ')
    .replace(/\u200C{2,}/g, '\u200C');
  return spaced
    .replace(INVISIBLE, (_match, kept: string | undefined) => kept ?? '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Whether nothing of the text can be seen. */
export function isBlank(text: string): boolean {
  return text.replace(UNSEEN, '') === '';
}

/** Whether more marks stand on one letter than any language writes. */
export function excessiveMarks(text: string): boolean {
  let marks = 0;
  for (const character of text) {
    if (MARK.test(character)) marks += 1;
    // An invisible character between two marks does not give the second one a base.
    else if (!INVISIBLE_CHARACTER.test(character)) marks = 0;
    if (marks > MAX_MARKS) return true;
  }
  return false;
}
