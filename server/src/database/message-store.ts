import type { ErrorCode, MessageType, TextDirection } from '#contracts';

/** A message as its sender gave it, cleaned and checked for form. */
export interface NewMessage {
  id: string;
  authorId: string;
  /** A room's id or slug. */
  room: string;
  clientId: string;
  text: string;
  createdAt: number;
}

/** A message as it is stored, with what the wire needs of its author. */
export interface StoredMessage {
  id: string;
  roomId: string;
  seq: number;
  rev: number;
  username: string;
  displayName: string;
  clientId: string;
  type: MessageType;
  text: string;
  dir: TextDirection | null;
  createdAt: number;
  replyToId: string | null;
  threadId: string | null;
  threadSeq: number | null;
  inRoom: boolean;
  asides: number;
  mentions: string[];
}

/** What became of one message: stored now, stored before (the sender repeated it), or refused. */
export type Outcome =
  | { kind: 'stored'; message: StoredMessage }
  | { kind: 'repeated'; id: string }
  | { kind: 'refused'; code: ErrorCode };

/**
 * The database cannot take anything now (locked, full, read-only, a failing disk): trying the parts of a batch one
 * by one would fail each of them, and wait for each.
 */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('The message store takes nothing now.', { cause });
  }
}

/** Where the message log writes; one a database. */
export interface MessageStore {
  /**
   * Stores messages in the order given, in one transaction that is on disk when this returns.
   * Rights are decided inside it, so nobody posts by a right that was lost a moment ago.
   * A refused message fails alone.
   * @throws StoreUnavailable when the database takes nothing, else what it throws at the batch; nothing was stored then.
   */
  append(batch: readonly NewMessage[]): Outcome[];
}
