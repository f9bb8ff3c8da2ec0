/** Which way a letter runs; null for all that is not a letter. */
export type LetterClass = 'rtl' | 'ltr' | null;

const LETTER = /\p{L}/u;

/** The blocks Unicode keeps for right-to-left scripts: Hebrew to Arabic Extended, their presentation forms, and the ancient and African ones. */
const RTL_BLOCKS: readonly (readonly [number, number])[] = [
  [0x0590, 0x08ff],
  [0xfb1d, 0xfdff],
  [0xfe70, 0xfeff],
  [0x10800, 0x10fff],
  [0x1e800, 0x1efff],
];

/** Which way the character runs, if it is a letter. */
export function letterClass(character: string): LetterClass {
  if (!LETTER.test(character)) return null;
  const code = character.codePointAt(0) ?? 0;
  return RTL_BLOCKS.some(([first, last]) => code >= first && code <= last) ? 'rtl' : 'ltr';
}

const OPENER_OF: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/**
 * Where `text` ends between `start` and `end` when the punctuation of the sentence around it is left out: the given
 * marks, and closing brackets that were not opened inside.
 */
export function withoutTail(text: string, start: number, end: number, marks: string): number {
  const open: Record<string, number> = { '(': 0, '[': 0, '{': 0 };
  for (let at = start; at < end; at += 1) {
    const character = text.charAt(at);
    if (character in open) open[character]! += 1;
    else if (character in OPENER_OF) open[OPENER_OF[character]!]! -= 1;
  }
  let to = end;
  for (; to > start; to -= 1) {
    const last = text.charAt(to - 1);
    const opener = OPENER_OF[last];
    if (opener !== undefined && open[opener]! < 0) open[opener]! += 1;
    else if (!marks.includes(last)) break;
  }
  return to;
}
