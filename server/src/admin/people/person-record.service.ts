import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import {
  AUDIT_ACTIONS,
  type AuditEntry as AuditEntryView,
  type PersonFigures,
  type PersonRecord,
  type PersonRoom,
  hasRole,
} from '#contracts';
import { AuditEntry } from '../../audit/audit-entry.entity.js';
import type { Act } from '../../auth/principal.js';
import { Session } from '../../auth/session.entity.js';
import { requireRole } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { Database } from '../../database/database.js';
import { File } from '../../files/file.entity.js';
import { Message } from '../../messages/message.entity.js';
import { Report } from '../../order/reports/report.entity.js';
import { Membership } from '../../rooms/membership.entity.js';
import { ActiveDay } from '../../users/active-day.entity.js';
import { findPerson } from '../../users/find-person.js';
import type { User } from '../../users/user.entity.js';
import { auditView } from '../audit/audit-list.js';
import { PeopleViews } from './people-views.js';

const HISTORY = 50;
const DEEDS = AUDIT_ACTIONS.filter((action) => action.startsWith('user.'));

/** All that the console knows of one person. */
@Injectable()
export class PersonRecordService {
  constructor(
    private readonly database: Database,
    private readonly views: PeopleViews,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `request.forbidden`, `user.notFound` */
  async of(act: Act, username: string): Promise<PersonRecord> {
    const reader = await requireRole(this.database.reading, act, 'moderator', this.clock.now());
    const role = reader?.role ?? 'admin';
    const isForAdmin = hasRole({ role }, 'admin');
    const user = await findPerson(this.database.reading, username);
    if (user.deletedAt) throw new DomainError('user.notFound');
    return {
      person: await this.views.one({ role }, user),
      figures: await this.figuresOf(user),
      rooms: await this.roomsOf(user),
      ...(isForAdmin && { sessions: await this.sessionsOf(user) }),
      history: await this.historyOf(user, isForAdmin),
    };
  }

  private async figuresOf({ id, logins }: User): Promise<PersonFigures> {
    const files = this.database.read(File);
    const reports = this.database.read(Report);
    return {
      messages: await this.database.read(Message).countBy({ authorId: id }),
      files: await files.countBy({ uploaderId: id }),
      bytes: (await files.sum('size', { uploaderId: id })) ?? 0,
      logins,
      daysActive: await this.database.read(ActiveDay).countBy({ userId: id }),
      reports: await reports.countBy({ authorId: id }),
      reportsMade: await reports.countBy({ reporterId: id }),
    };
  }

  private async roomsOf({ id: userId }: User): Promise<PersonRoom[]> {
    const places = await this.database.read(Membership).find({
      where: { userId, room: { kind: In(['public', 'private']) } },
      relations: { room: true },
      order: { room: { searchKey: 'ASC' } },
    });
    return places.map(({ role, room: { id, kind, slug, name, names, archivedAt } }) => ({
      id,
      kind: kind as PersonRoom['kind'],
      ...(slug && { slug }),
      name,
      ...(names && { names }),
      ...(archivedAt && { archivedAt: archivedAt.toISOString() }),
      role,
    }));
  }

  private async sessionsOf({ id: userId }: User): Promise<PersonRecord['sessions']> {
    const sessions = await this.database
      .read(Session)
      .find({ where: { userId }, order: { lastSeenAt: 'DESC' } });
    const now = this.clock.now();
    return sessions
      .filter(({ expiresAt }) => expiresAt > now)
      .map(({ id, device, ip, createdAt, lastSeenAt, expiresAt }) => ({
        id,
        device,
        ip,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      }));
  }

  private async historyOf({ id: targetId }: User, isForAdmin: boolean): Promise<AuditEntryView[]> {
    const entries = await this.database.read(AuditEntry).find({
      where: { targetId, action: In(DEEDS) },
      order: { number: 'DESC' },
      take: HISTORY,
    });
    return entries.map(auditView).map((entry) => (isForAdmin ? entry : withoutAddress(entry)));
  }
}

const withoutAddress = ({ ip: _, ...entry }: AuditEntryView): AuditEntryView => entry;
