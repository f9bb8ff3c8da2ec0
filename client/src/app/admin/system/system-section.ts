import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime } from '../../dates/calendar';
import { formatNumber } from '../../dates/formats';
import { CountPipe } from '../../i18n/count';
import { Alert } from '../../ui/field/alert';
import { Icon } from '../../ui/icon';
import { CONSOLE_TABLE } from '../ui/console-table';
import { Backups } from './backups';
import { SizePipe } from './size-words';
import { SystemApi } from './system-api';
import { Trials } from './trials';

/** What the server runs on, how it is, and what keeps it. */
@Component({
  selector: 'sk-system-section',
  imports: [CONSOLE_TABLE, Alert, Backups, CountPipe, Icon, MatButton, SizePipe, TranslatePipe, Trials],
  templateUrl: './system-section.html',
  styleUrls: ['../ui/console.scss', './parts.scss'],
})
export class SystemSection {
  readonly #api = inject(SystemApi);
  readonly #preferences = inject(PreferencesStore);

  protected readonly system = resource({ loader: () => this.#api.status() });
  /** What was known stays while it is looked at again. */
  protected readonly status = computed(() => (this.system.hasValue() ? this.system.value() : null));

  protected when(at: string): string {
    return fullDateTime(new Date(at), this.#preferences.reading());
  }

  protected number(value: number): string {
    return formatNumber(value, this.#preferences.digits());
  }
}
