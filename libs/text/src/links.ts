import { paragraphs } from './paragraphs.js';

/** Spares most texts the reading. */
const MAYBE = /https?:\/\/|mailto:/i;

/** Whether a text has a link that readers can follow. */
export const hasLink = (text: string): boolean =>
  MAYBE.test(text) &&
  paragraphs(text, 'ltr').some(({ segments }) => segments.some(({ kind }) => kind === 'link'));
