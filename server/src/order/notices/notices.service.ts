import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NoticeKind, Notice as NoticeView } from '#contracts';
import { Audit } from '../../audit/audit.js';
import type { Act, Actor } from '../../auth/principal.js';
import { requireRole } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { isId, newId } from '../../common/ids.js';
import { Database } from '../../database/database.js';
import { Broadcaster } from '../../realtime/broadcaster.js';
import { findPerson } from '../../users/find-person.js';
import { refuseSteward } from '../mutes/mutes.service.js';
import { Notice } from './notice.entity.js';

/** More than these nobody reads at once; those before them come when they are put away. */
const SHOWN = 20;

export interface NewNotice {
  userId: string;
  kind: NoticeKind;
  reason?: string;
  text?: string;
}

/** What those who keep order tell people: it waits for whoever is away, and stands until it is put away. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly database: Database,
    private readonly broadcaster: Broadcaster,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** One's own, the newest first. */
  async list({ id: userId }: Actor): Promise<NoticeView[]> {
    const notices = await this.database
      .read(Notice)
      .find({ where: { userId }, order: { id: 'DESC' }, take: SHOWN });
    return notices.map(noticeView);
  }

  /** Puts one of one's own away. @throws DomainError `notice.notFound` */
  async dismiss({ id: userId }: Actor, given: string): Promise<void> {
    const id = given.toLowerCase();
    await this.database.write(
      async (manager) => {
        const { affected } = await manager.getRepository(Notice).delete({ id: isId(id) ? id : '', userId });
        if (!affected) throw new DomainError('notice.notFound');
      },
      () => this.broadcaster.send({ user: userId }, 'notice_dismissed', { id }),
    );
  }

  /**
   * Warns somebody.
   * @throws DomainError `request.forbidden`, `user.notFound`, `user.self`, `user.outranked`
   */
  async warn(act: Act, username: string, reason: string, text = ''): Promise<void> {
    await this.database.write(
      async (manager) => {
        await requireRole(manager, act, 'moderator', this.clock.now());
        const target = await findPerson(manager, username);
        await refuseSteward(manager, act, target);
        await this.audit.record(manager, act, {
          action: 'user.warn',
          target: { kind: 'user', id: target.id, name: target.username },
          reason,
        });
        return this.addWithin(manager, { userId: target.id, kind: 'warning', reason, text });
      },
      (notice) => this.tell(notice),
    );
  }

  /** As part of a transaction; `tell` is called after it. */
  async addWithin(
    manager: EntityManager,
    { userId, kind, reason = '', text = '' }: NewNotice,
  ): Promise<Notice> {
    const notices = manager.getRepository(Notice);
    const notice = notices.create({ id: newId(), userId, kind, reason, text, at: this.clock.now() });
    await notices.insert(notice);
    return notice;
  }

  tell(notice: Notice): void {
    this.broadcaster.send({ user: notice.userId }, 'notice', { notice: noticeView(notice) });
  }
}

const noticeView = ({ id, kind, at, reason, text }: Notice): NoticeView => ({
  id,
  kind,
  at: at.toISOString(),
  reason,
  ...(text && { text }),
});
