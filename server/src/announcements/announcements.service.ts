import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In, IsNull, MoreThan } from 'typeorm';
import type { Announcement as AnnouncementView, ConsoleAnnouncement } from '#contracts';
import { Audit } from '../audit/audit.js';
import type { Act, Actor } from '../auth/principal.js';
import { requireRole } from '../auth/standing.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { isId, newId } from '../common/ids.js';
import { Database } from '../database/database.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { Announcement } from './announcement.entity.js';
import type { NewAnnouncementDto } from './announcements.dto.js';
import { Dismissal } from './dismissal.entity.js';

/** Words to everybody. */
@Injectable()
export class AnnouncementsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly broadcaster: Broadcaster,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Those that still stand and that this person has not put away, the newest first. */
  async forReader({ id: userId }: Actor): Promise<AnnouncementView[]> {
    const standing = await this.standing();
    const put = await this.database
      .read(Dismissal)
      .findBy({ userId, announcementId: In(standing.map(({ id }) => id)) });
    const away = new Set(put.map(({ announcementId }) => announcementId));
    return standing.filter(({ id }) => !away.has(id)).map(view);
  }

  /** Those that still stand, as the console shows them. */
  async forConsole(): Promise<ConsoleAnnouncement[]> {
    return Promise.all((await this.standing()).map((each) => this.consoleView(each)));
  }

  /** Puts one away for this person, on all their devices. @throws DomainError `announcement.notFound` */
  async dismiss({ id: userId }: Actor, id: string): Promise<void> {
    await this.database.write(
      async (manager) => {
        const { id: announcementId } = await this.find(manager, id);
        const dismissals = manager.getRepository(Dismissal);
        if (!(await dismissals.existsBy({ announcementId, userId })))
          await dismissals.insert({ announcementId, userId });
        return announcementId;
      },
      (announcementId) =>
        this.broadcaster.send({ user: userId }, 'announcement_removed', { id: announcementId }),
    );
  }

  /** @throws DomainError `request.forbidden`, `validation.failed` */
  async make(act: Act, { text, level = 'info', endsAt }: NewAnnouncementDto): Promise<ConsoleAnnouncement> {
    const now = this.clock.now();
    if (!text.fa && !text.en) throw DomainError.field('text', 'required');
    if (endsAt !== undefined && new Date(endsAt) <= now) throw DomainError.field('endsAt', 'past');
    const announcement = await this.database.write(
      async (manager) => {
        await requireRole(manager, act, 'admin', now);
        const announcements = manager.getRepository(Announcement);
        const { id } = await announcements.save({
          id: newId(),
          text,
          level,
          createdById: act.user?.id ?? null,
          createdAt: now,
          endsAt: endsAt === undefined ? null : new Date(endsAt),
          removedAt: null,
        });
        await this.audit.record(manager, act, {
          action: 'announcement.make',
          target: { kind: 'server' },
          after: { text, level, ...(endsAt !== undefined && { endsAt }) },
        });
        return announcements.findOneOrFail({ where: { id }, relations: { createdBy: true } });
      },
      (made) => this.broadcaster.send({ everyone: true }, 'announcement', { announcement: view(made) }),
    );
    return this.consoleView(announcement);
  }

  /** Takes one back from everybody. @throws DomainError `request.forbidden`, `announcement.notFound` */
  async remove(act: Act, id: string): Promise<void> {
    await this.database.write(
      async (manager) => {
        await requireRole(manager, act, 'admin', this.clock.now());
        const announcement = await this.find(manager, id);
        await manager
          .getRepository(Announcement)
          .update({ id: announcement.id }, { removedAt: this.clock.now() });
        await this.audit.record(manager, act, {
          action: 'announcement.remove',
          target: { kind: 'server' },
          before: { text: announcement.text, level: announcement.level },
        });
        return announcement.id;
      },
      (removed) => this.broadcaster.send({ everyone: true }, 'announcement_removed', { id: removed }),
    );
  }

  private standing(): Promise<Announcement[]> {
    return this.database.read(Announcement).find({
      where: this.stands(),
      relations: { createdBy: true },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  private async find(manager: EntityManager, id: string): Promise<Announcement> {
    const where = this.stands().map((each) => ({ ...each, id: id.toLowerCase() }));
    const found = isId(id) ? await manager.getRepository(Announcement).findOneBy(where) : null;
    if (!found) throw new DomainError('announcement.notFound');
    return found;
  }

  private stands(): FindOptionsWhere<Announcement>[] {
    return [
      { removedAt: IsNull(), endsAt: IsNull() },
      { removedAt: IsNull(), endsAt: MoreThan(this.clock.now()) },
    ];
  }

  private async consoleView(announcement: Announcement): Promise<ConsoleAnnouncement> {
    const { id: announcementId, createdBy } = announcement;
    return {
      ...view(announcement),
      ...(createdBy && { createdBy: createdBy.username }),
      dismissals: await this.database.read(Dismissal).countBy({ announcementId }),
    };
  }
}

const view = ({ id, text, level, createdAt, endsAt }: Announcement): AnnouncementView => ({
  id,
  text,
  level,
  createdAt: createdAt.toISOString(),
  ...(endsAt && { endsAt: endsAt.toISOString() }),
});
