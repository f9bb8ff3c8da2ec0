import type { Database as SqliteFile, Statement } from 'better-sqlite3';
import type {
  MembershipRole,
  MessageType,
  NotificationReason,
  PrivateFacts,
  RoomKind,
  RoomRight,
  UserRole,
} from '#contracts';
import { isId } from '../../common/ids.js';
import type { CalledMember } from '../../messages/mentions.js';
import type { NewMessage, StoredMessage } from '../message-store.js';

/** What decides whether somebody may post, and what the message will be. */
export interface Place {
  id: string;
  kind: RoomKind;
  archivedAt: number | null;
  seq: number;
  rev: number;
  asides: number;
  memberRole: MembershipRole | null;
  userRole: UserRole;
  username: string;
  displayName: string;
  avatarId: string | null;
  posting: RoomRight | null;
  mentioningAll: RoomRight | null;
  slowMode: number;
  lastPostedAt: number | null;
  bannedAt: number | null;
  banUntil: number | null;
  deactivatedAt: number | null;
  /** Of the account, or else of the membership. */
  mutedAt: number | null;
  muteUntil: number | null;
  muteReason: string | null;
}

/**
 * What is compared when a clientId comes again: what was sent then, whatever became of it since. The direction is not: an
 * edit of it leaves no trace, so that nobody can say what it was.
 */
export interface SentBefore {
  id: string;
  roomId: string;
  type: MessageType;
  /** Null once it is gone for good. */
  text: string | null;
  replyToId: string | null;
  threadId: string | null;
  inRoom: 0 | 1;
  /** Of a poll: JSON of its parts. */
  poll: string | null;
  /** JSON of the ids of its files; null without any, and once they are gone for good. */
  files: string | null;
}

/** A message that another one answers. */
interface Answered {
  id: string;
  authorId: string;
  deletedAt: number | null;
}

export interface Root extends Answered {
  replyCount: number;
}

interface Told {
  userId: string;
  reason: NotificationReason;
}

/** Whether the account is muted when the message comes; a mute of the membership counts where it is not. */
const MUTED = (table: string) =>
  `(${table}.mutedAt IS NOT NULL AND (${table}.muteUntil IS NULL OR ${table}.muteUntil > @createdAt))`;

const placeBy = (column: 'id' | 'slug') => `
  SELECT r.id, r.kind, r.archivedAt, r.seq, r.rev, r.asides, m.role AS memberRole, u.role AS userRole, u.username,
    u.displayName, u.avatarId, r.posting, r.mentioningAll, r.slowMode, m.lastPostedAt, u.bannedAt, u.banUntil, u.deactivatedAt,
    iif(${MUTED('u')}, u.mutedAt, m.mutedAt) AS mutedAt, iif(${MUTED('u')}, u.muteUntil, m.muteUntil) AS muteUntil,
    iif(${MUTED('u')}, u.muteReason, m.muteReason) AS muteReason
  FROM rooms r
  JOIN users u ON u.id = @authorId
  LEFT JOIN memberships m ON m.roomId = r.id AND m.userId = u.id
  WHERE r.${column} = @room`;

/** Whether either of the writer and `other` has blocked the other. */
const apart = (other: string) => `EXISTS (
  SELECT 1 FROM blocks b
  WHERE (b.blockerId = ${other} AND b.blockedId = @authorId) OR (b.blockerId = @authorId AND b.blockedId = ${other}))`;

/** What the message store has to know, read in the transaction that stores the message. */
export class MessageFacts {
  private readonly before: Statement<[string, string], SentBefore>;
  private readonly placeById: Statement<object, Place>;
  private readonly placeBySlug: Statement<object, Place>;
  private readonly others: Statement<object, Record<keyof PrivateFacts, 0 | 1>>;
  private readonly message: Statement<[string, string], Answered>;
  private readonly rootOf: Statement<[string, string], Root>;
  private readonly members: Statement<object, Omit<CalledMember, 'isApart'> & { isApart: 0 | 1 }>;
  private readonly concerned: Statement<object, Told>;
  private readonly untold: Statement<object, string>;

