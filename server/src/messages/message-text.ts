import { LIMITS, codePointLength } from '#contracts';
import { cleanText, excessiveMarks, isBlank } from '#text';
import { DomainError } from '../common/domain-error.js';

/** A message's text as it is stored, new or edited. @throws DomainError `validation.failed` */
export function messageText(given: string): string {
  const text = caption(given);
  if (text === '') throw DomainError.field('text', 'tooShort');
  return text;
}

/** As `messageText`, for what stands beside files and may be nothing. */
export function caption(given: string): string {
  const text = cleanText(given);
  if (isBlank(text)) return '';
  // The door counted what was sent; one character's normal form can be several.
  if (codePointLength(text) > LIMITS.messageText.max) throw DomainError.field('text', 'tooLong');
  if (excessiveMarks(text)) throw DomainError.field('text', 'format');
  return text;
}
