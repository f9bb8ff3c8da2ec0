import { directionOf } from './balance.js';
import { blocks } from './blocks.js';
import { isolateForeign } from './foreign.js';
import { type Line, cutLine } from './lines.js';
import type { Direction } from './segment.js';

export interface Paragraph extends Line {
  dir: Direction;
}

/**
 * A message as it is shown: one paragraph a line, each with its own direction unless one was chosen for all, cut into
 * pieces that are isolated from each other. The texts of the segments joined are the paragraph; the paragraphs joined
 * by line feeds are the message.
 */
export function paragraphs(text: string, fallback: Direction, chosen?: Direction): Paragraph[] {
  return blocks(text).map((block): Paragraph => {
    if (block.kind === 'fenced') {
      const { text: raw, code, language } = block;
      return { dir: 'ltr', segments: [{ kind: 'block', text: raw, code, language }] };
    }
    const line = cutLine(block.text, chosen ?? fallback);
    const dir = chosen ?? directionOf(line.segments, fallback);
    return { ...line, dir, segments: isolateForeign(line.segments, dir) };
  });
}
