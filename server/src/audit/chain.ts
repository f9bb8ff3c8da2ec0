import { createHash } from 'node:crypto';
import type { AuditEntry } from './audit-entry.entity.js';

/** What the first entry names as the hash before it. */
export const BEGINNING = '0'.repeat(64);

/** SHA-256, in hex, of all that an entry says and of the hash before it: no entry can be changed without all after it. */
export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const {
    number,
    at,
    actorId,
    actorName,
    action,
    targetKind,
    targetId,
    targetName,
    detail,
    ip,
    previousHash,
  } = entry;
  const facts = [
    number,
    at.getTime(),
    actorId,
    actorName,
    action,
    targetKind,
    targetId,
    targetName,
    detail,
    ip,
  ];
  return createHash('sha256')
    .update(JSON.stringify([...facts, previousHash]))
    .digest('hex');
}
