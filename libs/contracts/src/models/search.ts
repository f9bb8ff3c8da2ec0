import type { Message } from './message.js';

export const SEARCH_HAS = ['file', 'link', 'poll', 'image'] as const;
export type SearchHas = (typeof SEARCH_HAS)[number];

/** Where a word was found in `message.text`: UTF-16 offsets, the end not included. */
export type Highlight = [start: number, end: number];

export interface SearchHit {
  message: Message;
  highlights: Highlight[];
}
