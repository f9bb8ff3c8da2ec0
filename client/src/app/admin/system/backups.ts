import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import type { Backup, BackupsAnswer } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime } from '../../dates/calendar';
import { formatNumber } from '../../dates/formats';
import type { Confirmation } from '../../ui/confirm-dialog';
import { Dialogs } from '../../ui/dialogs';
import { Notices } from '../../ui/notices';
import { CONSOLE_TABLE } from '../ui/console-table';
import { SizePipe } from './size-words';
import { Confirmations } from '../confirmation/confirmations';
import { SystemApi } from './system-api';

/** While one is made it is looked at so often. */
const LOOK_MS = 1_000;
const WHOLE = 100;

/** Backups: make one, fetch it, delete it. */
@Component({
  selector: 'sk-backups',
  imports: [CONSOLE_TABLE, MatButton, SizePipe, TranslatePipe],
  templateUrl: './backups.html',
  styleUrls: ['../ui/console.scss', './parts.scss'],
})
export class Backups {
  protected readonly confirmation = inject(Confirmations);
  readonly #api = inject(SystemApi);
  readonly #dialogs = inject(Dialogs);
  readonly #notices = inject(Notices);
  readonly #preferences = inject(PreferencesStore);
  #timer?: ReturnType<typeof setTimeout>;

  protected readonly known = signal<BackupsAnswer | null>(null);
  protected readonly progress = computed(() => {
    const running = this.known()?.running;
    if (!running) return null;
    const share = running.total === 0 ? 0 : running.done / running.total;
    const percent = Math.floor(share * WHOLE);
    return {
      share,
      what: `admin.system.backups.${running.phase}`,
      percent: formatNumber(percent, this.#preferences.digits()),
    };
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
    void this.#take(() => this.#api.backups());
  }

  protected make(): Promise<void> {
    return this.#take(() => this.#api.makeBackup());
  }

  protected async remove({ name }: Backup): Promise<void> {
    const question: Confirmation = {
      title: 'admin.system.backups.sure',
      text: 'admin.system.backups.sureText',
      action: 'admin.system.backups.delete',
      name,
    };
    const isSure = await this.#dialogs.open<boolean, Confirmation>(
      () => import('../../ui/confirm-dialog').then((module) => module.ConfirmDialog),
      { data: question },
    );
    if (!isSure) return;
    await this.#take(async () => {
      await this.#api.deleteBackup(name);
      return this.#api.backups();
    });
  }

  protected addressOf({ name }: Backup): string {
    return this.#api.backupAddress(name);
  }

  protected when({ createdAt }: Backup): string {
    return fullDateTime(new Date(createdAt), this.#preferences.reading());
  }

  async #take(ask: () => Promise<BackupsAnswer>): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.known.set(await ask());
    } catch (thrown) {
      void this.#notices.failure(thrown);
      return;
    }
    if (this.known()?.running)
      this.#timer = setTimeout(() => void this.#take(() => this.#api.backups()), LOOK_MS);
  }
}
