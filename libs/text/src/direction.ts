import { MARK_OF, directionOf } from './balance.js';
import { blocks } from './blocks.js';
import { cutLine } from './lines.js';
import type { Direction, Segment } from './segment.js';

const lineSegments = (text: string, fallback: Direction): Segment[] =>
  blocks(text).flatMap((block) => (block.kind === 'line' ? cutLine(block.text, fallback).segments : []));

/**
 * Which way a text reads. Mentions, links, code, numbers and emoji say nothing of its language, so they are skipped;
 * of the words that remain the more numerous script wins, not the first one as with `dir="auto"`. A tie, or no word
 * at all, gives the fallback: the language of the page.
 */
export function paragraphDirection(text: string, fallback: Direction): Direction {
  return directionOf(lineSegments(text, fallback), fallback);
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
