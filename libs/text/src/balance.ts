import { letterClass, type LetterClass } from './characters.js';
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

function balanceOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => {
    if (segment.kind === 'text') return sum + balance(segment.text);
    return 'children' in segment ? sum + balanceOf(segment.children) : sum;
  }, 0);
}

/** The direction of a paragraph that is already cut up: its plain words decide, and nothing else. */
export function directionOf(segments: readonly Segment[], fallback: Direction): Direction {
  const first = segments[0];
  const chosen = first && chosenDirection(first.text);
  if (chosen) return chosen;
  const sum = balanceOf(segments);
  return sum === 0 ? fallback : sum > 0 ? 'rtl' : 'ltr';
}
