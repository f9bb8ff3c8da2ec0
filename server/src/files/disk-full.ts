import { DomainError } from '../common/domain-error.js';

const CODES = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

/** What a failure means to whoever sends a file: a full disk is no fault of the server's. */
export function asRefusal(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return CODES.has(code) ? new DomainError('file.storageFull') : error;
}
