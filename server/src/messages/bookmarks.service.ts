import { Inject, Injectable } from '@nestjs/common';
import { LIMITS, type Message as MessageView, type MessagesPage } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { type Cursor, readCursor, writeCursor } from '../common/cursor.js';
import { Database } from '../database/database.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { Membership } from '../rooms/membership.entity.js';
import { Bookmark } from './bookmark.entity.js';
import { MessageFinder, whilePresent } from './message-finder.js';
import { MessageViews } from './message-views.js';
import type { CursorDto } from './messages.dto.js';

/** Messages a person keeps for themselves. Nobody else learns of it, so no rev counts it. */
@Injectable()
export class BookmarksService {
  constructor(
    private readonly database: Database,
    private readonly finder: MessageFinder,
    private readonly broadcaster: Broadcaster,
    private readonly views: MessageViews,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Keeps a message, or no longer; doing it again changes nothing.
   * @throws DomainError `message.notFound`, or `message.deleted` for keeping what is not there any more
   */
  async set(actor: Actor, id: string, on: boolean): Promise<MessageView> {
    const { message } = await this.database.write(
      async (manager) => {
        const found = await this.finder.find(actor, id, on ? whilePresent : undefined, manager);
        const bookmark = { userId: actor.id, messageId: found.message.id };
        const bookmarks = manager.getRepository(Bookmark);
        const changed = on !== (await bookmarks.existsBy(bookmark));
        if (changed && on) await bookmarks.insert({ ...bookmark, createdAt: this.clock.now() });
        if (changed && !on) await bookmarks.delete(bookmark);
        return { message: found.message, changed };
      },
      ({ message: { id, roomId: room }, changed }) => {
        if (changed) this.broadcaster.send({ user: actor.id }, 'bookmark_updated', { room, id, on });
      },
    );
    return this.views.oneForReader(actor.id, message.id);
  }

  /** What one keeps and may still read, the newest bookmark first. @throws DomainError `validation.failed` */
  async list(
    { id: userId }: Actor,
    { cursor, limit = LIMITS.page.default }: CursorDto,
  ): Promise<MessagesPage> {
    const kept = await this.keptAfter(
      userId,
      cursor === undefined ? undefined : readCursor(cursor),
      limit + 1,
    );
    const page = kept.slice(0, limit);
    const messages = await this.views.forReader(
      userId,
      page.map(({ message }) => message),
    );
    const last = page.at(-1);
    if (kept.length <= limit || !last) return { messages };
    return { messages, cursor: writeCursor({ at: last.createdAt.getTime(), id: last.messageId }) };
  }

  private keptAfter(userId: string, place: Cursor | undefined, take: number): Promise<Bookmark[]> {
    const query = this.database
      .read(Bookmark)
      .createQueryBuilder('bookmark')
      .innerJoinAndSelect('bookmark.message', 'message')
      .innerJoin(
        Membership,
        'membership',
        'membership.roomId = message.roomId AND membership.userId = bookmark.userId AND message.seq > membership.readsAfter',
      )
      .where('bookmark.userId = :userId', { userId })
      .orderBy('bookmark.createdAt', 'DESC')
      .addOrderBy('bookmark.messageId', 'DESC')
      .limit(take);
    if (place) {
      query.andWhere('(bookmark.createdAt, bookmark.messageId) < (:at, :id)', place);
    }
    return query.getMany();
  }
}
