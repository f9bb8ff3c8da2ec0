import { paragraphs } from './paragraphs.js';
import type { Segment } from './segment.js';

/** Spares most texts the reading. */
const MAYBE = /https?:\/\/|mailto:/i;
const MAYBE_WEB = /https?:\/\//i;
const WEB = /^https?:/i;

const segmentsOf = (text: string): Segment[] => paragraphs(text, 'ltr').flatMap(({ segments }) => segments);

const holdsLink = (segments: readonly Segment[]): boolean =>
  segments.some(
    (segment) =>
      segment.kind === 'link' ||
      segment.kind === 'anchor' ||
      ('children' in segment && holdsLink(segment.children)),
  );

/** Whether a text has a link that readers can follow. */
export const hasLink = (text: string): boolean => MAYBE.test(text) && holdsLink(segmentsOf(text));

/** Whether a text may lead to a page of the web: told fast, and sometimes wrong where it says yes. */
export const mayHaveWebLink = (text: string): boolean => MAYBE_WEB.test(text);

/** Addresses of the web that a text shows openly, each once and in its order: none in code, none that is covered. */
export function openWebLinks(text: string): string[] {
  if (!mayHaveWebLink(text)) return [];
  return [...new Set(openLinks(segmentsOf(text)))].filter((href) => WEB.test(href));
}

const openLinks = (segments: readonly Segment[]): string[] =>
  segments.flatMap((segment) => {
    if (segment.kind === 'link' || segment.kind === 'anchor') return [segment.href];
    return 'children' in segment && segment.kind !== 'spoiler' ? openLinks(segment.children) : [];
  });
