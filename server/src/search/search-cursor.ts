import { DomainError } from '../common/domain-error.js';

/** Where a page begins. */
export interface Place {
  /** Whether the last word may go on: what holds it as it was typed came before. */
  open: boolean;
  /** Only what has a smaller key. */
  below?: number;
}

const FORM = /^([wp])(\d{1,16})$/;

export const cursorOf = ({ open, below }: Required<Place>): string =>
  Buffer.from(`${open ? 'p' : 'w'}${below}`).toString('base64url');

/** @throws DomainError `validation.failed` for what is no cursor of ours */
export function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { open: false };
  const [, kind, key] = FORM.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!key) throw DomainError.field('cursor', 'format');
  return { open: kind === 'p', below: Number(key) };
}
