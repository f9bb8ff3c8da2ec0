import { Injectable } from '@nestjs/common';
import type { UserStats } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { Message } from '../messages/message.entity.js';
import { ActiveDay } from './active-day.entity.js';
import { findPerson } from './find-person.js';
import { UserViews } from './user-views.js';

/** What a person has done here, as everybody may know it. */
@Injectable()
export class StatsService {
  constructor(
    private readonly database: Database,
    private readonly views: UserViews,
  ) {}

  /** @throws DomainError `user.notFound` */
  async of(reader: Actor, username: string): Promise<UserStats> {
    const user = await findPerson(this.database.reading, username);
    const { createdAt, lastSeenAt } = this.views.card(user, reader.id);
    return {
      messages: await this.database.read(Message).countBy({ authorId: user.id }),
      // Each sign-in and each new day would tell that somebody hidden was just here.
      ...(this.views.showsPresence(user, reader.id) && {
        logins: user.logins,
        daysActive: await this.database.read(ActiveDay).countBy({ userId: user.id }),
      }),
      joinedAt: createdAt,
      ...(lastSeenAt && { lastSeenAt }),
    };
  }
}
