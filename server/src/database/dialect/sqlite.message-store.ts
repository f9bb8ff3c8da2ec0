import { type Database as SqliteFile, SqliteError } from 'better-sqlite3';
import {
  type ErrorCode,
  type FileInfo,
  type MessageType,
  type RoomFacts,
  canMentionAll,
  postRefusal,
  privateRefusal,
} from '#contracts';
import { EVERYBODY, type Mentions, mentionsOf } from '../../messages/mentions.js';
import {
  type Appended,
  type Concern,
  type MessageStore,
  type NewMessage,
  type Outcome,
  type Refused,
  StoreUnavailable,
  type StoredMessage,
} from '../message-store.js';
import { MessageFacts, type Place, type Root, type SentBefore } from './sqlite.message-facts.js';
import { MessageFiles } from './sqlite.message-files.js';
import { MessageWrites } from './sqlite.message-writes.js';

/** Result codes that are about what is written; all others are about the file, the disk or the lock. */
const ABOUT_THE_ROW = /^SQLITE_(?:CONSTRAINT|MISMATCH|RANGE|TOOBIG)/;

const blamesTheRow = (error: unknown): boolean =>
  !(error instanceof SqliteError) || ABOUT_THE_ROW.test(error.code);

const NOBODY: Mentions = { names: [], keys: [] };
const SECOND_MS = 1_000;
const refused = (code: ErrorCode, extra: Omit<Refused, 'kind' | 'code'> = {}): Refused => ({
  kind: 'refused',
  code,
  ...extra,
});

/**
 * The message log on SQLite: prepared statements, which cost a sixth of the ORM's `save()`.
 * better-sqlite3 is synchronous, so a batch is one turn of the event loop and nothing can come between.
 */
export class SqliteMessageStore implements MessageStore {
  private readonly facts: MessageFacts;
  private readonly writes: MessageWrites;
  private readonly files: MessageFiles;
  private readonly transaction: (batch: readonly NewMessage[]) => Appended;

  constructor(file: SqliteFile) {
    this.facts = new MessageFacts(file);
    this.writes = new MessageWrites(file);
    this.files = new MessageFiles(file);
    this.transaction = file.transaction((batch: readonly NewMessage[]) => this.storeAll(batch)).immediate;
  }

  append(batch: readonly NewMessage[]): Appended {
    try {
      return this.transaction(batch);
    } catch (error) {
      throw blamesTheRow(error) ? error : new StoreUnavailable(error);
    }
  }

  /** However many replies a thread got, its root changes once, behind them: so that a room's frame has no gap in rev. */
  private storeAll(batch: readonly NewMessage[]): Appended {
    const outcomes = batch.map((item) => this.store(item));
    const roots = new Map<string, string>();
    for (const outcome of outcomes) {
      if (outcome.kind !== 'stored' || !outcome.message.threadId) continue;
      roots.set(outcome.message.threadId, outcome.message.roomId);
    }
    for (const [rootId, roomId] of roots) this.writes.changed(rootId, roomId);
    return { outcomes, roots: [...roots.keys()] };
  }

  private store(item: NewMessage): Outcome {
    const before = this.facts.sentBefore(item);
    const place = this.facts.place(item);
    // The first answer stands even for somebody who has left since: the message was accepted then.
    if (before) {
      return this.isSame(item, before, place)
        ? { kind: 'repeated', id: before.id, isMember: Boolean(place?.memberRole) }
        : refused('message.idConflict');
    }
    if (!place) return refused('room.notFound');
    const refusal = this.refusal(item, place);
    if (refusal) return refusal;
    const root = item.thread ? this.facts.root(item.thread, place.id) : undefined;
    // A thread goes on without the message it began at, but does not begin at one that is gone.
    if (item.thread && (!root || (root.deletedAt && root.replyCount === 0)))
      return refused('message.notFound');
    const answered = item.replyTo ? this.facts.answered(item.replyTo, place.id) : undefined;
    if (item.replyTo && !answered) return refused('message.notFound');
    const files = item.fileIds && this.files.unused(item.fileIds, item.authorId);
    if (item.fileIds && !files) return refused('file.notFound');
    return this.write(item, place, { root, files, answeredId: answered?.authorId ?? null });
  }

  private write(
    item: NewMessage,
    place: Place,
    { root, files, answeredId }: { root?: Root; files?: FileInfo[]; answeredId: string | null },
  ): Outcome {
    const { authorId } = item;
    const mentions = item.calls.length > 0 ? this.mentions(item, place) : NOBODY;
    const message = { ...stored(item, place, mentions.names, root), ...(files && { files }) };
    this.writes.store(message, item);
    if (files) this.files.bind(message);
    this.writes.mentioned(message, authorId, mentions.keys);
    const mentioned = mentions.keys.filter((key) => key !== EVERYBODY);
    const followers = root ? this.writes.followed(message, authorId, [root.authorId, ...mentioned]) : [];
    const isDirect = place.kind === 'direct';
    const isPlain = !isDirect && !root && !answeredId && mentions.keys.length === 0;
    if (isPlain) return { kind: 'stored', message, isDirect, followers };
    const concern: Concern = mentions.keys.includes(EVERYBODY)
      ? { people: [], everybodyBut: this.facts.notToBeTold(place.id, authorId) }
      : { people: this.facts.concern(message, { authorId, mentioned, answeredId, isDirect }) };
    return { kind: 'stored', message, isDirect, followers, concern };
  }

