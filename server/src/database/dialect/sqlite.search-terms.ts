import type { SearchHas } from '#contracts';
import type { Wanted } from '#text';

/**
 * Messages of one second that have keys of their own; more run over into the next. Few, because the index writes the
 * distance of each key from the one before.
 */
const KEYS_A_SECOND = 256;
/** How far a storm of messages may have pushed keys beyond their second. */
const RUN_OVER_MS = 3_600_000;

/**
 * The first key of a message sent in this second. Keys go by the time of sending, whenever a message was indexed: the
 * newest have the greatest, and a span of time is a span of keys.
 */
export const firstKeyAt = (ms: number): number => Math.floor(ms / 1_000) * KEYS_A_SECOND;

/** Above all keys of what was sent before this time. */
export const endKeyAt = (ms: number): number => firstKeyAt(ms + RUN_OVER_MS);

/** No word of a text has a colon in it. */
export const roomTerm = (room: number): string => `r:${room}`;
export const authorTerm = (userId: string): string => `a:${userId}`;
export const hasTerm = (has: SearchHas): string => `h:${has}`;

/** Lengths of the beginnings of words that are written down; longer ones have few enough words to be put together. */
const BEGINNINGS = { min: 2, max: 5 };

/** The beginnings of a word that goes on: FTS5 would read all words of one before it answers the first. */
export const beginningsOf = (term: string): string[] =>
  Array.from({ length: Math.max(0, Math.min(BEGINNINGS.max, term.length - 1) - 1) }, (_, at) =>
    beginning(term.slice(0, at + BEGINNINGS.min)),
  );
const beginning = (text: string): string => `p:${text}`;

/** As FTS5 asks; of a prefix, the words that are longer. No term has quotation marks in it. */
export function matchExpression(wanted: Wanted): string {
  if ('all' in wanted) return `(${wanted.all.map(matchExpression).join(' AND ')})`;
  if ('any' in wanted) return `(${wanted.any.map(matchExpression).join(' OR ')})`;
  const { term, prefix } = wanted;
  if (!prefix) return `"${term}"`;
  return term.length <= BEGINNINGS.max ? `"${beginning(term)}"` : `"${term}" *`;
}
