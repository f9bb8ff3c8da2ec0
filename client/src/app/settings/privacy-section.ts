import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { Api } from '../core/api';
import { BlockStore } from '../core/block-store';
import { PreferencesStore } from '../core/preferences-store';
import { SessionStore } from '../core/session-store';
import { Avatar } from '../ui/avatar';
import { Alert } from '../ui/field/alert';
import { isolate } from '../ui/isolate';
import { Saving } from './saving';
import { Toggle } from './toggle';

/** What others are told of oneself, and of whom one wants to hear nothing. */
@Component({
  selector: 'sk-privacy-section',
  imports: [Alert, Avatar, MatButton, Toggle, TranslatePipe],
  templateUrl: './privacy-section.html',
  styleUrls: ['./section.scss', './people.scss'],
})
export class PrivacySection {
  readonly #api = inject(Api);
  readonly #blocks = inject(BlockStore);
  readonly #session = inject(SessionStore);
  protected readonly preferences = inject(PreferencesStore);
  protected readonly saving = inject(Saving);
  protected readonly isolate = isolate;
  /** Asked anew whenever the account names others, as when another device blocks somebody. */
  protected readonly blocked = resource({
    params: () => this.#session.user()?.blocked.join() ?? '',
    loader: ({ params }) => (params === '' ? Promise.resolve([]) : this.#api.blockedUsers()),
  });

  protected unblock(username: string): Promise<void> {
    return this.saving.run(() => this.#blocks.unblock(username));
  }
}
