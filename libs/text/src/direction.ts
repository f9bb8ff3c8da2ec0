import { directionOf } from './balance.js';
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
