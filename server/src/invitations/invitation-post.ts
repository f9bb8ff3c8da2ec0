import { Inject, Injectable } from '@nestjs/common';
import type { Invitation, MadeInvitationAnswer } from '#contracts';
import type { Act } from '../auth/principal.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { invitationLetter } from '../mail/letters.js';
import { Mailer } from '../mail/mailer.js';
import { LiveSettings } from '../server-settings/live-settings.js';
import { languageOf } from '../users/language.js';
import { User } from '../users/user.entity.js';

/** Brings the link of an invitation to whom it is for. */
@Injectable()
export class InvitationPost {
  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
    private readonly live: LiveSettings,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  /** A mail that fails loses nothing: the admin has the link. */
  async link(
    { user }: Act,
    token: string,
    { email }: Invitation,
  ): Promise<Pick<MadeInvitationAnswer, 'link' | 'mailed'>> {
    // Behind the hash sign it reaches neither a log nor another site.
    const link = `${this.settings.publicUrl ?? ''}/register#${token}`;
    if (email === undefined || !user || !this.mailer.isOn) return { link, mailed: false };
    const mailed = await this.mail(user.id, email, link).then(
      () => true,
      () => false,
    );
    return { link, mailed };
  }

  /** In the language of the server; where it has none, in that of who invites. */
  private async mail(inviterId: string, to: string, link: string): Promise<void> {
    const inviter = await this.database.read(User).findOneByOrFail({ id: inviterId });
    const { name: serverName, defaultLanguage } = this.live.current;
    const language = defaultLanguage === 'browser' ? languageOf(inviter) : defaultLanguage;
    await this.mailer.send(to, invitationLetter({ language, serverName }, inviter.displayName, link));
  }
}
