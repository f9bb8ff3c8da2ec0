import { blocks } from './blocks.js';
import { letterClass, type LetterClass } from './characters.js';
import { scanLine } from './scan.js';
import type { Direction, Segment } from './segment.js';

const SPACE = /\s/;

const MARK_OF: Record<Direction, string> = { rtl: '\u200F', ltr: '\u200E' };

/** A direction mark at the very start is the writer's own choice, and wins. */
function chosenDirection(text: string): Direction | null {
  if (text.startsWith(MARK_OF.rtl)) return 'rtl';
  return text.startsWith(MARK_OF.ltr) ? 'ltr' : null;
}

/**
 * Words of one direction less words of the other: positive for right to left. A word is what stands between spaces,
 * cut where the script changes, so that `report.final.pdf` is one.
 */
function balance(text: string): number {
  let sum = 0;
  let word: LetterClass = null;
  for (const character of text) {
    const letter = letterClass(character);
    if (letter && letter !== word) sum += letter === 'rtl' ? 1 : -1;
    if (letter || SPACE.test(character)) word = letter;
  }
  return sum;
}

/** The direction of a paragraph that is already cut up: its plain words decide, and nothing else. */
export function directionOf(segments: readonly Segment[], fallback: Direction): Direction {
  const first = segments[0];
  const chosen = first && chosenDirection(first.text);
  if (chosen) return chosen;
  let sum = 0;
  for (const segment of segments) if (segment.kind === 'text') sum += balance(segment.text);
  return sum === 0 ? fallback : sum > 0 ? 'rtl' : 'ltr';
}

const lineSegments = (text: string): Segment[] =>
  blocks(text).flatMap((block) => (block.kind === 'line' ? scanLine(block.text) : []));

/**
 * Which way a text reads. Mentions, links, code, numbers and emoji say nothing of its language, so they are skipped;
 * of the words that remain the more numerous script wins, not the first one as with `dir="auto"`. A tie, or no word
 * at all, gives the fallback: the language of the page.
 */
export function paragraphDirection(text: string, fallback: Direction): Direction {
  return directionOf(lineSegments(text), fallback);
}

/**
 * The text with the writer's choice of direction in it: a mark before each paragraph that would read the other way,
 * as far as a reader's own page could decide.
 */
export function withDirection(text: string, chosen: Direction): string {
  const opposite = chosen === 'rtl' ? 'ltr' : 'rtl';
  return blocks(text)
    .map((block) => {
      if (block.kind === 'fenced' || block.text.trim() === '') return block.text;
      return paragraphDirection(block.text, opposite) === chosen ? block.text : MARK_OF[chosen] + block.text;
    })
    .join('\n');
}
