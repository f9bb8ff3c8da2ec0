import { Injectable } from '@nestjs/common';
import { Between, type FindOptionsWhere, LessThan, MoreThan, MoreThanOrEqual } from 'typeorm';
import { type HistoryAnswer, LIMITS, type SyncAnswer, readRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { RoomFinder } from '../rooms/room-finder.js';
import { roomView } from '../rooms/room-views.js';
import { Message } from './message.entity.js';
import { messageView } from './message-views.js';
import type { HistoryDto } from './messages.dto.js';

/** What was said: pages by seq, and everything that changed since a rev. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
  ) {}

  /** A page, ascending by seq. @throws DomainError `room.notFound`, `room.notMember`, `validation.failed` */
  async page(actor: Actor, ref: string, query: HistoryDto): Promise<HistoryAnswer> {
    const { before, after, around, limit = LIMITS.page.default } = query;
    if ([before, after, around].filter((cursor) => cursor !== undefined).length > 1) {
      throw DomainError.field(after === undefined ? 'around' : 'after', 'format');
    }
    const { room } = await this.finder.find(actor, ref, readRefusal);
    const roomId = room.id;
    if (around !== undefined) return this.around(roomId, around, limit);
    if (after !== undefined) return this.forwards({ roomId, seq: MoreThan(after) }, limit);
    return this.backwards(before === undefined ? { roomId } : { roomId, seq: LessThan(before) }, limit);
  }

  /**
   * Every change of the room whose rev is greater than `since`, oldest first, a page at a time. While `hasMore`,
   * ask again from the `rev` of the answer.
   */
  async sync(actor: Actor, ref: string, since: number): Promise<SyncAnswer> {
    const { room, membership } = await this.finder.find(actor, ref, readRefusal);
    // Bounded by the rev just read: what is committed between the two reads belongs to the next question.
    const rows = await this.database.read(Message).find({
      where: { roomId: room.id, rev: Between(since + 1, room.rev) },
      relations: { author: true },
      order: { rev: 'ASC' },
      take: LIMITS.syncPage + 1,
    });
    const hasMore = rows.length > LIMITS.syncPage;
    const messages = rows.slice(0, LIMITS.syncPage).map(messageView);
    const rev = hasMore ? (messages.at(-1)?.rev ?? room.rev) : room.rev;
    return { room: roomView(room, { membership }), rev, messages, hasMore, answered: [], reads: [] };
  }

  /** Half before, half from the one asked for on; what one side lacks the other does not make up. */
  private async around(roomId: string, seq: number, limit: number): Promise<HistoryAnswer> {
    const older = await this.backwards({ roomId, seq: LessThan(seq) }, Math.floor(limit / 2));
    const newer = await this.forwards({ roomId, seq: MoreThanOrEqual(seq) }, Math.ceil(limit / 2));
    return {
      messages: [...older.messages, ...newer.messages],
      hasMore: older.hasMore,
      hasMoreAfter: newer.hasMore,
      answered: [],
    };
  }

  private async backwards(where: FindOptionsWhere<Message>, limit: number): Promise<HistoryAnswer> {
    const rows = await this.rows(where, 'DESC', limit);
    return {
      messages: rows.slice(0, limit).reverse().map(messageView),
      hasMore: rows.length > limit,
      answered: [],
    };
  }

  private async forwards(where: FindOptionsWhere<Message>, limit: number): Promise<HistoryAnswer> {
    const rows = await this.rows(where, 'ASC', limit);
    return { messages: rows.slice(0, limit).map(messageView), hasMore: rows.length > limit, answered: [] };
  }

  /** One more than the page, to know whether there is more. */
  private rows(where: FindOptionsWhere<Message>, order: 'ASC' | 'DESC', limit: number): Promise<Message[]> {
    return this.database
      .read(Message)
      .find({ where, relations: { author: true }, order: { seq: order }, take: limit + 1 });
  }
}
