import { isId } from './ids.js';
import { DomainError } from './domain-error.js';

/** Where a page that runs from the newest to the oldest ended. */
export interface Cursor {
  at: number;
  id: string;
}

/** Opaque to a client, who gives it back to have the next page. */
export const writeCursor = ({ at, id }: Cursor): string => Buffer.from(`${at} ${id}`).toString('base64url');

/** @throws DomainError `validation.failed` for what no page ever answered */
export function readCursor(text: string): Cursor {
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ');
  if (!/^\d{1,15}$/.test(at) || !isId(id)) throw DomainError.field('cursor', 'format');
  return { at: Number(at), id };
}
