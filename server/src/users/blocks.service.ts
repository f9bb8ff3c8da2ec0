import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OwnUser, User as UserView } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { Accounts } from './accounts.js';
import { Block } from './block.entity.js';
import { BlockList } from './block-list.js';
import { findPerson } from './find-person.js';
import { StatusNews } from './status-news.js';
import { User } from './user.entity.js';
import { UserViews } from './user-views.js';

/** Blocking: from then on neither hears anything of the other. The blocked one sees somebody who is never there. */
@Injectable()
export class BlocksService {
  constructor(
    private readonly database: Database,
    private readonly list: BlockList,
    private readonly accounts: Accounts,
    private readonly news: StatusNews,
    private readonly views: UserViews,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Doing it again changes nothing. @throws DomainError `user.notFound`, `user.self` */
  block(actor: Actor, username: string): Promise<OwnUser> {
    return this.change(
      actor,
      username,
      async (manager, blockerId, blockedId) => {
        const blocks = manager.getRepository(Block);
        if (await blocks.existsBy({ blockerId, blockedId })) return false;
        await blocks.insert({ blockerId, blockedId, createdAt: this.clock.now() });
        return true;
      },
      (own, other) => this.list.add(own.id, other),
    );
  }

  /** Doing it again changes nothing. @throws DomainError `user.notFound`, `user.self` */
  unblock(actor: Actor, username: string): Promise<OwnUser> {
    return this.change(
      actor,
      username,
      async (manager, blockerId, blockedId) => {
        const { affected } = await manager.getRepository(Block).delete({ blockerId, blockedId });
        return affected !== 0;
      },
      (own, other) => this.list.delete(own.id, other.id),
    );
  }

  /** The people somebody has blocked, the latest first. */
  async blockedBy({ id }: Actor): Promise<UserView[]> {
    const blocks = await this.database.read(Block).find({
      where: { blockerId: id },
      relations: { blocked: true },
      order: { createdAt: 'DESC' },
    });
    return blocks.map(({ blocked }) => this.views.card(blocked, id));
  }

  private async change(
    actor: Actor,
    username: string,
    store: (manager: EntityManager, own: string, other: string) => Promise<boolean>,
    remember: (own: User, other: User) => void,
  ): Promise<OwnUser> {
    const { own } = await this.database.write(
      async (manager) => {
        const other = await findPerson(manager, username);
        if (other.id === actor.id) throw new DomainError('user.self');
        const own = await manager.getRepository(User).findOneByOrFail({ id: actor.id });
        return { own, other, changed: await store(manager, own.id, other.id) };
      },
      ({ own, other, changed }) => changed && this.announce(own, other, () => remember(own, other)),
    );
    return this.views.own(own);
  }

  /** Each is told what became different in how the other seems, and no more. */
  private announce(own: User, other: User, remember: () => void): void {
    const sights = [
      { reader: own, person: other },
      { reader: other, person: own },
    ].map((sight) => ({ ...sight, before: this.views.card(sight.person, sight.reader.id) }));
    remember();
    for (const { reader, person, before } of sights) {
      this.news.tellOne(reader.id, before, this.views.card(person, reader.id));
    }
    this.accounts.tellOwn(own);
  }
}
