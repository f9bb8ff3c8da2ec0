import { fold } from './fold.js';

/**
 * How a word hangs on the one before it: by a ZWNJ; as an affix that is always one, written apart; or as an ending that
 * is a word of its own as well, written apart.
 */
export type Joint = 'zwnj' | 'affix' | 'ending';

/** One written part of a word as it is compared, and where it stands in the text: UTF-16, the end not included. */
export interface Word {
  text: string;
  start: number;
  end: number;
  joint?: Joint;
  /** Of an affix in its place: how it hangs on its word. */
  bound?: Joint;
}

/** Of verbs: `می روم` is `می‌روم`. */
const PREFIXES = new Set(['می', 'نمی']);
const SUFFIXES = new Set(
  'ها های هایی هایم هایت هایش هایمان هایتان هایشان تر تری ترین ترها ترهای ترینها ترینهای'.split(' '),
);
/** `رفته ام` is `رفته‌ام`, but `ام` may stand for itself: `ام آر آی`. */
const ENDINGS = new Set('ام ات اش ای ایم اید اند مان تان شان'.split(' '));

/** Runs of all that words are written with, invisible characters among them; a digit in a key is an emoji. */
const RUN = /(?:(?![0-9]\uFE0F?\u20E3)[\p{L}\p{M}\p{N}\p{Default_Ignorable_Code_Point}])+/gu;
const PART = /[^\u200C]+/g;
const SPACES = /^(?:(?![\n\r])[\p{White_Space}\p{Default_Ignorable_Code_Point}])+$/u;
const BETWEEN = /[^\p{L}\p{M}\p{N}]+/u;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
/** Most words are in their folded form already. */
const FOLDED = /^(?:[a-z0-9]+|[ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی]+)$/;

/** What is indexed of a word: longer ones are no words that anybody types. */
const TERM_LENGTH = 64;
/** A joined compound of more parts is found by its parts. */
const JOINED_PARTS = 4;

/** The words of a text in their order, folded, each knowing whether it belongs to the one before. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const run of text.matchAll(RUN)) {
    let inRun = false;
    for (const part of run[0].matchAll(PART)) {
      const start = run.index + part.index;
      const texts = partsOf(part[0]);
      for (const [nth, word] of texts.entries()) {
        add(words, { text: word, start, end: start + part[0].length }, inRun && nth === 0, text);
      }
      inRun ||= texts.length > 0;
    }
  }
  return words;
}

/** One, unless a single character stands for several words. */
function partsOf(part: string): string[] {
  if (FOLDED.test(part)) return [part];
  return fold(part)
    .split(BETWEEN)
    .filter((word) => LETTER_OR_NUMBER.test(word));
}

function add(words: Word[], word: Word, afterZwnj: boolean, text: string): void {
  const before = words.at(-1);
  if (before) {
    const joint = afterZwnj ? 'zwnj' : detachedJoint(before, word, text);
    // The ezafe of خانه‌ی ما, which خانهٔ ما writes with a mark.
    if (joint && isEzafe(before, word)) return;
    if (joint) {
      word.joint = joint;
      if (PREFIXES.has(before.text)) before.bound = joint;
      if (SUFFIXES.has(word.text)) word.bound = joint;
    }
  }
  words.push(word);
}

function detachedJoint(before: Word, word: Word, text: string): Joint | undefined {
  const isAffix = PREFIXES.has(before.text) || SUFFIXES.has(word.text) || isEzafe(before, word);
  if (!isAffix && !ENDINGS.has(word.text)) return undefined;
  if (!SPACES.test(text.slice(before.end, word.start))) return undefined;
  return isAffix ? 'affix' : 'ending';
}

const isEzafe = (before: Word, word: Word): boolean => word.text === 'ی' && before.text.endsWith('ه');

/** Whether a word is an affix that was written without anything to hang on. */
export const isBareAffix = ({ text }: Word): boolean => PREFIXES.has(text) || SUFFIXES.has(text);

/** Words that belong together, in their order. */
export function groupsOf(words: readonly Word[]): Word[][] {
  const groups: Word[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    if (word.joint && group) group.push(word);
    else groups.push([word]);
  }
  return groups;
}

export const termOf = (text: string): string => text.slice(0, TERM_LENGTH);

/** The words of a compound as one; undefined where it has too many to be indexed so. */
export const joined = (group: readonly Word[]): string | undefined =>
  group.length > JOINED_PARTS ? undefined : termOf(group.map(({ text }) => text).join(''));

/** Everything a text is found by: its words, and what belongs together joined as well. */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  for (const group of groupsOf(wordsOf(text))) {
    group.forEach((word, first) => {
      // An affix is a word for itself only where it is seen as one.
      if (word.bound !== 'zwnj') terms.add(termOf(word.text));
      for (let end = first + 2; end <= Math.min(group.length, first + JOINED_PARTS); end += 1) {
        terms.add(joined(group.slice(first, end))!);
      }
    });
  }
  return terms;
}
