import {
  And,
  FindOperator,
  type FindOptionsWhere,
  LessThan,
  MoreThan,
  MoreThanOrEqual,
  type Repository,
} from 'typeorm';
import { type HistoryQuery, LIMITS } from '#contracts';
import { DomainError } from '../common/domain-error.js';
import type { Message } from './message.entity.js';

/** Ascending by what they are counted by. */
export interface Page {
  rows: Message[];
  hasMore: boolean;
  hasMoreAfter?: boolean;
}

type Count = 'seq' | 'threadSeq';

/** Pages of messages by a number that counts them: a room's or a thread's. */
export class MessagePages {
  constructor(
    private readonly messages: Repository<Message>,
    private readonly where: FindOptionsWhere<Message>,
    private readonly count: Count,
    /** Only what has a greater seq. */
    private readonly readsAfter = 0,
  ) {}

  /** The newest, or by at most one of `before`, `after`, `around`. @throws DomainError `validation.failed` */
  page({ before, after, around, limit = LIMITS.page.default }: HistoryQuery): Promise<Page> {
    if ([before, after, around].filter((cursor) => cursor !== undefined).length > 1) {
      throw DomainError.field(after === undefined ? 'around' : 'after', 'format');
    }
    if (around !== undefined) return this.around(around, limit);
    if (after !== undefined) return this.forwards({ [this.count]: MoreThan(after) }, limit);
    return this.backwards(before === undefined ? {} : { [this.count]: LessThan(before) }, limit);
  }

  /** Half before, half from the one asked for on; what one side lacks the other does not make up. */
  private async around(at: number, limit: number): Promise<Page> {
    const older = await this.backwards({ [this.count]: LessThan(at) }, Math.floor(limit / 2));
    const newer = await this.forwards({ [this.count]: MoreThanOrEqual(at) }, Math.ceil(limit / 2));
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

  /** Two bounds of one column are one condition. */
  private within({ seq }: FindOptionsWhere<Message>): FindOptionsWhere<Message> {
    if (this.readsAfter === 0) return {};
    const after = MoreThan(this.readsAfter);
    return { seq: seq instanceof FindOperator ? And(after, seq) : after };
  }

  /** One more than the page, to know whether there is more. */
  private rows(where: FindOptionsWhere<Message>, order: 'ASC' | 'DESC', limit: number): Promise<Message[]> {
    return this.messages.find({
      where: { ...this.where, ...where, ...this.within(where) },
      order: { [this.count]: order },
      take: limit + 1,
    });
  }
}
