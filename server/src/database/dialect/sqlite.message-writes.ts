import type { Database as SqliteFile, Statement } from 'better-sqlite3';
import type { NewMessage, NewPoll, StoredMessage } from '../message-store.js';

type Run = Statement<object>;

/** What the message store writes: one statement a fact, prepared once. */
export class MessageWrites {
  private readonly message: Run;
  private readonly room: Run;
  private readonly ownMark: Run;
  private readonly posted: Run;
  private readonly mention: Run;
  private readonly reply: Run;
  private readonly nextRev: Statement<[string], number>;
  private readonly rootRev: Run;
  private readonly ownFollow: Run;
  private readonly newFollow: Run;
  private readonly poll: Run;
  private readonly option: Run;

  constructor(file: SqliteFile) {
    this.message = file.prepare(`
      INSERT INTO messages (id, roomId, seq, rev, authorId, clientId, type, text, dir, createdAt, replyToId, threadId,
        threadSeq, inRoom, asides, mentions)
      VALUES (@id, @roomId, @seq, @rev, @authorId, @clientId, @type, @text, @dir, @createdAt, @replyToId, @threadId,
        @threadSeq, @shown, @asides, @names)`);
    this.room = file.prepare('UPDATE rooms SET seq = @seq, rev = @rev, asides = @asides WHERE id = @roomId');
    this.ownMark = file.prepare(`
      UPDATE memberships SET lastReadSeq = @seq, lastReadAsides = @asides, lastPostedAt = @createdAt WHERE roomId = @roomId AND userId = @authorId`);
    this.posted = file.prepare(
      'UPDATE memberships SET lastPostedAt = @createdAt WHERE roomId = @roomId AND userId = @authorId',
    );
    this.mention = file.prepare(`
      INSERT INTO mentions (messageId, userKey, roomId, seq, authorId, createdAt)
      VALUES (@id, @userKey, @roomId, @seq, @authorId, @createdAt)`);
    this.reply = file.prepare('UPDATE messages SET replyCount = @threadSeq WHERE id = @threadId');
    this.nextRev = file
      .prepare<[string], number>('UPDATE rooms SET rev = rev + 1 WHERE id = ? RETURNING rev')
      .pluck();
    this.rootRev = file.prepare('UPDATE messages SET rev = @rev WHERE id = @id');
    this.ownFollow = file.prepare(`
      INSERT INTO thread_follows (messageId, userId, roomId, following, lastReadSeq)
      VALUES (@threadId, @authorId, @roomId, 1, @threadSeq)
      ON CONFLICT DO UPDATE SET lastReadSeq = excluded.lastReadSeq`);
    this.newFollow = file.prepare(`
      INSERT INTO thread_follows (messageId, userId, roomId, following, lastReadSeq)
      SELECT @threadId, userId, roomId, 1, @threadSeq - 1 FROM memberships WHERE roomId = @roomId AND userId = @userId
      ON CONFLICT DO NOTHING`);
    this.poll = file.prepare(`
      INSERT INTO polls (id, messageId, question, multiple, anonymous, people, closesAt)
      VALUES (@id, @messageId, @question, @multiple, @anonymous, 0, @closesAt)`);
    this.option = file.prepare(`
      INSERT INTO poll_options (id, pollId, position, text, votes) VALUES (@id, @pollId, @position, @text, 0)`);
  }

  /** The message and the room's numbers; what is shown in the room is no news to its own author. */
  store(message: StoredMessage, { authorId, poll }: NewMessage): void {
    const { inRoom, mentions } = message;
    const values = { ...message, authorId, shown: Number(inRoom), names: mentions.join(' ') };
    this.room.run(values);
    this.message.run(values);
    (inRoom ? this.ownMark : this.posted).run(values);
    if (message.threadId) this.reply.run(values);
    if (poll) this.storePoll(message, poll);
  }

  /** That the message is to be found among the mentions of each: users' ids, or the key of everybody. */
  mentioned({ id, roomId, seq, createdAt }: StoredMessage, authorId: string, keys: string[]): void {
    for (const userKey of keys) this.mention.run({ id, userKey, roomId, seq, authorId, createdAt });
  }

  /**
   * The author has read their own reply. They and the others follow the thread from it on; whoever left the thread
   * stays out. Answers the ids of those whose place in it changed.
   */
  followed({ threadId, threadSeq, roomId }: StoredMessage, authorId: string, others: string[]): string[] {
    this.ownFollow.run({ threadId, authorId, roomId, threadSeq });
    const isNew = (userId: string) => this.newFollow.run({ threadId, userId, roomId, threadSeq }).changes > 0;
    return [authorId, ...others.filter(isNew)];
  }

  /** A message whose thread grew has changed: it takes the room's next rev. */
  changed(rootId: string, roomId: string): void {
    this.rootRev.run({ id: rootId, rev: this.nextRev.get(roomId) });
  }

  private storePoll({ id: messageId, text }: StoredMessage, poll: NewPoll): void {
    const { id, options, multiple, anonymous, closesAt } = poll;
    const flags = { multiple: Number(multiple), anonymous: Number(anonymous) };
    this.poll.run({ id, messageId, question: text, ...flags, closesAt });
    options.forEach((option, position) => this.option.run({ ...option, pollId: id, position }));
  }
}
