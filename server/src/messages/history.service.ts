import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, LessThan, MoreThan, MoreThanOrEqual } from 'typeorm';
import { type HistoryAnswer, LIMITS, readRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { RoomFinder } from '../rooms/room-finder.js';
import { answeredBy } from './answered.js';
import { Message } from './message.entity.js';
import { MessageViews } from './message-views.js';
import type { HistoryDto } from './messages.dto.js';

interface Page {
  rows: Message[];
  hasMore: boolean;
  hasMoreAfter?: boolean;
}

/** What was said in a room, in pages by seq; what stands only in a thread is read there. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly database: Database,
    private readonly finder: RoomFinder,
    private readonly views: MessageViews,
  ) {}

  /** A page, ascending by seq. @throws DomainError `room.notFound`, `room.notMember`, `validation.failed` */
  async page(actor: Actor, ref: string, query: HistoryDto): Promise<HistoryAnswer> {
    const { before, after, around } = query;
    if ([before, after, around].filter((cursor) => cursor !== undefined).length > 1) {
      throw DomainError.field(after === undefined ? 'around' : 'after', 'format');
    }
    const { room } = await this.finder.find(actor, ref, readRefusal);
    const { rows, ...more } = await this.rowsOf(room.id, query);
    const answered = await answeredBy(this.database.reading, rows);
    return {
      messages: await this.views.forReader(actor.id, rows),
      ...more,
      answered: await this.views.forReader(actor.id, answered),
    };
  }

  private rowsOf(roomId: string, { before, after, around, limit = LIMITS.page.default }: HistoryDto) {
    if (around !== undefined) return this.around(roomId, around, limit);
    if (after !== undefined) return this.forwards({ roomId, seq: MoreThan(after) }, limit);
    return this.backwards(before === undefined ? { roomId } : { roomId, seq: LessThan(before) }, limit);
  }

  /** Half before, half from the one asked for on; what one side lacks the other does not make up. */
  private async around(roomId: string, seq: number, limit: number): Promise<Page> {
    const older = await this.backwards({ roomId, seq: LessThan(seq) }, Math.floor(limit / 2));
    const newer = await this.forwards({ roomId, seq: MoreThanOrEqual(seq) }, Math.ceil(limit / 2));
    return {
      rows: [...older.rows, ...newer.rows],
      hasMore: older.hasMore,
      hasMoreAfter: newer.hasMore,
    };
  }

  private async backwards(where: FindOptionsWhere<Message>, limit: number): Promise<Page> {
    const rows = await this.rows(where, 'DESC', limit);
    return { rows: rows.slice(0, limit).reverse(), hasMore: rows.length > limit };
  }

  private async forwards(where: FindOptionsWhere<Message>, limit: number): Promise<Page> {
    const rows = await this.rows(where, 'ASC', limit);
    return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
  }

  /** One more than the page, to know whether there is more. */
  private rows(where: FindOptionsWhere<Message>, order: 'ASC' | 'DESC', limit: number): Promise<Message[]> {
    return this.database
      .read(Message)
      .find({ where: { ...where, inRoom: true }, order: { seq: order }, take: limit + 1 });
  }
}
