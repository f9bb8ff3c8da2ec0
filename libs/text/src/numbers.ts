const DIGIT = '[0-9۰-۹٠-٩]';

/** Digits with at most one separator between groups: 2026-03-21, ۱۴۰۳/۱/۲, 12:30, 1,250,000, 192.168.1.1. */
const TIGHT = new RegExp(`[+\\-−]?${DIGIT}+(?:[-/.:,٫٬−–]${DIGIT}+)*`, 'y');

/** A service code, *141*2#; the number of a thing, #12; a phone number with its area in brackets, (021) 8888 7777. */
const MARKED = new RegExp(
  [
    `\\*#?${DIGIT}+(?:[*#]${DIGIT}+)*#`,
    `#${DIGIT}+`,
    `\\([+0۰٠]${DIGIT}{1,4}\\)[ -]?${DIGIT}{3,}(?:[ -]${DIGIT}{2,})*`,
  ].join('|'),
  'y',
);

/** Groups with single spaces are looked at up to this many: a card has four, a phone number five or six. */
const MAX_GROUPS = 6;

const ONLY_DIGITS = new RegExp(`^${DIGIT}+$`);
const DIGITS = new RegExp(DIGIT, 'g');
const PHONE_START = /^[+0۰٠]/;

export interface NumberRun {
  /** Where the run ends. */
  end: number;
  /** Whether it holds more than digits in a row, which any paragraph shows rightly by itself. */
  compound: boolean;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const digitsIn = (text: string): number => text.match(DIGITS)?.length ?? 0;

/**
 * Whether groups with spaces between them are one number. Phone numbers (0912 345 6789) and cards are; the years
 * `1402 1403` and `5 10` of a sentence are numbers of their own, which Persian orders from right to left.
 */
function isOneNumber(groups: readonly string[]): boolean {
  const digits = groups.reduce((sum, group) => sum + digitsIn(group), 0);
  if (PHONE_START.test(groups[0]!)) return digits >= 7;
  return (
    groups.length >= 3 &&
    digits >= 7 &&
    groups.slice(1).every((group) => ONLY_DIGITS.test(group) && group.length >= 3)
  );
}

/** The number that starts at `at`, or null when none does. */
export function numberAt(text: string, at: number): NumberRun | null {
  const marked = matchAt(MARKED, text, at);
  if (marked !== undefined) return { end: at + marked.length, compound: true };
  const first = matchAt(TIGHT, text, at);
  if (first === undefined) return null;

  const groups = [first];
  let end = at + first.length;
  while (groups.length < MAX_GROUPS && text.charAt(end) === ' ') {
    const next = matchAt(TIGHT, text, end + 1);
    if (next === undefined) break;
    groups.push(next);
    end += 1 + next.length;
  }
  if (groups.length > 1 && isOneNumber(groups)) return { end, compound: true };
  return { end: at + first.length, compound: !ONLY_DIGITS.test(first) };
}
