import { DomainError } from '../common/domain-error.js';

/** Why something was not done, for whoever typed it. */
export function sentenceOf(error: unknown): string {
  if (error instanceof DomainError) {
    const fields = error.extra.details?.map(({ field, code }) => `${field}: ${code}`) ?? [];
    return [error.message, ...fields].join(' ');
  }
  return error instanceof Error ? error.message : String(error);
}
