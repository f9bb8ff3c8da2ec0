import { Inject, Injectable } from '@nestjs/common';
import { Between, type EntityManager } from 'typeorm';
import type { Message as MessageView } from '#contracts';
import { Audit } from '../../audit/audit.js';
import type { Act, Actor } from '../../auth/principal.js';
import { requireRole } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { isId } from '../../common/ids.js';
import { Database } from '../../database/database.js';
import { MessageDeletionService } from '../../messages/message-deletion.service.js';
import type { FoundMessage } from '../../messages/message-finder.js';
import { MessageViews } from '../../messages/message-views.js';
import { Message } from '../../messages/message.entity.js';
import { Room } from '../../rooms/room.entity.js';
import type { Notice } from '../notices/notice.entity.js';
import { NoticesService } from '../notices/notices.service.js';
import { Report } from '../reports/report.entity.js';

/** How many messages are shown on either side of one. */
const AROUND = 2;

/**
 * What those who keep order on the server do to messages without being in their rooms: in public ones, and elsewhere to
 * what was reported to them.
 */
@Injectable()
export class MessageRemoval {
  constructor(
    private readonly database: Database,
    private readonly deletion: MessageDeletionService,
    private readonly views: MessageViews,
    private readonly notices: NoticesService,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Deletes it and tells its author why.
   * @throws DomainError `request.forbidden`, `message.notFound`, `message.deleted`
   */
  async remove(act: Act, id: string, reason: string): Promise<MessageView> {
    let notice: Notice | undefined;
    const message = await this.deletion.deleteBy(personOf(act), id, {
      rule: () => null,
      find: (manager) => this.find(manager, act, id),
      along: async ({ message: { id: messageId, authorId, text }, room }, manager) => {
        if (authorId !== act.user?.id)
          notice = await this.notices.addWithin(manager, { userId: authorId, kind: 'removal', reason, text });
        await this.audit.record(manager, act, {
          action: 'message.delete',
          target: { kind: 'message', id: messageId },
          before: { author: authorId, room: room.id },
          ...(reason && { reason }),
        });
      },
    });
    if (notice) this.notices.tell(notice);
    return message;
  }

  /** As one of many, which are told of and recorded together. @throws DomainError as `remove` */
  async removeQuietly(act: Act, id: string): Promise<void> {
    const find = (manager: EntityManager) => this.find(manager, act, id);
    await this.deletion.deleteBy(personOf(act), id, { rule: () => null, find });
  }

  /** A message of a public room and what stands around it, as everybody sees it. */
  async context(messageId: string): Promise<MessageView[]> {
    const messages = this.database.read(Message);
    const message = await messages.findOne({ where: { id: messageId }, relations: { room: true } });
    if (message?.room.kind !== 'public') return [];
    const { roomId, seq } = message;
    const rows = await messages.find({
      where: { roomId, seq: Between(seq - AROUND, seq + AROUND) },
      order: { seq: 'ASC' },
    });
    return this.views.forEverybody(rows);
  }

  private async find(manager: EntityManager, act: Act, given: string): Promise<FoundMessage> {
    await requireRole(manager, act, 'moderator', this.clock.now());
    const id = isId(given) ? given.toLowerCase() : '';
    const message = await manager.getRepository(Message).findOneBy({ id });
    const room = message && (await manager.getRepository(Room).findOneBy({ id: message.roomId }));
    if (!message || !room || !(room.kind === 'public' || (await isReported(manager, id))))
      throw new DomainError('message.notFound');
    if (message.deletedAt) throw new DomainError('message.deleted');
    return { message, room, membership: null };
  }
}

const isReported = (manager: EntityManager, messageId: string): Promise<boolean> =>
  manager.getRepository(Report).existsBy({ messageId, state: 'open' });

function personOf({ user }: Act): Actor {
  if (!user) throw new DomainError('request.forbidden');
  return user;
}
