import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { causeOf } from '../logging/cause.js';
import { Log } from '../logging/log.js';
import { SecurityLog } from '../logging/security-log.js';
import { resetLetter } from '../mail/letters.js';
import { Mailer } from '../mail/mailer.js';
import { LiveSettings } from '../server-settings/live-settings.js';
import { languageOf } from '../users/language.js';
import { User } from '../users/user.entity.js';
import { ResetLinks } from './reset-links.js';
import { mayEnter } from './standing.js';

/** Whoever shares an address with more has to ask an admin. */
const MAX_PEOPLE = 5;

/** Mails people who forgot their password a link to a new one. */
@Injectable()
export class ForgottenPasswords {
  constructor(
    private readonly database: Database,
    private readonly links: ResetLinks,
    private readonly mailer: Mailer,
    private readonly settings: LiveSettings,
    private readonly security: SecurityLog,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Takes a username or an e-mail address. Whether it is anybody's is not told, neither in words nor by the time it takes:
   * nobody waits for the mail. @throws DomainError `mail.off`
   */
  ask(account: string, ip: string): void {
    if (!this.mailer.isOn) throw new DomainError('mail.off');
    this.security.record('passwordForgotten', { username: account, ip });
    this.mailAll(account).catch((error: unknown) =>
      this.log.error({ cause: causeOf(error) }, 'no link to a new password was mailed'),
    );
  }

  private async mailAll(account: string): Promise<void> {
    const key = account.toLowerCase();
    const mailed = { deletedAt: IsNull(), email: Not(IsNull()) };
    const people = await this.database.read(User).find({
      where: [
        { ...mailed, usernameKey: key },
        { ...mailed, email: In([account, key]) },
      ],
      take: MAX_PEOPLE,
    });
    const now = this.clock.now();
    for (const person of people.filter((user) => mayEnter(user, now))) await this.mail(person);
  }

  private async mail(user: User): Promise<void> {
    const reset = await this.links.makeAsked(user.id);
    if (!reset || !user.email) return;
    const from = { language: languageOf(user), serverName: this.settings.current.name };
    await this.mailer.send(user.email, resetLetter(from, user.username, reset.link));
  }
}
