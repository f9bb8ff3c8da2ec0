import { type Database as SqliteFile, SqliteError, type Statement } from 'better-sqlite3';
import { type MembershipRole, type RoomKind, type UserRole, postRefusal } from '#contracts';
import { isId } from '../../common/ids.js';
import {
  type MessageStore,
  type NewMessage,
  type Outcome,
  StoreUnavailable,
  type StoredMessage,
} from '../message-store.js';

interface PostingFacts {
  id: string;
  kind: RoomKind;
  archivedAt: number | null;
  seq: number;
  rev: number;
  memberRole: MembershipRole | null;
  userRole: UserRole;
  username: string;
  displayName: string;
}

/** What is compared when a clientId comes again. */
interface SentBefore {
  id: string;
  roomId: string;
  text: string;
}

type MessageRow = Pick<
  StoredMessage,
  'id' | 'roomId' | 'seq' | 'rev' | 'clientId' | 'type' | 'text' | 'createdAt'
> & { authorId: string };

/** What decides whether somebody may post, and what the message will be, read in the transaction that stores it. */
const postingFacts = (column: 'id' | 'slug') => `
  SELECT r.id, r.kind, r.archivedAt, r.seq, r.rev, m.role AS memberRole, u.role AS userRole, u.username, u.displayName
  FROM rooms r
  JOIN users u ON u.id = @authorId
  LEFT JOIN memberships m ON m.roomId = r.id AND m.userId = u.id
  WHERE r.${column} = @room`;

/** Result codes that are about what is written; all others are about the file, the disk or the lock. */
const ABOUT_THE_ROW = /^SQLITE_(?:CONSTRAINT|MISMATCH|RANGE|TOOBIG)/;

const blamesTheRow = (error: unknown): boolean =>
  !(error instanceof SqliteError) || ABOUT_THE_ROW.test(error.code);

/**
 * The message log on SQLite: prepared statements, which cost a sixth of the ORM's `save()`.
 * better-sqlite3 is synchronous, so a batch is one turn of the event loop and nothing can come between.
 */
export class SqliteMessageStore implements MessageStore {
  private readonly repeated: Statement<[string, string], SentBefore>;
  private readonly factsById: Statement<NewMessage, PostingFacts>;
  private readonly factsBySlug: Statement<NewMessage, PostingFacts>;
  private readonly count: Statement<[number, number, string]>;
  private readonly insert: Statement<MessageRow>;
  private readonly read: Statement<[number, string, string]>;
  private readonly transaction: (batch: readonly NewMessage[]) => Outcome[];

  constructor(file: SqliteFile) {
    this.repeated = file.prepare(`
      SELECT id, roomId, text FROM messages WHERE authorId = ? AND clientId = ?`);
    this.factsById = file.prepare(postingFacts('id'));
    this.factsBySlug = file.prepare(postingFacts('slug'));
    this.count = file.prepare('UPDATE rooms SET seq = ?, rev = ? WHERE id = ?');
    this.insert = file.prepare(`
      INSERT INTO messages (id, roomId, seq, rev, authorId, clientId, type, text, createdAt, inRoom)
      VALUES (@id, @roomId, @seq, @rev, @authorId, @clientId, @type, @text, @createdAt, 1)`);
    this.read = file.prepare('UPDATE memberships SET lastReadSeq = ? WHERE roomId = ? AND userId = ?');
    this.transaction = file.transaction((batch: readonly NewMessage[]) =>
      batch.map((item) => this.store(item)),
    ).immediate;
  }

  append(batch: readonly NewMessage[]): Outcome[] {
    try {
      return this.transaction(batch);
    } catch (error) {
      throw blamesTheRow(error) ? error : new StoreUnavailable(error);
    }
  }

  /** An id is one in either case, as everywhere else. */
  private factsOf(item: NewMessage): PostingFacts | undefined {
    return isId(item.room)
      ? this.factsById.get({ ...item, room: item.room.toLowerCase() })
      : this.factsBySlug.get(item);
  }

  private store(item: NewMessage): Outcome {
    const before = this.repeated.get(item.authorId, item.clientId);
    const facts = this.factsOf(item);
    if (before) {
      // The first answer stands even for somebody who has left since: the message was accepted then.
      return before.text === item.text && before.roomId === facts?.id
        ? { kind: 'repeated', id: before.id }
        : { kind: 'refused', code: 'message.idConflict' };
    }
    if (!facts) return { kind: 'refused', code: 'room.notFound' };
    const membership = facts.memberRole && { role: facts.memberRole };
    const refusal = postRefusal({ role: facts.userRole }, facts, membership);
    if (refusal) return { kind: 'refused', code: refusal };

    const { id, clientId, text, createdAt, authorId } = item;
    const { username, displayName } = facts;
    const seq = facts.seq + 1;
    const rev = facts.rev + 1;
    const message: StoredMessage = {
      id,
      roomId: facts.id,
      seq,
      rev,
      username,
      displayName,
      clientId,
      type: 'text',
      text,
      dir: null,
      createdAt,
      replyToId: null,
      threadId: null,
      threadSeq: null,
      inRoom: true,
      asides: 0,
      mentions: [],
    };
    this.count.run(seq, rev, facts.id);
    this.insert.run({
      id,
      roomId: facts.id,
      seq,
      rev,
      authorId,
      clientId,
      type: message.type,
      text,
      createdAt,
    });
    // One's own message is no news to oneself.
    this.read.run(seq, facts.id, authorId);
    return { kind: 'stored', message };
  }
}
