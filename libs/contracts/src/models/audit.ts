import type { UserRole } from './user.js';

/** What is recorded, as `noun.verb`. The console has a sentence for each. */
export const AUDIT_ACTIONS = ['settings.change'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_TARGETS = ['user', 'room', 'message', 'server'] as const;
export type AuditTargetKind = (typeof AUDIT_TARGETS)[number];

/** Whom or what it was done to, as it was called then. */
export interface AuditTarget {
  kind: AuditTargetKind;
  id?: string;
  name?: string;
}

/** More of it, and how things were before and after. */
export interface AuditDetail {
  before?: object;
  after?: object;
  reason?: string;
}

/** Something that was done. Entries count 1, 2, 3 … and are never changed or removed. */
export interface AuditEntry {
  number: number;
  at: string;
  /** Absent: the server itself, or its command line. */
  actor?: { id: string; username: string };
  action: AuditAction;
  target?: AuditTarget;
  detail: AuditDetail;
  ip?: string;
  /** SHA-256 of the entry and of the hash before it, in hex. */
  hash: string;
}

/** Whom a part of the console is for. */
export type ConsoleRole = Exclude<UserRole, 'member'>;
