import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { RemovePersonRequest } from '#contracts';
import { AddressBans } from '../../auth/address-bans.js';
import type { Act } from '../../auth/principal.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { Database } from '../../database/database.js';
import { File } from '../../files/file.entity.js';
import { Log } from '../../logging/log.js';
import { Bookmark } from '../../messages/bookmark.entity.js';
import { MessageErasure } from '../../messages/message-erasure.js';
import { ThreadFollow } from '../../messages/thread-follow.entity.js';
import { ActiveDay } from '../../users/active-day.entity.js';
import { User } from '../../users/user.entity.js';
import { Departure } from './departure.js';
import { ShutOut } from './shut-out.js';
import { Stewardship } from './stewardship.js';
import { bury } from './tombstone.js';

/** Deleting accounts. Messages that are to go with one go after it, in a transaction for some at a time. */
@Injectable()
export class RemovalService implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly stewardship: Stewardship,
    private readonly shutOut: ShutOut,
    private readonly departure: Departure,
    private readonly addresses: AddressBans,
    private readonly erasure: MessageErasure,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What was to be erased when the server last ended is erased now. */
  async onApplicationBootstrap(): Promise<void> {
    const unfinished = await this.database.read(User).findBy({ isErasing: true });
    for (const user of unfinished) void this.erase(user);
  }

  /** @throws DomainError `validation.failed` when the name is another, and what Stewardship throws */
  async remove(act: Act, username: string, wish: RemovePersonRequest): Promise<void> {
    if (wish.username.toLowerCase() !== username.toLowerCase()) throw DomainError.field('username', 'format');
    const isErasing = wish.messages === 'delete';
    const removed = await this.stewardship.do(act, username, {
      action: 'user.delete',
      least: 'admin',
      unseats: true,
      reason: wish.reason,
      alter: async (target, manager) => {
        const left = await this.departure.within(manager, target);
        await this.forget(manager, target);
        const { user, announce } = await this.shutOut.within(
          manager,
          target,
          { reason: 'deleted' },
          (account) => {
            bury(account, this.clock.now());
            account.isErasing = isErasing;
          },
        );
        const after = { messages: wish.messages };
        return { user, after, announce: () => (announce(), left(user)) };
      },
    });
    if (isErasing) void this.erase(removed);
  }

  /** What belongs to nobody else, and is of no use without them. */
  private async forget(manager: EntityManager, user: User): Promise<void> {
    await this.addresses.openWithin(manager, user);
    for (const entity of [ActiveDay, Bookmark, ThreadFollow])
      await manager.getRepository(entity).delete({ userId: user.id });
    const files = manager.getRepository(File);
    await files.delete({ uploaderId: user.id, purpose: IsNull() });
    if (user.avatarId) await files.delete({ id: user.avatarId });
  }

  private async erase({ id }: User): Promise<void> {
    try {
      await this.erasure.erase({ authorId: id }, id);
      await this.database.write((manager) =>
        manager.getRepository(User).update({ id }, { isErasing: false }),
      );
    } catch (error) {
      this.log.error({ err: error }, 'messages of a deleted account are left; the next start goes on');
    }
  }
}
