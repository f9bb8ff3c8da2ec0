import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LIMITS, type Thread, type ThreadAnswer, type ThreadsAnswer } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { readCursor, writeCursor } from '../common/cursor.js';
import { Database } from '../database/database.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { Membership } from '../rooms/membership.entity.js';
import { answeredBy } from './answered.js';
import { Message } from './message.entity.js';
import { MessageFinder } from './message-finder.js';
import { MessagePages } from './message-pages.js';
import { MessageViews } from './message-views.js';
import type { CursorDto, HistoryDto } from './messages.dto.js';
import { ThreadFollow } from './thread-follow.entity.js';
import { ThreadViews } from './thread-views.js';
import type { UpdateThreadDto } from './threads.dto.js';

/** What is said beside a room's own talk: reading it, following it, and how far one has read. */
@Injectable()
export class ThreadsService {
  constructor(
    private readonly database: Database,
    private readonly finder: MessageFinder,
    private readonly messages: MessageViews,
    private readonly threads: ThreadViews,
    private readonly broadcaster: Broadcaster,
  ) {}

  /**
   * The thread that begins at a message, or in which it stands: a page of it, ascending by threadSeq.
   * @throws DomainError `message.notFound`, `validation.failed`
   */
  async page(actor: Actor, id: string, query: HistoryDto): Promise<ThreadAnswer> {
    const { root, readsAfter } = await this.rootOf(actor, id);
    const pages = new MessagePages(this.database.read(Message), { threadId: root.id }, 'threadSeq');
    const { rows, ...more } = await pages.page(query);
    const answered = await answeredBy(this.database.reading, rows, readsAfter);
    const [thread] = await this.threads.forReader(actor.id, [root]);
    return {
      thread: thread!,
      messages: await this.messages.forReader(actor.id, rows),
      ...more,
      answered: await this.messages.forReader(actor.id, answered),
    };
  }

  /** Follows a thread or no longer, or reads on in it, which never moves back. @throws DomainError `message.notFound` */
  async update(actor: Actor, id: string, wish: UpdateThreadDto): Promise<Thread> {
    const { thread } = await this.database.write(
      async (manager) => {
        const { root } = await this.rootOf(actor, id, manager);
        const moved = await move(manager, actor, root, wish);
        const [after] = await this.threads.forReader(actor.id, [root], manager);
        return { thread: after!, moved };
      },
      ({ thread: { root, ...place }, moved }) => {
        if (!moved) return;
        this.broadcaster.send({ user: actor.id }, 'thread_updated', { root, ...place, room: root.room });
      },
    );
    return thread;
  }

  /** The threads one follows in rooms one may read, the newest reply first. @throws DomainError `validation.failed` */
  async list(actor: Actor, { cursor, limit = LIMITS.page.default }: CursorDto): Promise<ThreadsAnswer> {
    const query = this.database.reading
      .createQueryBuilder(Message, 'root')
      .innerJoin(ThreadFollow, 'follow', 'follow.messageId = root.id')
      .innerJoin(
        Membership,
        'membership',
        'membership.roomId = root.roomId AND membership.userId = follow.userId AND root.seq > membership.readsAfter',
      )
      .innerJoin(Message, 'newest', 'newest.threadId = root.id AND newest.threadSeq = root.replyCount')
      .addSelect('newest.createdAt', 'newestAt')
      .addSelect('newest.id', 'newestId')
      .where('follow.userId = :userId AND follow.following = :following', {
        userId: actor.id,
        following: true,
      })
      .orderBy('newest.createdAt', 'DESC')
      .addOrderBy('newest.id', 'DESC')
      .limit(limit + 1);
    if (cursor !== undefined) {
      query.andWhere('(newest.createdAt, newest.id) < (:at, :id)', readCursor(cursor));
    }
    const { entities, raw } = await query.getRawAndEntities<{ newestAt: number; newestId: string }>();
    const last = entities.length > limit ? raw[limit - 1] : undefined;
    return {
      threads: await this.threads.forReader(actor.id, entities.slice(0, limit)),
      ...(last && { cursor: writeCursor({ at: Number(last.newestAt), id: last.newestId }) }),
    };
  }

  /** Who may not read the message at which a thread begins reads nothing of the thread. */
  private async rootOf(actor: Actor, id: string, manager?: EntityManager) {
    const find = (messageId: string) => this.finder.find(actor, messageId, undefined, manager);
    const found = await find(id);
    const { threadId } = found.message;
    const { message: root, membership } = threadId ? await find(threadId) : found;
    return { root, readsAfter: membership?.readsAfter ?? 0 };
  }
}

/** Moves one's place in a thread, and answers whether it moved. What was said before one came to it is history, not news. */
async function move(
  manager: EntityManager,
  { id: userId }: Actor,
  { id: messageId, roomId, replyCount }: Message,
  { following, seq = 0 }: UpdateThreadDto,
): Promise<boolean> {
  const follows = manager.getRepository(ThreadFollow);
  const known = await follows.findOneBy({ messageId, userId });
  const before = known ?? { following: false, lastReadSeq: following ? replyCount : 0 };
  const after = {
    following: following ?? before.following,
    lastReadSeq: Math.max(before.lastReadSeq, Math.min(seq, replyCount)),
  };
  if (after.following === known?.following && after.lastReadSeq === known.lastReadSeq) return false;
  await follows.save({ messageId, userId, roomId, ...after });
  return true;
}
