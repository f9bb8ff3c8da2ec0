import { Injectable } from '@nestjs/common';
import type { MailTrial as MailTrialView } from '#contracts';
import { DomainError } from '../../common/domain-error.js';
import { trialLetter } from '../../mail/letters.js';
import { Mailer } from '../../mail/mailer.js';
import { LiveSettings } from '../../server-settings/live-settings.js';
import { languageOf } from '../../users/language.js';
import { UsersService } from '../../users/users.service.js';

/** Sends an admin a letter, as people get theirs. */
@Injectable()
export class MailTrial {
  constructor(
    private readonly users: UsersService,
    private readonly mailer: Mailer,
    private readonly settings: LiveSettings,
  ) {}

  /** @throws DomainError `mail.off`, `mail.noAddress`, `mail.failed` */
  async send(userId: string): Promise<MailTrialView> {
    if (!this.mailer.isOn) throw new DomainError('mail.off');
    const user = await this.users.byId(userId);
    if (!user.email) throw new DomainError('mail.noAddress');
    const from = { language: languageOf(user), serverName: this.settings.current.name };
    await this.mailer.send(user.email, trialLetter(from));
    return { to: user.email };
  }
}
