import { Inject, Injectable } from '@nestjs/common';
import type { OwnUser } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { Accounts } from './accounts.js';
import { choose } from './status-choice.js';
import { StatusEnds } from './status-ends.js';
import { StatusNews } from './status-news.js';
import type { StatusRequestDto } from './status.dto.js';
import { clearStatus, hasEnded } from './status-text.js';
import type { User } from './user.entity.js';
import { UserViews } from './user-views.js';

/** How people want to seem, and what they say of the moment. */
@Injectable()
export class StatusService {
  constructor(
    private readonly accounts: Accounts,
    private readonly ends: StatusEnds,
    private readonly news: StatusNews,
    private readonly views: UserViews,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Sets what is given and leaves the rest. @throws DomainError `validation.failed` for an end that is past */
  async set({ id }: Actor, wish: StatusRequestDto): Promise<OwnUser> {
    const user = await this.accounts.change(
      id,
      (account) => this.edit(account, wish),
      (account) => {
        this.ends.note(account);
        this.news.tell(account);
      },
    );
    return this.views.own(user);
  }

  private edit(user: User, { status, text, emoji, until }: StatusRequestDto): void {
    const now = this.clock.now();
    // What has ended is no part of what stays; nor is what went with a text that is taken back.
    if (hasEnded(user, now) || text === '') clearStatus(user);
    if (status !== undefined) choose(user, status);
    if (text !== undefined) user.statusText = text;
    if (emoji !== undefined) user.statusEmoji = emoji;
    if (until !== undefined) user.statusUntil = until === '' ? null : new Date(until);
    if (hasEnded(user, now)) throw DomainError.field('until', 'past');
    if (!user.statusText && !user.statusEmoji) user.statusUntil = null;
  }
}
