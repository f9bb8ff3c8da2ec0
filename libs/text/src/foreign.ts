import { letterClass, withoutTail } from './characters.js';
import { type Direction, type Segment, joined, textOf } from './segment.js';

interface Range {
  start: number;
  end: number;
}

/** Punctuation and joiners of Persian, quotes of Persian and direction marks: a Latin run ends there. */
const BREAKS_LATIN = /[،؛؟٪«»\u200C\u200E\u200F\u061C]/;
const SPACE = /\s/;
const LETTER_OR_DIGIT = /[\p{L}\p{M}\p{N}]/u;
const DIGIT = /\p{Nd}/u;
const STARTS_WITH_LETTER = /^\p{L}/u;
const ENDS_WITH_WORD = /[\p{L}\p{M}\p{N}]$/u;
const ARABIC_DIGIT = /[٠-٩]/;

/** Before and after a run these belong to the sentence around it. */
const OPENING = '([{"\'“‘';
const CLOSING = '.,!?:;…"\'”’';

/** Whether a right-to-left paragraph would tear the run apart: it keeps letters and digits together, not signs at the edge. */
const isTorn = (run: string): boolean =>
  !STARTS_WITH_LETTER.test(run) || !ENDS_WITH_WORD.test(run) || ARABIC_DIGIT.test(run);

/** The run without spaces, signs that stand alone, and closing punctuation at its end. */
function trimmedEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start) {
    while (to > start && SPACE.test(text.charAt(to - 1))) to -= 1;
    let word = to;
    while (word > start && !SPACE.test(text.charAt(word - 1))) word -= 1;
    if (LETTER_OR_DIGIT.test(text.slice(word, to))) return withoutTail(text, start, to, CLOSING);
    to = word;
  }
  return to;
}

/** Latin words of a right-to-left stretch, with the signs and numbers that belong to them. */
function latinRuns(text: string): Range[] {
  const runs: Range[] = [];
  let wordStart = 0;
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    const letter = letterClass(character);
    if (letter !== 'ltr') {
      at += 1;
      if (letter === 'rtl' || SPACE.test(character) || BREAKS_LATIN.test(character)) wordStart = at;
      continue;
    }
    let end = at;
    while (
      end < text.length &&
      letterClass(text.charAt(end)) !== 'rtl' &&
      !BREAKS_LATIN.test(text.charAt(end))
    )
      end += 1;
    let start = wordStart;
    while (OPENING.includes(text.charAt(start))) start += 1;
    runs.push({ start, end: trimmedEnd(text, start, end) });
    at = end;
    wordStart = end;
  }
  return runs;
}

/** Right-to-left words of a left-to-right stretch that a number follows: unisolated, they would pull it over. */
function rightToLeftRuns(text: string): Range[] {
  const runs: Range[] = [];
  let at = 0;
  while (at < text.length) {
    if (letterClass(text.charAt(at)) !== 'rtl') {
      at += 1;
      continue;
    }
    const start = at;
    let end = at;
    let digitAfter = false;
    for (; at < text.length; at += 1) {
      const character = text.charAt(at);
      const letter = letterClass(character);
      if (letter === 'ltr') break;
      if (letter === 'rtl' || /\p{M}/u.test(character)) {
        end = at + 1;
        digitAfter = false;
      } else if (DIGIT.test(character)) digitAfter = true;
    }
    if (digitAfter) runs.push({ start, end });
  }
  return runs;
}

/** The numbers that no run has taken in. */
function apart(numbers: readonly Range[], runs: readonly Range[]): Range[] {
  let at = 0;
  return numbers.filter((number) => {
    while (at < runs.length && runs[at]!.end <= number.start) at += 1;
    const run = runs[at];
    return !run || run.start >= number.end;
  });
}

/** Pieces of plain words in a row: what stands in them reads as one, whatever signs of the markup stand between. */
type Stretch = Extract<Segment, { kind: 'text' | 'number' | 'syntax' }>[];

const isPlain = (segment: Segment): segment is Stretch[number] =>
  segment.kind === 'text' || segment.kind === 'number' || segment.kind === 'syntax';

/** The text of a stretch as it is shown, and where its numbers stand in it. */
function shownText(stretch: Stretch): { text: string; numbers: Range[] } {
  const numbers: Range[] = [];
  let text = '';
  for (const segment of stretch) {
    if (segment.kind === 'syntax') continue;
    const start = text.length;
    text += segment.text;
    if (segment.kind === 'number') numbers.push({ start, end: text.length });
  }
  return { text, numbers };
}

/** The stretch with its runs isolated, and as numbers only those that stand apart from them. */
function laidOut(
  stretch: Stretch,
  runs: readonly Range[],
  numbers: readonly Range[],
  dir: Direction,
): Segment[] {
  const keptNumbers = new Set(numbers.map(({ start }) => start));
  const laid: Segment[] = [];
  let inside: Segment[] = [];
  let next = 0;
  let at = 0;
  for (const segment of stretch) {
    if (segment.kind === 'syntax') {
      (inside.length > 0 ? inside : laid).push(segment);
      continue;
    }
    if (segment.kind === 'number' && keptNumbers.has(at)) {
      laid.push(segment);
      at += segment.text.length;
      continue;
    }
    for (let from = 0; from < segment.text.length;) {
      const run = runs[next];
      const within = run !== undefined && at >= run.start;
      const bound = run ? (within ? run.end : run.start) : Infinity;
      const to = Math.min(segment.text.length, from + bound - at);
      const piece: Segment = { ...segment, kind: 'text', text: segment.text.slice(from, to) };
      (within ? inside : laid).push(piece);
      at += to - from;
      from = to;
      if (!within || at < run.end) continue;
      const children = joined(inside);
      laid.push({ kind: 'foreign', text: textOf(children), dir, children });
      inside = [];
      next += 1;
    }
  }
  return joined(laid);
}

function isolatedStretch(stretch: Stretch, dir: Direction): Segment[] {
  const { text, numbers } = shownText(stretch);
  if (dir === 'ltr') return laidOut(stretch, rightToLeftRuns(text), numbers, 'rtl');
  const runs = latinRuns(text);
  const torn = runs.filter(({ start, end }) => isTorn(text.slice(start, end)));
  // A number after a Latin word (Windows 11.5) reads on with it: isolated by itself it would jump over.
  return laidOut(stretch, torn, apart(numbers, runs), 'ltr');
}

/** The segments of a paragraph of the given direction, with the runs isolated that it would show in a wrong order. */
export function isolateForeign(segments: readonly Segment[], dir: Direction): Segment[] {
  const isolated: Segment[] = [];
  let stretch: Stretch = [];
  for (const segment of segments) {
    // A number is isolated in a line from left to right, and so parts what stands on its sides.
    if (isPlain(segment) && (dir === 'rtl' || segment.kind !== 'number')) {
      stretch.push(segment);
      continue;
    }
    isolated.push(...isolatedStretch(stretch, dir), withinIsolated(segment));
    stretch = [];
  }
  return [...isolated, ...isolatedStretch(stretch, dir)];
}

/** What is nested reads in its own direction. */
function withinIsolated(segment: Segment): Segment {
  if (!('children' in segment)) return segment;
  return { ...segment, children: isolateForeign(segment.children, segment.dir) };
}
