import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { type HeldQueueAnswer, LIMITS, type Message } from '#contracts';
import { Audit } from '../../audit/audit.js';
import type { Act } from '../../auth/principal.js';
import { requireRole } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { readCursor, writeCursor } from '../../common/cursor.js';
import { DomainError } from '../../common/domain-error.js';
import { isId, newId } from '../../common/ids.js';
import { Database } from '../../database/database.js';
import type { CursorDto } from '../../messages/messages.dto.js';
import { MessageLog } from '../../messages/message-log.js';
import { NoticesService } from '../notices/notices.service.js';
import { ReportLog } from '../reports/report-log.js';
import { HeldLog } from './held-log.js';
import { heldEntry } from './held-views.js';
import { Held } from './held.entity.js';

/** Messages that wait, as those who keep order work through them. */
@Injectable()
export class HeldQueue {
  constructor(
    private readonly database: Database,
    private readonly held: HeldLog,
    private readonly log: MessageLog,
    private readonly notices: NoticesService,
    private readonly reports: ReportLog,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The oldest first. @throws DomainError `validation.failed` */
  async list({ cursor, limit = LIMITS.page.default }: CursorDto): Promise<HeldQueueAnswer> {
    const place = cursor === undefined ? undefined : readCursor(cursor);
    const rows = await this.database.read(Held).find({
      where: { refusedAt: IsNull(), ...(place && { id: MoreThan(place.id) }) },
      relations: { author: true, room: true },
      order: { id: 'ASC' },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      held: page.map(heldEntry),
      ...(last &&
        rows.length > limit && { cursor: writeCursor({ at: last.createdAt.getTime(), id: last.id }) }),
    };
  }

  /**
   * Posts it under its author's name, who must still have the right to. A message that was posted and is still here, since
   * the server stopped between the two, is posted once: it keeps its clientId.
   * @throws DomainError `request.forbidden`, `held.notFound`, and what refuses its author
   */
  async approve(act: Act, id: string): Promise<Message> {
    const waiting = await this.database.write(async (manager) => {
      const held = await this.find(manager, act, id);
      await this.record(manager, act, held, 'message.approve');
      return held;
    });
    const createdAt = this.clock.now().getTime();
    const message = await this.log.append({ ...waiting.message, id: newId(), createdAt });
    await this.database.write(
      (manager) => this.held.removeWithin(manager, waiting),
      (removed) => this.held.tellGone(removed),
    );
    return message;
  }

  /** @throws DomainError `request.forbidden`, `held.notFound` */
  async refuse(act: Act, id: string, reason: string): Promise<void> {
    await this.database.write(
      async (manager) => {
        const held = await this.find(manager, act, id);
        Object.assign(held, { refusedAt: this.clock.now(), reason });
        await manager.getRepository(Held).save(held);
        await this.record(manager, act, held, 'message.refuse', reason);
        const { authorId: userId, message } = held;
        const notice = { userId, kind: 'refusal', reason, text: message.text } as const;
        return {
          held,
          notice: await this.notices.addWithin(manager, notice),
          queue: await this.reports.queue(manager),
        };
      },
      ({ held, notice, queue }) => {
        this.held.tellGone({ held, queue });
        this.held.tellAuthor(held);
        this.notices.tell(notice);
      },
    );
  }

  private async find(manager: EntityManager, act: Act, id: string): Promise<Held> {
    await requireRole(manager, act, 'moderator', this.clock.now());
    const where = { id: isId(id) ? id.toLowerCase() : '', refusedAt: IsNull() };
    const held = await manager.getRepository(Held).findOneBy(where);
    if (!held) throw new DomainError('held.notFound');
    return held;
  }

  private record(
    manager: EntityManager,
    act: Act,
    { id, authorId, roomId }: Held,
    action: 'message.approve' | 'message.refuse',
    reason = '',
  ): Promise<void> {
    return this.audit.record(manager, act, {
      action,
      target: { kind: 'message', id },
      before: { author: authorId, room: roomId },
      ...(reason && { reason }),
    });
  }
}
