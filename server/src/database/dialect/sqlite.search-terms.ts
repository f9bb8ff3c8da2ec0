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

/** As FTS5 asks. No term has quotation marks in it. */
export function matchExpression(wanted: Wanted): string {
  if ('all' in wanted) return `(${wanted.all.map(matchExpression).join(' AND ')})`;
  if ('any' in wanted) return `(${wanted.any.map(matchExpression).join(' OR ')})`;
  return `"${wanted.term}"${wanted.prefix ? ' *' : ''}`;
}
