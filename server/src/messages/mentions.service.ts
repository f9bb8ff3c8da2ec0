import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { LIMITS, type MessagesPage } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { type Cursor, readCursor, writeCursor } from '../common/cursor.js';
import { Database } from '../database/database.js';
import { Membership } from '../rooms/membership.entity.js';
import { notAcrossBlocks } from './mention-counts.js';
import { Mention } from './mention.entity.js';
import { EVERYBODY } from './mentions.js';
import { Message } from './message.entity.js';
import { MessageViews } from './message-views.js';
import type { CursorDto } from './messages.dto.js';

/** Where one is mentioned, over all rooms. */
@Injectable()
export class MentionsService {
  constructor(
    private readonly database: Database,
    private readonly views: MessageViews,
  ) {}

  /** Messages by others that mention one, or everybody since one came, the newest first. @throws DomainError `validation.failed` */
  async list(actor: Actor, { cursor, limit = LIMITS.page.default }: CursorDto): Promise<MessagesPage> {
    const found = await this.places(actor, cursor, limit + 1);
    const page = found.slice(0, limit);
    const rows = await this.database.read(Message).findBy({ id: In(page.map(({ id }) => id)) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    const messages = page.flatMap(({ id }) => byId.get(id) ?? []);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      messages: await this.views.forReader(actor.id, messages),
      ...(last && { cursor: writeCursor(last) }),
    };
  }

  /** Each index is read from its end, so that a page costs no more than what is on it. A message can stand in both. */
  private async places({ id: userId }: Actor, cursor: string | undefined, count: number): Promise<Cursor[]> {
    const found: Cursor[] = [];
    for (const key of [userId, EVERYBODY]) {
      const query = this.database.reading
        .createQueryBuilder(Mention, 'mention')
        .innerJoin(
          Membership,
          'membership',
          'membership.roomId = mention.roomId AND membership.userId = :userId',
        )
        .innerJoin('mention.message', 'message', 'message.deletedAt IS NULL')
        .select('mention.messageId', 'id')
        .addSelect('mention.createdAt', 'at')
        .where(
          'mention.userKey = :key AND mention.authorId <> :userId AND mention.seq > membership.readsAfter',
        )
        .orderBy('mention.createdAt', 'DESC')
        .addOrderBy('mention.messageId', 'DESC')
        .limit(count)
        .setParameters({ userId, key });
      if (key === EVERYBODY) query.andWhere('mention.createdAt >= membership.joinedAt');
      if (cursor !== undefined) {
        query.andWhere('(mention.createdAt, mention.messageId) < (:at, :id)', readCursor(cursor));
      }
      const rows = await notAcrossBlocks(query).getRawMany<Cursor>();
      found.push(...rows.map(({ id, at }) => ({ id, at: Number(at) })));
    }
    const places = new Map(found.map((place) => [place.id, place]));
    return [...places.values()].sort(newestFirst).slice(0, count);
  }
}

const newestFirst = (a: Cursor, b: Cursor): number => b.at - a.at || (a.id < b.id ? 1 : -1);
