import { Component, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { LANGUAGES, REGISTRATION_MODES } from '#contracts';
import { Choice } from '../../settings/choice';
import { Toggle } from '../../settings/toggle';
import { Dialogs } from '../../ui/dialogs';
import { Alert } from '../../ui/field/alert';
import { FileTypesForm } from './file-types-form';
import { FixedNote } from './fixed-note';
import { LanguagesField } from './languages-field';
import { LogoField } from './logo-field';
import { nameOfServer, size, whole, wordsOfTheDay } from './setting-fields';
import { SettingsDesk } from './settings-desk';
import { SettingsForm } from './settings-form';
import { settingsGroup } from './settings-group';

/** What an admin changes while the server runs, and what of it the environment decides. */
@Component({
  selector: 'sk-settings-section',
  imports: [
    Alert,
    Choice,
    FileTypesForm,
    FixedNote,
    LanguagesField,
    LogoField,
    SettingsForm,
    Toggle,
    TranslatePipe,
  ],
  providers: [SettingsDesk],
  templateUrl: './settings-section.html',
  styleUrls: ['../../settings/section.scss', './settings-section.scss'],
})
export class SettingsSection {
  readonly #dialogs = inject(Dialogs);
  protected readonly desk = inject(SettingsDesk);

  protected readonly modes = REGISTRATION_MODES;
  protected readonly server = settingsGroup([nameOfServer, ...LANGUAGES.map(wordsOfTheDay)]);
  protected readonly messages = settingsGroup([
    whole('editWindowMinutes'),
    whole('messageRateLimit'),
    whole('retentionDays'),
  ]);
  protected readonly files = settingsGroup([size('maxUploadSize'), size('userQuota')]);
  protected readonly moderation = settingsGroup([whole('heldFirstMessages')]);

  /** Nobody but admins writes from then on: that is asked before it is done. */
  protected async maintain(maintenance: boolean): Promise<void> {
    this.desk.show({ maintenance });
    if (!maintenance || (await this.#isSure())) await this.desk.switch({ maintenance });
    else this.desk.putBack();
  }

  async #isSure(): Promise<boolean> {
    const data = {
      title: 'admin.settings.maintainTitle',
      text: 'admin.settings.maintainText',
      action: 'admin.settings.maintainAction',
      name: '',
    };
    const answer = await this.#dialogs.open<boolean, typeof data>(
      () => import('../../ui/confirm-dialog').then((module) => module.ConfirmDialog),
      { data },
    );
    return answer === true;
  }
}
