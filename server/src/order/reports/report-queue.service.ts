import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, LessThan } from 'typeorm';
import {
  LIMITS,
  type Message as MessageView,
  type ReportsAnswer,
  type Report as ReportView,
  type ResolveRequest,
} from '#contracts';
import { Audit } from '../../audit/audit.js';
import type { Act } from '../../auth/principal.js';
import { requireRole } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { readCursor, writeCursor } from '../../common/cursor.js';
import { DomainError } from '../../common/domain-error.js';
import { isId } from '../../common/ids.js';
import { Database } from '../../database/database.js';
import { MessageRemoval } from '../removal/message-removal.service.js';
import { MutesService } from '../mutes/mutes.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { ReportLog } from './report-log.js';
import { reportView } from './report-views.js';
import type { ReportsQueryDto } from './reports.dto.js';
import { Report } from './report.entity.js';

const PEOPLE = { reporter: true, author: true, room: true, assignee: true, resolvedBy: true };

/** The reports as those who keep order work through them. */
@Injectable()
export class ReportQueue {
  constructor(
    private readonly database: Database,
    private readonly log: ReportLog,
    private readonly removal: MessageRemoval,
    private readonly mutes: MutesService,
    private readonly notices: NoticesService,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Of one state, the newest first. @throws DomainError `validation.failed` */
  async list({
    state = 'open',
    cursor,
    limit = LIMITS.page.default,
  }: ReportsQueryDto): Promise<ReportsAnswer> {
    const place = cursor === undefined ? undefined : readCursor(cursor);
    const rows = await this.database.read(Report).find({
      where: { state, ...(place && { id: LessThan(place.id) }) },
      relations: PEOPLE,
      order: { id: 'DESC' },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      reports: page.map(reportView),
      ...(last &&
        rows.length > limit && { cursor: writeCursor({ at: last.createdAt.getTime(), id: last.id }) }),
    };
  }

  /** What stands around the message, in public rooms alone. @throws DomainError `report.notFound` */
  async context(id: string): Promise<MessageView[]> {
    const { messageId } = await this.find(this.database.reading, id);
    return messageId === null ? [] : this.removal.context(messageId);
  }

  /** Takes it upon oneself, or leaves it to others again. @throws DomainError `report.notFound`, `report.resolved` */
  assign(act: Act, id: string, toOneself: boolean): Promise<ReportView> {
    return this.change(act, id, async (manager, report) => {
      const assigneeId = toOneself ? (act.user?.id ?? null) : null;
      await manager.getRepository(Report).update({ id: report.id }, { assigneeId });
    });
  }

  /**
   * Does what was decided and closes all open reports of the message with it. What is done before a failure stays done:
   * the report is open then, and doing it again changes nothing more.
   * @throws DomainError `report.notFound`, `report.resolved`, and what the deed throws
   */
  async resolve(act: Act, id: string, wish: ResolveRequest): Promise<ReportView> {
    const { outcome, reason = '' } = wish;
    const report = await this.find(this.database.reading, id);
    if (report.state === 'resolved') throw new DomainError('report.resolved');
    await this.carryOut(act, report, wish);
    return this.change(act, id, async (manager) => {
      const { id: reportId, messageId } = report;
      const meant = messageId === null ? { id: reportId } : { messageId };
      await manager.getRepository(Report).update(
        { ...meant, state: 'open' },
        {
          state: 'resolved',
          outcome,
          note: reason,
          resolvedAt: this.clock.now(),
          resolvedById: act.user?.id ?? null,
        },
      );
      await this.audit.record(manager, act, {
        action: 'report.resolve',
        target: { kind: 'user', id: report.authorId, name: report.author.username },
        before: { report: reportId, cause: report.cause },
        after: { outcome },
        ...(reason && { reason }),
      });
    });
  }

  private async carryOut(act: Act, report: Report, { outcome, reason = '', until }: ResolveRequest): Promise<void> {
    const { username } = report.author;
    if (outcome === 'warned') {
      if (reason === '') throw DomainError.field('reason', 'required');
      await this.notices.warn(act, username, reason, report.messageText);
    }
    if (outcome === 'muted') await this.mutes.mute(act, username, { ...(until && { until }), reason });
    if (outcome === 'deleted' && report.messageId) {
      await this.removal.remove(act, report.messageId, reason).catch(unlessDeleted);
    }
  }

  private async change(
    act: Act,
    id: string,
    alter: (manager: EntityManager, report: Report) => Promise<void>,
  ): Promise<ReportView> {
    const { report } = await this.database.write(
      async (manager) => {
        await requireRole(manager, act, 'moderator', this.clock.now());
        const found = await this.find(manager, id);
        if (found.state === 'resolved') throw new DomainError('report.resolved');
        await alter(manager, found);
        return this.log.newsOf(manager, found.id);
      },
      (news) => this.log.tell(news),
    );
    return reportView(report);
  }

  private async find(manager: EntityManager, id: string): Promise<Report> {
    const where = { id: isId(id) ? id.toLowerCase() : '' };
    const report = await manager.getRepository(Report).findOne({ where, relations: PEOPLE });
    if (!report) throw new DomainError('report.notFound');
    return report;
  }
}

/** What somebody else has deleted meanwhile is as one wanted it. */
function unlessDeleted(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'message.deleted') throw error;
}
