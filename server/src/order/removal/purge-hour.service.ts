import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, MoreThanOrEqual } from 'typeorm';
import { Audit } from '../../audit/audit.js';
import type { Act } from '../../auth/principal.js';
import { requireRole } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { firstIdAt } from '../../common/ids.js';
import { Database } from '../../database/database.js';
import { Message } from '../../messages/message.entity.js';
import { findPerson } from '../../users/find-person.js';
import { refuseSteward } from '../mutes/mutes.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { MessageRemoval } from './message-removal.service.js';

const HOUR_MS = 3_600_000;

/** Taking away at once what somebody wrote in public rooms within an hour. */
@Injectable()
export class PurgeHour {
  constructor(
    private readonly database: Database,
    private readonly removal: MessageRemoval,
    private readonly notices: NoticesService,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Deletes them one by one, so that each reader hears of each; answers how many there were.
   * @throws DomainError `request.forbidden`, `user.notFound`, `user.self`, `user.outranked`
   */
  async purge(act: Act, username: string, reason: string): Promise<number> {
    const since = new Date(this.clock.now().getTime() - HOUR_MS);
    const target = await this.database.write(async (manager) => {
      await requireRole(manager, act, 'moderator', this.clock.now());
      const person = await findPerson(manager, username);
      await refuseSteward(manager, act, person);
      return person;
    });
    let deleted = 0;
    for (const id of await recentOf(this.database.reading, target.id, since)) {
      await this.removal.removeQuietly(act, id).then(() => (deleted += 1), unlessGone);
    }
    await this.database.write(
      async (manager) => {
        await this.audit.record(manager, act, {
          action: 'user.purgeHour',
          target: { kind: 'user', id: target.id, name: target.username },
          after: { deleted },
          ...(reason && { reason }),
        });
        if (deleted === 0) return null;
        return this.notices.addWithin(manager, { userId: target.id, kind: 'removal', reason });
      },
      (notice) => notice && this.notices.tell(notice),
    );
    return deleted;
  }
}

/** Ids begin with their time: of all messages only those of the hour are looked at, however many their author wrote before. */
async function recentOf(manager: EntityManager, authorId: string, since: Date): Promise<string[]> {
  const messages = await manager.getRepository(Message).find({
    select: { id: true },
    where: { id: MoreThanOrEqual(firstIdAt(since)), authorId, deletedAt: IsNull(), room: { kind: 'public' } },
    order: { id: 'ASC' },
  });
  return messages.map(({ id }) => id);
}

/** What went in the meantime is gone as one wanted it. */
function unlessGone(error: unknown): void {
  const codes = ['message.deleted', 'message.notFound'];
  if (!(error instanceof DomainError) || !codes.includes(error.code)) throw error;
}
