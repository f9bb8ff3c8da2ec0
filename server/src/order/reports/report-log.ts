import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OrderQueue } from '#contracts';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { Database } from '../../database/database.js';
import { Broadcaster } from '../../realtime/broadcaster.js';
import { reportView } from './report-views.js';
import { Report } from './report.entity.js';

/** What is reported, by somebody or by the server itself. */
export type NewReport = Pick<
  Report,
  | 'cause'
  | 'words'
  | 'reporterId'
  | 'authorId'
  | 'roomId'
  | 'messageId'
  | 'messageType'
  | 'messageText'
  | 'fileNames'
  | 'messageAt'
>;

export interface ReportNews {
  report: Report;
  queue: OrderQueue;
}

const PEOPLE = { reporter: true, author: true, room: true, assignee: true, resolvedBy: true };

/** Where reports are written down, and those who keep order told of them. */
@Injectable()
export class ReportLog {
  constructor(
    private readonly database: Database,
    private readonly broadcaster: Broadcaster,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** By the server itself. */
  async file(report: Omit<NewReport, 'reporterId'>): Promise<void> {
    await this.database.write(
      (manager) => this.addWithin(manager, { ...report, reporterId: null }),
      (news) => this.tell(news),
    );
  }

  /** As part of a transaction; `tell` is called after it. */
  async addWithin(manager: EntityManager, report: NewReport): Promise<ReportNews> {
    const id = newId();
    await manager.getRepository(Report).insert({
      ...report,
      id,
      createdAt: this.clock.now(),
      state: 'open',
      assigneeId: null,
      resolvedAt: null,
      resolvedById: null,
      outcome: null,
      note: '',
    });
    return this.newsOf(manager, id);
  }

  async newsOf(manager: EntityManager, id: string): Promise<ReportNews> {
    const report = await manager.getRepository(Report).findOneOrFail({ where: { id }, relations: PEOPLE });
    return { report, queue: await this.queue(manager) };
  }

  /** What waits for those who keep order. */
  async queue(manager: EntityManager = this.database.reading): Promise<OrderQueue> {
    return { reports: await manager.getRepository(Report).countBy({ state: 'open' }), held: 0 };
  }

  tell({ report, queue }: ReportNews): void {
    const event = { report: reportView(report), queue };
    this.broadcaster.send({ role: 'moderator' }, 'report_updated', event);
  }
}
