import { letterClass, withoutTail } from './characters.js';
import type { Direction, Segment } from './segment.js';

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

/** The text as segments: the given ones in their places, and text between them. */
function laidOut(text: string, marked: readonly (Range & { as: (piece: string) => Segment })[]): Segment[] {
  const pieces: Segment[] = [];
  let done = 0;
  for (const { start, end, as } of [...marked].sort((a, b) => a.start - b.start)) {
    if (start > done) pieces.push({ kind: 'text', text: text.slice(done, start) });
    pieces.push(as(text.slice(start, end)));
    done = end;
  }
  if (done < text.length) pieces.push({ kind: 'text', text: text.slice(done) });
  return pieces;
}

function inRightToLeft(stretch: readonly Segment[]): Segment[] {
  const numbers: Range[] = [];
  let text = '';
  for (const segment of stretch) {
    const start = text.length;
    text += segment.text;
    if (segment.kind === 'number') numbers.push({ start, end: text.length });
  }
  const runs = latinRuns(text);
  const torn = runs.filter(({ start, end }) => isTorn(text.slice(start, end)));
  return laidOut(text, [
    // A number after a Latin word (Windows 11.5) reads on with it: isolated by itself it would jump over.
    ...apart(numbers, runs).map((range) => ({
      ...range,
      as: (piece: string): Segment => ({ kind: 'number', text: piece }),
    })),
    ...torn.map((range) => ({
      ...range,
      as: (piece: string): Segment => ({ kind: 'foreign', text: piece, dir: 'ltr' }),
    })),
  ]);
}

function inLeftToRight(segment: Segment): Segment[] {
  if (segment.kind !== 'text') return [segment];
  const as = (piece: string): Segment => ({ kind: 'foreign', text: piece, dir: 'rtl' });
  return laidOut(
    segment.text,
    rightToLeftRuns(segment.text).map((range) => ({ ...range, as })),
  );
}

/** The segments of a paragraph of the given direction, with the runs isolated that it would show in a wrong order. */
export function isolateForeign(segments: readonly Segment[], dir: Direction): Segment[] {
  if (dir === 'ltr') return segments.flatMap(inLeftToRight);
  const isolated: Segment[] = [];
  let stretch: Segment[] = [];
  for (const segment of segments) {
    if (segment.kind === 'text' || segment.kind === 'number') stretch.push(segment);
    else {
      isolated.push(...inRightToLeft(stretch), segment);
      stretch = [];
    }
  }
  return [...isolated, ...inRightToLeft(stretch)];
}
