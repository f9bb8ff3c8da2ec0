import { blocks } from './blocks.js';
import { directionOf } from './direction.js';
import { isolateForeign } from './foreign.js';
import { scanLine } from './scan.js';
import type { Direction, Segment } from './segment.js';

export interface Paragraph {
  dir: Direction;
  segments: Segment[];
}

/**
 * A message as it is shown: one paragraph a line, each with its own direction, cut into pieces that are isolated from
 * each other. The texts of the segments joined are the paragraph; the paragraphs joined by line feeds are the message.
 */
export function paragraphs(text: string, fallback: Direction): Paragraph[] {
  return blocks(text).map((block): Paragraph => {
    if (block.kind === 'fenced') {
      const { text: raw, code, language } = block;
      return { dir: 'ltr', segments: [{ kind: 'block', text: raw, code, language }] };
    }
    const segments = scanLine(block.text);
    const dir = directionOf(segments, fallback);
    return { dir, segments: isolateForeign(segments, dir) };
  });
}
