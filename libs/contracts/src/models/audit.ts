import type { UserRole } from './user.js';

/** What is recorded, as `noun.verb`. The console has a sentence for each. */
export const AUDIT_ACTIONS = [
  'settings.change',
  'audit.export',
  'audit.verify',
  'search.rebuild',
  'stats.rebuild',
  'user.password',
  'user.resetLink',
  'user.create',
  'invitation.make',
  'invitation.renew',
  'invitation.revoke',
  'invitation.use',
  'backup.create',
  'backup.download',
  'backup.delete',
  'backup.restore',
  'security.registered',
  'security.loginSucceeded',
  'security.loginFailed',
  'security.loginDelayed',
  'security.loginRefused',
  'security.loggedOut',
  'security.sessionRevoked',
  'security.passwordChanged',
  'security.passwordForgotten',
  'security.originRefused',
  'security.fileRefused',
  'security.rateLimited',
  'security.roleRefused',
  'announcement.make',
  'announcement.remove',
  'room.create',
  'room.update',
  'room.archive',
  'room.reopen',
  'room.delete',
  'room.member.add',
  'room.member.remove',
  'room.member.role',
  'user.mute',
  'user.unmute',
  'user.warn',
  'member.mute',
  'member.unmute',
  'report.resolve',
  'message.delete',
  'user.ban',
  'user.unban',
  'user.role',
  'user.deactivate',
  'user.reactivate',
  'user.delete',
  'user.endSession',
  'user.endSessions',
  'message.approve',
  'message.refuse',
  'user.purgeHour',
  'rule.create',
  'rule.update',
  'rule.delete',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What happens at the doors, as against what is done by a role. */
export type SecurityEvent = AuditAction extends infer A
  ? A extends `security.${infer E}`
    ? E
    : never
  : never;

export const AUDIT_TARGETS = ['user', 'room', 'message', 'invitation', 'server'] as const;
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
  /** What else is known of it, by name. */
  facts?: Record<string, string | number>;
  /** How often it happened in the minute that this entry stands for; absent: once. */
  times?: number;
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

/** What was done by a role, or what happened at the doors. */
export const AUDIT_KINDS = ['deeds', 'security'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Which entries are asked for; all of it holds. */
export interface AuditFilter {
  kind?: AuditKind;
  /** A username. */
  actor?: string;
  action?: AuditAction;
  /** An id, a username, or a room's slug. */
  target?: string;
  /** A moment; it is within. */
  since?: string;
  /** A moment; it is not within. */
  until?: string;
  /** Words that stand in it, folded. */
  q?: string;
}

/** The newest first. */
export interface AuditQuery extends AuditFilter {
  cursor?: string;
  limit?: number;
}

export const AUDIT_FORMATS = ['csv', 'jsonl'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

export interface AuditPage {
  entries: AuditEntry[];
  /** Absent on the last page. */
  cursor?: string;
}

/** Whether each entry is what it was, and none is missing. */
export interface AuditVerdict {
  ok: boolean;
  /** How many entries were found right. */
  count: number;
  /** The hash of the last of these; it answers for all before it. */
  hash: string;
  /** The number of the first entry that is not what it was, or not there. */
  broken?: number;
}

export interface AuditVerdictAnswer {
  verdict: AuditVerdict;
}

/** Whom a part of the console is for. */
export type ConsoleRole = Exclude<UserRole, 'member'>;
