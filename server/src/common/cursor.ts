import { isId } from './ids.js';
import { DomainError } from './domain-error.js';

/** Where a page that runs from the newest to the oldest ended. */
export interface Cursor {
  at: number;
  id: string;
}

/** Where a page ended that is ordered by something of any sort, and by id where that is the same. */
export type KeyCursor = [key: string | number, id: string];

export const writeKeyCursor = (place: KeyCursor): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws DomainError `validation.failed` for what no page of such keys ever answered */
export function readKeyCursor(text: string, type: 'string' | 'number'): KeyCursor {
  const place = jsonOf(Buffer.from(text, 'base64url').toString());
  if (!Array.isArray(place) || typeof place[0] !== type || typeof place[1] !== 'string' || !isId(place[1]))
    throw DomainError.field('cursor', 'format');
  return [place[0] as string | number, place[1]];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Nothing that was ever answered: said by the one who reads it.
    return undefined;
  }
}

/** Opaque to a client, who gives it back to have the next page. */
export const writeCursor = ({ at, id }: Cursor): string => Buffer.from(`${at} ${id}`).toString('base64url');

/** @throws DomainError `validation.failed` for what no page ever answered */
export function readCursor(text: string): Cursor {
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ');
  if (!/^\d{1,15}$/.test(at) || !isId(id)) throw DomainError.field('cursor', 'format');
  return { at: Number(at), id };
}
