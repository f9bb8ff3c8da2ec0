import { Inject, Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { LIMITS, type PeopleAnswer, type PeopleQuery, hasRole } from '#contracts';
import type { Act } from '../../auth/principal.js';
import { requireRole } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { Database } from '../../database/database.js';
import { PresenceService } from '../../users/presence.service.js';
import { User } from '../../users/user.entity.js';
import { narrow } from './people-filter.js';
import { type PeopleOrder, orderOf } from './people-order.js';
import { PeopleViews } from './people-views.js';

/** Everybody who has an account, a page at a time. */
@Injectable()
export class PeopleListService {
  constructor(
    private readonly database: Database,
    private readonly presence: PresenceService,
    private readonly views: PeopleViews,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `request.forbidden`, `validation.failed` for a cursor that no page ever answered */
  async list(act: Act, wish: PeopleQuery): Promise<PeopleAnswer> {
    const now = this.clock.now();
    const reader = await requireRole(this.database.reading, act, 'moderator', now);
    const role = reader?.role ?? 'admin';
    const isForAdmin = hasRole({ role }, 'admin');
    const { sort = 'name', limit = LIMITS.consolePage.default } = wish;
    const order = orderOf(sort, wish.cursor);
    const people = await this.page(order, limit + 1, (query) =>
      narrow(query, wish, { isForAdmin, now, online: () => this.presence.seenIds() }),
    );
    const page = people.slice(0, limit);
    const last = page.at(-1);
    return {
      people: await this.views.many({ role }, page),
      ...(last && people.length > limit && { cursor: order.cursorOf(last) }),
    };
  }

  /** The parts of the order one after the other, as far as the page goes. */
  private async page(
    { parts }: PeopleOrder,
    size: number,
    narrow: (query: SelectQueryBuilder<User>) => void,
  ): Promise<User[]> {
    const people: User[] = [];
    for (const part of parts) {
      if (people.length === size) break;
      const query = this.database.reading.createQueryBuilder(User, 'user').where('user.deletedAt IS NULL');
      narrow(query);
      part(query);
      people.push(...(await query.limit(size - people.length).getMany()));
    }
    return people;
  }
}
