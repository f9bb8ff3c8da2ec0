import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan } from 'typeorm';
import { LIMITS, type ReportRequest, reportRefusal } from '#contracts';
import type { Actor } from '../../auth/principal.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { Database } from '../../database/database.js';
import { filesOf } from '../../files/file-views.js';
import { MessageFinder } from '../../messages/message-finder.js';
import { ReportLog } from './report-log.js';
import { Report } from './report.entity.js';

const HOUR_MS = 3_600_000;

/** Telling those who keep order of a message: what it says at that moment is all that they are shown of private ones. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly database: Database,
    private readonly finder: MessageFinder,
    private readonly log: ReportLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Once a person and message.
   * @throws DomainError `message.notFound`, `message.forbidden` for one's own, `message.deleted`, `report.conflict`,
   *   `rate.limited`
   */
  async report(actor: Actor, messageId: string, { category, words = '' }: ReportRequest): Promise<void> {
    await this.database.write(
      async (manager) => {
        const { message, room } = await this.finder.find(actor, messageId, reportRefusal, manager);
        await this.refuseMore(manager, actor, message.id);
        const files = (await filesOf(manager, [message.id])).get(message.id) ?? [];
        return this.log.addWithin(manager, {
          cause: category,
          words,
          reporterId: actor.id,
          authorId: message.authorId,
          roomId: room.id,
          messageId: message.id,
          messageType: message.type,
          messageText: message.text,
          fileNames: files.map(({ name }) => name),
          messageAt: message.createdAt,
        });
      },
      (news) => this.log.tell(news),
    );
  }

  private async refuseMore(manager: EntityManager, actor: Actor, messageId: string): Promise<void> {
    const reports = manager.getRepository(Report);
    const reporterId = actor.id;
    if (await reports.existsBy({ messageId, reporterId })) throw new DomainError('report.conflict');
    const now = this.clock.now().getTime();
    const within = MoreThan(new Date(now - HOUR_MS));
    const recent = await reports.find({
      where: { reporterId, createdAt: within },
      order: { createdAt: 'DESC' },
      take: LIMITS.reportsPerHour,
    });
    const first = recent[LIMITS.reportsPerHour - 1];
    if (first) throw new DomainError('rate.limited', { retryAfterMs: first.createdAt.getTime() + HOUR_MS - now });
  }
}
