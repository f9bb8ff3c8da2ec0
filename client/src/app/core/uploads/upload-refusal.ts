import { type ErrorCode, type UploadRules, fileTypeOf } from '#contracts';
import type { ClientErrorCode } from '../api-error';

/** What would become of a file at the server, as far as its name and size tell. Empty rules refuse nothing. */
export function uploadRefusal(
  { name, size }: { name: string; size: number },
  rules: UploadRules | undefined,
): ErrorCode | null {
  if (size === 0) return 'file.empty';
  if (!rules) return null;
  const { extension } = (name.includes('.') && fileTypeOf(name)) || {};
  if (!extension || !rules.extensions.includes(extension)) return 'file.typeRefused';
  return size > rules.maxSize ? 'file.tooLarge' : null;
}

/** Faults of the file itself: sending it again would end alike. */
const FINAL: ReadonlySet<ClientErrorCode> = new Set<ClientErrorCode>([
  'file.tooLarge',
  'file.empty',
  'file.typeRefused',
  'file.damaged',
  'file.infected',
  'file.notFound',
  'network.tooLarge',
]);

export const mayTryAgain = (error: ClientErrorCode | undefined): boolean => !!error && !FINAL.has(error);
