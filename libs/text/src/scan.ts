import { USERNAME_PATTERN } from '#contracts';
import { letterClass, withoutTail } from './characters.js';
import { numberAt } from './numbers.js';
import type { Segment } from './segment.js';

/** What opens or closes something when it finds its partner. */
export type Sign = '*' | '**' | '***' | '_' | '~~' | '||' | '[' | ']';

export interface Delimiter {
  kind: 'delimiter';
  sign: Sign;
  /** As it was typed; of a closing bracket with the address after it. */
  text: string;
  opens: boolean;
  closes: boolean;
  /** Of a closing bracket: where its words lead. */
  href?: string;
}

export type Token = Segment | Delimiter;

/** A step of the scanner: everything up to `end` is read, and is text where no token came of it. */
interface Step {
  end: number;
  token?: Token;
}

const BACKTICKS = /`+/g;
const MENTION = /@([A-Za-z0-9_]+)/y;
const SCHEME = String.raw`(?:https?:\/\/(?=[\p{L}\p{N}])|mailto:(?=[\p{L}\p{N}]))`;
const LINK = new RegExp(`${SCHEME}(?:(?!\\]\\()[^\\s<>"\`«»،؛؟])+`, 'iuy');
/** What closes the words of a link. The address ends at the next bracket of its kind, so that none is read twice. */
const ADDRESS = new RegExp(
  String.raw`\]\((${SCHEME}[^\s<>()[\]"]+(?:\([^\s<>()[\]"]*\)[^\s<>()[\]"]*)*)\)`,
  'iuy',
);
const SIGNS = /\*+|_+|~+|\|+|\[/y;
const SIGN = /^(?:\*{1,3}|_|~~|\|\||\[)$/;
const LETTER_OR_DIGIT = /[\p{L}\p{M}\p{N}]/u;
const SPACE_OR_END = /^(?:\s|$)/;
const WORD = /[\p{Script=Latin}\p{Nd}_]+(?:[-.]\p{Nd}[\p{Script=Latin}\p{Nd}_]*)*/uy;
const WORD_CHARACTER = /[\p{Script=Latin}\p{Nd}_]/u;
const NUMBER_START = /[0-9۰-۹٠-٩+\-−*#(]/;

/** Marks at the end of a link that belong to the sentence. */
const AFTER_LINK = '.,!?:;\'"*_~|…';

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
  return { end, token: { kind: 'code', text: line.slice(at, end), code } };
}

function mentionAt(line: string, at: number): Step | null {
  const name = matchAt(MENTION, line, at)?.[1];
  if (name === undefined) return null;
  const end = at + 1 + name.length;
  if (!USERNAME_PATTERN.test(name)) return { end };
  return { end, token: { kind: 'mention', text: line.slice(at, end), username: name } };
}

function linkAt(line: string, at: number): Step | null {
  const match = matchAt(LINK, line, at);
  if (!match) return null;
  const end = withoutTail(line, at, at + match[0].length, AFTER_LINK);
  const href = line.slice(at, end);
  return { end, token: { kind: 'link', text: href, href } };
}

function numberStep(line: string, at: number): Step | null {
  const run = numberAt(line, at);
  if (!run) return null;
  // 10km and 2026-03-21T12:00 are words with digits in them.
  const isWord = letterClass(line.charAt(run.end)) === 'ltr';
  if (isWord || !run.compound) return { end: run.end };
  return { end: run.end, token: { kind: 'number', text: line.slice(at, run.end) } };
}

function closingBracket(line: string, at: number): Step | null {
  const match = matchAt(ADDRESS, line, at);
  if (!match) return null;
  const [text, href] = match;
  return {
    end: at + text.length,
    token: { kind: 'delimiter', sign: ']', text, href, opens: false, closes: true },
  };
}

/** A sign opens before words and closes after them; a star and a line also stand in 2*3 and snake_case. */
function signAt(line: string, at: number): Step | null {
  const text = matchAt(SIGNS, line, at)?.[0];
  if (text === undefined) return null;
  const end = at + text.length;
  if (!SIGN.test(text)) return { end };
  const sign = text as Sign;
  const insideWord = LETTER_OR_DIGIT.test(line.charAt(at - 1));
  const atWord = LETTER_OR_DIGIT.test(line.charAt(end));
  const mayBeInWord = sign === '~~' || sign === '||' || sign === '[';
  const opens = !SPACE_OR_END.test(line.charAt(end)) && (mayBeInWord || !insideWord);
  const closes = sign !== '[' && !SPACE_OR_END.test(line.charAt(at - 1)) && !(sign === '_' && atWord);
  return { end, token: { kind: 'delimiter', sign, text, opens, closes } };
}

/** A word, less the lines at its end: they may close what stands before them. */
function wordEnd(line: string, at: number): number {
  if (!matchAt(WORD, line, at)) return at + 1;
  let end = WORD.lastIndex;
  while (end > at && line.charAt(end - 1) === '_') end -= 1;
  return Math.max(end, at + 1);
}

/**
 * A line as mentions, links, inline code, numbers, signs and the text between. Each character is read a bounded number of
 * times: every step either moves past what it looked at or looks at one character.
 */
export function scanLine(line: string): Token[] {
  const closing = closings(line);
  const tokens: Token[] = [];
  let textFrom = 0;
  let at = 0;
  while (at < line.length) {
    // A sign is no part of a word, though a line may be.
    const afterSign = tokens.at(-1)?.kind === 'delimiter' && textFrom === at;
    const step = stepAt(line, at, closing, afterSign);
    if (step.token) {
      if (at > textFrom) tokens.push({ kind: 'text', text: line.slice(textFrom, at) });
      tokens.push(step.token);
      textFrom = step.end;
    }
    at = step.end;
  }
  if (textFrom < line.length) tokens.push({ kind: 'text', text: line.slice(textFrom) });
  return tokens;
}

function stepAt(line: string, at: number, closing: ReadonlyMap<number, number>, afterSign: boolean): Step {
  const character = line.charAt(at);
  if (character === '`') return codeAt(line, at, closing);
  const afterWord = !afterSign && at > 0 && WORD_CHARACTER.test(line.charAt(at - 1));
  return (
    (!afterWord && wholeAt(line, at, character)) ||
    (character === ']' && closingBracket(line, at)) ||
    signAt(line, at) || { end: wordEnd(line, at) }
  );
}

/** What begins where no word stands before it. */
function wholeAt(line: string, at: number, character: string): Step | null {
  if (character === '@') return mentionAt(line, at);
  return NUMBER_START.test(character) ? numberStep(line, at) : linkAt(line, at);
}
