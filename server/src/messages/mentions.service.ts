import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { LIMITS, type MessagesPage } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { readCursor, writeCursor } from '../common/cursor.js';
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
      ...(last && { cursor: writeCursor({ at: Number(last.at), id: last.id }) }),
    };
  }

  private places({ id: userId }: Actor, cursor: string | undefined, count: number) {
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
      .where('mention.authorId <> :userId')
      .andWhere(
        '(mention.userKey = :userId OR (mention.userKey = :everybody AND mention.createdAt >= membership.joinedAt))',
      )
      // A message can call somebody and everybody.
      .groupBy('mention.messageId')
      .addGroupBy('mention.createdAt')
      .orderBy('mention.createdAt', 'DESC')
      .addOrderBy('mention.messageId', 'DESC')
      .limit(count)
      .setParameters({ userId, everybody: EVERYBODY });
    if (cursor !== undefined) {
      query.andWhere('(mention.createdAt, mention.messageId) < (:at, :id)', readCursor(cursor));
    }
    return notAcrossBlocks(query).getRawMany<{ id: string; at: number }>();
  }
}
