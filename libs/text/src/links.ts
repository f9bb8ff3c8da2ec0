import { paragraphs } from './paragraphs.js';
import type { Segment } from './segment.js';

/** Spares most texts the reading. */
const MAYBE = /https?:\/\/|mailto:/i;

const holdsLink = (segments: readonly Segment[]): boolean =>
  segments.some(
    (segment) =>
      segment.kind === 'link' ||
      segment.kind === 'anchor' ||
      ('children' in segment && holdsLink(segment.children)),
  );

/** Whether a text has a link that readers can follow. */
export const hasLink = (text: string): boolean =>
  MAYBE.test(text) && paragraphs(text, 'ltr').some(({ segments }) => holdsLink(segments));
