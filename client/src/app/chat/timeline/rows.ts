import type { Message } from '#contracts';
import type { ClientErrorCode } from '../../core/api-error';
import type { EchoState } from '../../core/echo-state';
import type { TimelineItem } from '../../core/timeline-item';

/** A message as the timeline draws it. */
export interface MessageRow {
  readonly kind: 'message';
  readonly key: string;
  readonly username: string;
  readonly displayName: string;
  readonly text: string;
  /** ISO 8601. */
  readonly at: string;
  readonly own: boolean;
  /** Speaks to the reader by name, or to everybody. */
  readonly mentioned: boolean;
  /** Absent while the room does not have it. */
  readonly message?: Message;
  /** Id of the message it answers. */
  readonly replyTo?: string;
  /** First of its group: shows who wrote it. */
  readonly head: boolean;
  /** Last of its group: the next one keeps its distance. */
  readonly tail: boolean;
  /** Absent while the room does not have the message. */
  readonly seq?: number;
  /** For one's own: how far it has come. */
  readonly state?: EchoState;
  readonly clientId?: string;
  /** Ids of the uploads that it brings. */
  readonly uploads?: readonly string[];
  readonly error?: ClientErrorCode;
  /** The server asked to wait until then, in milliseconds since 1970. */
  readonly retryAt?: number;
}

export interface DayRow {
  readonly kind: 'day';
  readonly key: string;
  readonly at: string;
}

export interface UnreadRow {
  readonly kind: 'unread';
  readonly key: 'unread';
}

export type Row = MessageRow | DayRow | UnreadRow;

export interface Reader {
  readonly username: string;
  readonly displayName: string;
}

/** Messages of one author this close together read as one turn of speech. */
const GROUP_MS = 5 * 60_000;

/**
 * What the timeline draws, from what the store holds: days are separated, neighbours of one author grouped,
 * and the line "new messages" stands before the first foreign message after `readSeq` (null: no line). Nobody
 * knows where that is while it is older than everything loaded.
 */
export function timelineRows(items: readonly TimelineItem[], reader: Reader, readSeq: number | null): Row[] {
  const rows: Row[] = [];
  let lined = readSeq === null || firstSeq(items) > readSeq + 1;
  let previous: MessageRow | undefined;
  for (const item of items) {
    const row = messageRow(item, reader);
    const newDay = !previous || dayOf(previous.at) !== dayOf(row.at);
    const unread = !lined && !row.own && (row.seq ?? 0) > (readSeq ?? 0);
    if (newDay) rows.push({ kind: 'day', key: `day-${dayOf(row.at)}`, at: row.at });
    if (unread) rows.push({ kind: 'unread', key: 'unread' });
    lined ||= unread;
    const head = newDay || unread || !previous || !together(previous, row);
    if (head && previous) rows[lastMessageIndex(rows)] = { ...previous, tail: true };
    previous = { ...row, head, tail: false };
    rows.push(previous);
  }
  if (previous) rows[rows.length - 1] = { ...previous, tail: true };
  return rows;
}

function messageRow(item: TimelineItem, reader: Reader): MessageRow {
  const common = { kind: 'message', key: item.key, head: false, tail: false } as const;
  if (item.kind === 'echo') {
    const { text, replyTo, createdAt: at, state, clientId, error, retryAt, uploads } = item.echo;
    const detail = {
      ...(error && { error }),
      ...(retryAt && { retryAt }),
      ...(replyTo && { replyTo }),
      ...(uploads && { uploads }),
    };
    return { ...common, ...reader, text, at, own: true, mentioned: false, state, clientId, ...detail };
  }
  const { message } = item;
  const { username, displayName, text, timestamp: at, seq, replyTo, mentions } = message;
  const own = username === reader.username;
  const mentioned = !own && mentions.some((name) => name === reader.username || name === 'all');
  const detail = { ...(own && { state: 'sent' as const }), ...(replyTo && { replyTo }) };
  return { ...common, message, username, displayName, text, at, own, mentioned, seq, ...detail };
}

function firstSeq([first]: readonly TimelineItem[]): number {
  return first?.kind === 'message' ? first.message.seq : 0;
}

function together(previous: MessageRow, row: MessageRow): boolean {
  const gap = Date.parse(row.at) - Date.parse(previous.at);
  return previous.username === row.username && gap < GROUP_MS;
}

/** The reader's own calendar day: where it begins depends on their time zone and on no calendar. */
function dayOf(at: string): string {
  return new Date(at).toDateString();
}

function lastMessageIndex(rows: readonly Row[]): number {
  return rows.findLastIndex(({ kind }) => kind === 'message');
}