  constructor(file: SqliteFile) {
    this.before = file.prepare(`
      SELECT m.id, m.roomId, m.type, m.replyToId, m.threadId, m.inRoom,
        CASE WHEN m.purgedAt IS NULL
          THEN COALESCE((SELECT e.text FROM message_edits e WHERE e.messageId = m.id ORDER BY e.at, e.id LIMIT 1), m.text)
        END AS text,
        (SELECT json_array(p.multiple, p.anonymous, p.closesAt,
            json((SELECT json_group_array(o.text ORDER BY o.position) FROM poll_options o WHERE o.pollId = p.id)))
          FROM polls p WHERE p.messageId = m.id) AS poll,
        CASE WHEN m.type = 'file' THEN NULLIF(
          (SELECT json_group_array(f.id ORDER BY f.position) FROM files f
            WHERE f.messageId = m.id AND f.purpose = 'message'), '[]')
        END AS files
      FROM messages m
      WHERE m.authorId = ? AND m.clientId = ?`);
    this.placeById = file.prepare(placeBy('id'));
    this.placeBySlug = file.prepare(placeBy('slug'));
    this.others = file.prepare(`
      SELECT
        EXISTS (SELECT 1 FROM blocks WHERE blockerId = @authorId AND blockedId = m.userId) AS blocks,
        EXISTS (SELECT 1 FROM blocks WHERE blockerId = m.userId AND blockedId = @authorId) AS isBlocked,
        COALESCE(json_extract(u.preferences, '$.allowPrivate'), 1) AS allowsPrivate,
        EXISTS (SELECT 1 FROM messages WHERE roomId = m.roomId AND authorId = m.userId) AS answered
      FROM memberships m JOIN users u ON u.id = m.userId
      WHERE m.roomId = @roomId AND m.userId <> @authorId`);
    this.message = file.prepare('SELECT id, authorId, deletedAt FROM messages WHERE id = ? AND roomId = ?');
    this.rootOf = file.prepare(`
      SELECT root.id, root.authorId, root.deletedAt, root.replyCount
      FROM messages m JOIN messages root ON root.id = COALESCE(m.threadId, m.id)
      WHERE m.id = ? AND m.roomId = ?`);
    this.members = file.prepare(`
      SELECT u.id, u.username, ${apart('u.id')} AS isApart
      FROM json_each(@keys) k
      JOIN users u ON u.usernameKey = k.value
      JOIN memberships m ON m.roomId = @roomId AND m.userId = u.id`);
    this.concerned = file.prepare(`
      WITH concerned (userId, reason, rank) AS (
        SELECT userId, 'direct', 1 FROM memberships WHERE roomId = @roomId AND @isDirect
        UNION ALL SELECT value, 'mention', 2 FROM json_each(@mentioned)
        UNION ALL SELECT @answeredId, 'reply', 3 WHERE @answeredId IS NOT NULL
        UNION ALL SELECT userId, 'thread', 4 FROM thread_follows WHERE messageId = @threadId AND following)
      SELECT c.userId, c.reason, MIN(c.rank)
      FROM concerned c JOIN memberships m ON m.roomId = @roomId AND m.userId = c.userId
      WHERE m.userId <> @authorId AND m.notifications <> 'none' AND NOT ${apart('m.userId')}
      GROUP BY c.userId`);
    this.untold = file
      .prepare<object, string>(
        `
      SELECT m.userId FROM memberships m
      WHERE m.roomId = @roomId AND (m.userId = @authorId OR m.notifications = 'none' OR ${apart('m.userId')})`,
      )
      .pluck();
  }

  sentBefore({ authorId, clientId }: NewMessage): SentBefore | undefined {
    return this.before.get(authorId, clientId);
  }

  /** An id is one in either case, as everywhere else. */
  place({ room, authorId, createdAt }: NewMessage): Place | undefined {
    return isId(room)
      ? this.placeById.get({ room: room.toLowerCase(), authorId, createdAt })
      : this.placeBySlug.get({ room, authorId, createdAt });
  }

  /** What stands between the writer and the other person of a direct room. */
  between(roomId: string, authorId: string): PrivateFacts | undefined {
    const facts = this.others.get({ roomId, authorId });
    return (
      facts && {
        blocks: facts.blocks === 1,
        isBlocked: facts.isBlocked === 1,
        allowsPrivate: facts.allowsPrivate === 1,
        answered: facts.answered === 1,
      }
    );
  }

  /** A message of the room that is still there to be answered. */
  answered(id: string, roomId: string): Answered | undefined {
    const message = this.message.get(id, roomId);
    return message?.deletedAt === null ? message : undefined;
  }

  /** The message at which the thread of this one begins, in the same room. */
  root(id: string, roomId: string): Root | undefined {
    return this.rootOf.get(id, roomId);
  }

  /** Members of the room by the names called. */
  called(names: string[], roomId: string, authorId: string): CalledMember[] {
    const keys = JSON.stringify(names.map((name) => name.toLowerCase()));
    return this.members
      .all({ keys, roomId, authorId })
      .map(({ id, username, isApart }) => ({ id, username, isApart: isApart === 1 }));
  }

  /** Who is to be told of a message, each for the strongest reason. */
  concern(
    { roomId, threadId }: Pick<StoredMessage, 'roomId' | 'threadId'>,
    by: { authorId: string; mentioned: string[]; answeredId: string | null; isDirect: boolean },
  ): Told[] {
    const { authorId, mentioned, answeredId, isDirect } = by;
    return this.concerned
      .all({
        roomId,
        threadId,
        authorId,
        answeredId,
        mentioned: JSON.stringify(mentioned),
        isDirect: Number(isDirect),
      })
      .map(({ userId, reason }) => ({ userId, reason }));
  }

  /** Ids of members who are not told of a call to everybody. */
  notToBeTold(roomId: string, authorId: string): string[] {
    return this.untold.all({ roomId, authorId });
  }
}