  private refusal(item: NewMessage, place: Place): Refused | null {
    const now = item.createdAt;
    if (place.deactivatedAt !== null || holds(place.bannedAt, place.banUntil, now))
      return refused('auth.required');
    const membership = place.memberRole && { role: place.memberRole };
    const mute = holds(place.mutedAt, place.muteUntil, now);
    const refusal = postRefusal({ role: place.userRole, mute }, roomOf(place), membership);
    if (refusal === 'user.muted') return refused(refusal, muteOf(place));
    if (refusal) return refused(refusal);
    const retryAfterMs = waitOf(place, now);
    if (retryAfterMs > 0) return refused('room.slowMode', { retryAfterMs });
    const between = place.kind === 'direct' && this.facts.between(place.id, item.authorId);
    const privately = between ? privateRefusal(between) : null;
    return privately && refused(privately);
  }

  private mentions({ calls, authorId }: NewMessage, place: Place): Mentions {
    const membership = place.memberRole && { role: place.memberRole };
    const mayCallAll = canMentionAll({ role: place.userRole }, roomOf(place), membership);
    const members = this.facts.called(calls, place.id, authorId);
    return mentionsOf(calls, members, { id: authorId, mayCallAll });
  }

  private isSame(item: NewMessage, before: SentBefore, place?: Place): boolean {
    const rootId = item.thread ? this.facts.root(item.thread, before.roomId)?.id : null;
    return (
      before.roomId === place?.id &&
      before.type === typeOf(item) &&
      (before.text ?? item.text) === item.text &&
      before.replyToId === item.replyTo &&
      before.threadId === rootId &&
      Boolean(before.inRoom) === isShown(item) &&
      (!before.poll || isSamePoll(item, before.poll)) &&
      (!before.files || JSON.stringify(item.fileIds) === before.files)
    );
  }
}

const holds = (since: number | null, until: number | null, now: number): boolean =>
  since !== null && (until === null || until > now);

const muteOf = ({ muteUntil, muteReason }: Place): Pick<Refused, 'until' | 'reason'> => ({
  ...(muteUntil !== null && { until: new Date(muteUntil).toISOString() }),
  ...(muteReason && { reason: muteReason }),
});

const roomOf = ({ kind, archivedAt, posting, mentioningAll }: Place): RoomFacts => ({
  kind,
  archivedAt,
  settings: { ...(posting && { posting }), ...(mentioningAll && { mentioningAll }) },
});

/** How long a plain member has to wait in a room where one writes slowly; a clock that went back lengthens nothing. */
function waitOf({ slowMode, lastPostedAt, memberRole, userRole }: Place, now: number): number {
  if (slowMode === 0 || lastPostedAt === null || memberRole !== 'member' || userRole !== 'member') return 0;
  return Math.min(slowMode * SECOND_MS, lastPostedAt + slowMode * SECOND_MS - now);
}

function typeOf({ poll, fileIds }: NewMessage): MessageType {
  if (poll) return 'poll';
  return fileIds ? 'file' : 'text';
}

/** What belongs to no thread stands in the room. */
const isShown = ({ thread, inRoom }: NewMessage): boolean => !thread || inRoom;

function isSamePoll({ poll }: NewMessage, before: string): boolean {
  if (!poll) return false;
  const options = poll.options.map(({ text }) => text);
  const parts = [Number(poll.multiple), Number(poll.anonymous), poll.closesAt, options];
  return JSON.stringify(JSON.parse(before)) === JSON.stringify(parts);
}

/** The message with its numbers: the room's next, and the thread's. */
function stored(item: NewMessage, place: Place, mentions: string[], root?: Root): StoredMessage {
  const { id, clientId, text, dir, createdAt, replyTo } = item;
  const inRoom = isShown(item);
  return {
    id,
    roomId: place.id,
    seq: place.seq + 1,
    rev: place.rev + 1,
    username: place.username,
    displayName: place.displayName,
    avatarId: place.avatarId,
    clientId,
    type: typeOf(item),
    text,
    dir,
    createdAt,
    replyToId: replyTo,
    threadId: root?.id ?? null,
    threadSeq: root ? root.replyCount + 1 : null,
    inRoom,
    asides: place.asides + (inRoom ? 0 : 1),
    mentions,
    ...(item.poll && { poll: unanswered(item.text, item.poll) }),
  };
}

/** A poll nobody has voted in yet, as everybody sees it. */
function unanswered(question: string, { closesAt, options, ...poll }: NonNullable<NewMessage['poll']>) {
  return {
    ...poll,
    question,
    options: options.map((option) => ({ ...option, votes: 0, ...(!poll.anonymous && { voters: [] }) })),
    people: 0,
    ...(closesAt !== null && { closesAt: new Date(closesAt).toISOString() }),
    mine: [],
  };
}
