import type { Message, MessageType } from './message.js';
import type { Room, RoomKind } from './room.js';
import type { Mute, User } from './user.js';

/** Why somebody reports a message. */
export const REPORT_CATEGORIES = ['spam', 'abuse', 'other'] as const;
export type ReportCategory = (typeof REPORT_CATEGORIES)[number];

/** The last two: the server itself reports, by a rule or because of a flood. */
export type ReportCause = ReportCategory | 'rule' | 'flood';

export const REPORT_STATES = ['open', 'resolved'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What became of a report. */
export const REPORT_OUTCOMES = ['dismissed', 'deleted', 'warned', 'muted', 'banned'] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

export type PersonName = Pick<User, 'username' | 'displayName' | 'avatar' | 'role'>;

/** A room as those who keep order see it; what is not public has no name for them. */
export interface OrderRoom extends Partial<Pick<Room, 'id' | 'slug' | 'name' | 'names'>> {
  kind: RoomKind;
}

/** A message as it was when it was reported. */
export interface ReportedMessage {
  /** Absent: it was never posted. */
  id?: string;
  type: MessageType;
  text: string;
  /** Of its files. */
  names: string[];
  /** When it was sent. */
  at: string;
  room: OrderRoom;
}

export interface Report {
  id: string;
  cause: ReportCause;
  /** Of who reports it, or of the rule. */
  words: string;
  createdAt: string;
  /** Absent: the server itself. */
  reporter?: PersonName;
  author: PersonName;
  message: ReportedMessage;
  /** Who looks after it. */
  assignee?: PersonName;
  state: ReportState;
  resolvedAt?: string;
  resolvedBy?: PersonName;
  outcome?: ReportOutcome;
  note?: string;
}

/** What waits for those who keep order. */
export interface OrderQueue {
  /** Reports that are open. */
  reports: number;
  /** Messages that wait for leave. */
  held: number;
}

/** What those who keep order tell somebody; it stands until they put it away. */
export const NOTICE_KINDS = ['warning', 'removal', 'refusal'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface Notice {
  id: string;
  kind: NoticeKind;
  at: string;
  /** In the words of whoever decided it. */
  reason: string;
  /** What one had written. */
  text?: string;
}

export interface ReportRequest {
  category: ReportCategory;
  words?: string;
}

export interface MuteRequest {
  /** Absent: for ever. */
  until?: string;
  reason?: string;
}

export interface MuteAnswer {
  mute: Mute;
}

export interface ReasonRequest {
  reason?: string;
}

export interface WarningRequest {
  reason: string;
}

export interface ResolveRequest {
  /** `deleted`, `warned` and `muted` are done with it. */
  outcome: ReportOutcome;
  /** Told to the author, save with `dismissed`. */
  reason?: string;
  /** Of a mute; absent: for ever. */
  until?: string;
}

export interface ReportsQuery {
  /** Open when absent. */
  state?: ReportState;
  cursor?: string;
  limit?: number;
}

export interface ReportAnswer {
  report: Report;
}
/** What stands around a message of a public room, as it is now: two before it, itself, two after. */
export interface ReportContextAnswer {
  context: Message[];
}
/** Newest first; `cursor` is absent on the last page. */
export interface ReportsAnswer {
  reports: Report[];
  cursor?: string;
}
export interface QueueAnswer {
  queue: OrderQueue;
}
export interface NoticesAnswer {
  notices: Notice[];
}

/** How the words of a rule are looked for. */
export const RULE_KINDS = ['words', 'pattern'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/**
 * What becomes of a message that a rule finds: it waits for leave, is refused, is refused and its author muted, or is posted
 * and reported.
 */
export const RULE_ACTIONS = ['hold', 'delete', 'mute', 'notify'] as const;
export type RuleAction = (typeof RULE_ACTIONS)[number];

export interface OrderRuleRequest {
  name: string;
  kind: RuleKind;
  /** Words or word groups, one a line; or one pattern in the syntax of RE2. Both are compared folded. */
  text: string;
  action: RuleAction;
  /** With `mute`. */
  muteMinutes?: number;
  /** Ids of public rooms; empty or absent: all of them. */
  rooms?: string[];
  /** True when absent. */
  enabled?: boolean;
}

export interface OrderRule extends Required<OrderRuleRequest> {
  id: string;
  createdAt: string;
}

export interface RuleTestRequest {
  /** What somebody might write. */
  sample: string;
  kind: RuleKind;
  text: string;
}

export type HeldCause = 'newcomer' | 'rule';

/** A message of one's own that waits for those who keep order, or that they refused. */
export interface HeldMessage {
  id: string;
  clientId: string;
  /** The room's id. */
  room: string;
  type: MessageType;
  text: string;
  at: string;
  /** Present once it was refused. */
  refusal?: { reason: string };
}

/** As those who keep order see it. */
export interface HeldEntry extends Omit<HeldMessage, 'room' | 'clientId' | 'refusal'> {
  room: OrderRoom;
  author: PersonName;
  cause: HeldCause;
  /** Of the rule. */
  words: string;
}

export interface OrderRulesAnswer {
  rules: OrderRule[];
}
export interface OrderRuleAnswer {
  rule: OrderRule;
}
export interface RuleTestAnswer {
  matches: boolean;
}
export interface HeldAnswer {
  held: HeldMessage[];
}
/** Oldest first; `cursor` is absent on the last page. */
export interface HeldQueueAnswer {
  held: HeldEntry[];
  cursor?: string;
}
/** What becomes of what one sends: it is posted, or it waits. */
export type Sent = { message: Message; held?: undefined } | { held: HeldMessage; message?: undefined };

export interface PurgeAnswer {
  /** How many were deleted. */
  deleted: number;
}
