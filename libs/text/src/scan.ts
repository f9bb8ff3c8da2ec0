import { USERNAME_PATTERN } from '#contracts';
import { letterClass, withoutTail } from './characters.js';
import { numberAt } from './numbers.js';
import type { Segment } from './segment.js';

/** A step of the scanner: everything up to `end` is read, and is text where no segment came of it. */
interface Step {
  end: number;
  segment?: Segment;
}

const BACKTICKS = /`+/g;
const MENTION = /@([A-Za-z0-9_]+)/y;
const LINK = /(?:https?:\/\/(?=[\p{L}\p{N}])|mailto:(?=[\p{L}\p{N}]))[^\s<>"`«»،؛؟]+/iuy;
const WORD = /[\p{Script=Latin}\p{Nd}_]+(?:[-.]\p{Nd}[\p{Script=Latin}\p{Nd}_]*)*/uy;
const WORD_CHARACTER = /[\p{Script=Latin}\p{Nd}_]/u;
const NUMBER_START = /[0-9۰-۹٠-٩+\-−*#(]/;

/** Marks at the end of a link that belong to the sentence. */
const AFTER_LINK = '.,!?:;\'"*_~…';

function matchAt(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}

/** For each run of backticks, where the next run of the same length starts: found from the end, in one pass. */
function closings(line: string): Map<number, number> {
  const runs = [...line.matchAll(BACKTICKS)];
  const nextOfLength = new Map<number, number>();
  const closing = new Map<number, number>();
  for (const run of runs.reverse()) {
    const next = nextOfLength.get(run[0].length);
    if (next !== undefined) closing.set(run.index, next);
    nextOfLength.set(run[0].length, run.index);
  }
  return closing;
}

function codeAt(line: string, at: number, closing: ReadonlyMap<number, number>): Step {
  let open = at;
  while (line.charAt(open) === '`') open += 1;
  const close = closing.get(at);
  if (close === undefined) return { end: open };
  const inner = line.slice(open, close);
  const end = close + (open - at);
  // As in Markdown: one space at both ends lets the code begin or end with a backtick.
  const code = /^ .* $/.test(inner) && inner.trim() !== '' ? inner.slice(1, -1) : inner;
  return { end, segment: { kind: 'code', text: line.slice(at, end), code } };
}

function mentionAt(line: string, at: number): Step | null {
  const name = matchAt(MENTION, line, at)?.[1];
  if (name === undefined) return null;
  const end = at + 1 + name.length;
  if (!USERNAME_PATTERN.test(name)) return { end };
  return { end, segment: { kind: 'mention', text: line.slice(at, end), username: name } };
}

function linkAt(line: string, at: number): Step | null {
  const match = matchAt(LINK, line, at);
  if (!match) return null;
  const end = withoutTail(line, at, at + match[0].length, AFTER_LINK);
  const href = line.slice(at, end);
  return { end, segment: { kind: 'link', text: href, href } };
}

function numberStep(line: string, at: number): Step | null {
  const run = numberAt(line, at);
  if (!run) return null;
  // 10km and 2026-03-21T12:00 are words with digits in them.
  const isWord = letterClass(line.charAt(run.end)) === 'ltr';
  if (isWord || !run.compound) return { end: run.end };
  return { end: run.end, segment: { kind: 'number', text: line.slice(at, run.end) } };
}

/**
 * A line as mentions, links, inline code, numbers and the text between. Each character is read a bounded number of
 * times: every step either moves past what it looked at or looks at one character.
 */
export function scanLine(line: string): Segment[] {
  const closing = closings(line);
  const segments: Segment[] = [];
  let textFrom = 0;
  let at = 0;
  while (at < line.length) {
    const step = stepAt(line, at, closing);
    if (step.segment) {
      if (at > textFrom) segments.push({ kind: 'text', text: line.slice(textFrom, at) });
      segments.push(step.segment);
      textFrom = step.end;
    }
    at = step.end;
  }
  if (textFrom < line.length) segments.push({ kind: 'text', text: line.slice(textFrom) });
  return segments;
}

function stepAt(line: string, at: number, closing: ReadonlyMap<number, number>): Step {
  const character = line.charAt(at);
  if (character === '`') return codeAt(line, at, closing);
  const afterWord = at > 0 && WORD_CHARACTER.test(line.charAt(at - 1));
  let step: Step | null = null;
  if (!afterWord) {
    if (character === '@') step = mentionAt(line, at);
    else if (NUMBER_START.test(character)) step = numberStep(line, at);
    else step = linkAt(line, at);
  }
  return step ?? { end: matchAt(WORD, line, at) ? WORD.lastIndex : at + 1 };
}
