import type { ByteRange } from '../storage/file-storage.js';

/** What part of something is asked for: all of it, a part, or one that it does not have. */
export type WantedPart = 'all' | 'none' | ByteRange;

const ONE_RANGE = /^bytes=\s*(\d*)-(\d*)\s*$/i;

/**
 * Reads a Range header (RFC 9110, 14.2) about so many bytes. What is no range, or several at once, asks for all: a
 * server may answer so, and many small parts of one file are what an attacker asks for.
 */
export function wantedPart(header: string | undefined, size: number): WantedPart {
  const [, first = '', last = ''] = ONE_RANGE.exec(header ?? '') ?? [];
  if (first === '' && last === '') return 'all';
  if (first === '') return lastBytes(Number(last), size);
  const start = Number(first);
  const end = last === '' ? Infinity : Number(last);
  if (end < start) return 'all';
  return start < size ? { start, end: Math.min(end, size - 1) } : 'none';
}

const lastBytes = (count: number, size: number): WantedPart =>
  count === 0 ? 'none' : { start: Math.max(0, size - count), end: size - 1 };

/** Whether If-None-Match names what we have: by weak comparison, as RFC 9110 says in 13.1.2. */
export const isKnown = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some((each) => ['*', etag, `W/${etag}`].includes(each.trim())) ?? false;

/** Whether what somebody has a part of is still what we have; a date is not told, so none is the same. */
export const isUnchanged = (ifRange: string | undefined, etag: string): boolean =>
  ifRange === undefined || ifRange.trim() === etag;
