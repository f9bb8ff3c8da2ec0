import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import type { HeldEntry } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime } from '../../dates/calendar';
import { MessageText } from '../../text/message-text';
import { Dialogs } from '../../ui/dialogs';
import { Notices } from '../../ui/notices';
import type { Deed, DeedTerms } from '../ui/deed-dialog';
import { OrderDeskApi } from './order-desk-api';

/** A message that waits, to be let in or refused. */
@Component({
  selector: 'sk-held-card',
  imports: [MatButton, MessageText, TranslatePipe],
  template: `
    <p>
      <strong>{{ 'admin.reports.held.' + held().cause | translate }}</strong>&ngsp;<bdi>{{ held().words }}</bdi>
      <span class="badge">{{ room() }}</span>
    </p>
    <p class="hint">
      <bdi>{{ held().author.displayName }}</bdi>&ngsp;<bdi dir="ltr">&#64;{{ held().author.username }}</bdi> ·
      {{ sent() }}
    </p>
    <blockquote><sk-message-text [text]="held().text" /></blockquote>
    <div class="acts">
      <button matButton="outlined" type="button" [disabled]="busy()" (click)="approve()">
        {{ 'admin.reports.held.approve' | translate }}
      </button>
      <button matButton="outlined" class="danger" type="button" [disabled]="busy()" (click)="refuse()">
        {{ 'admin.reports.held.refuse' | translate }}
      </button>
    </div>
  `,
  styleUrls: ['../ui/console.scss', './order-card.scss'],
  styles: `
    :host {
      gap: var(--sk-space-2);
    }
  `,
})
export class HeldCard {
  readonly #api = inject(OrderDeskApi);
  readonly #dialogs = inject(Dialogs);
  readonly #notices = inject(Notices);
  readonly #preferences = inject(PreferencesStore);

  readonly held = input.required<HeldEntry>();

  protected readonly busy = signal(false);
  protected readonly room = computed(() => {
    const { name, names } = this.held().room;
    return names?.[this.#preferences.language()] ?? name;
  });
  protected readonly sent = computed(() =>
    fullDateTime(new Date(this.held().at), this.#preferences.reading()),
  );

  protected approve(): Promise<void> {
    return this.#decide(() => this.#api.approve(this.held().id));
  }

  protected async refuse(): Promise<void> {
    const data: Deed = {
      title: 'admin.reports.held.refuse',
      text: 'admin.reports.held.refuseText',
      action: 'admin.reports.held.refuse',
    };
    const load = () => import('../ui/deed-dialog').then((module) => module.DeedDialog);
    const terms = await this.#dialogs.open<DeedTerms, Deed>(load, { data });
    if (terms) await this.#decide(() => this.#api.refuse(this.held().id, terms.reason));
  }

  async #decide(ask: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      // The queue hears of it as every moderator does.
      await ask();
    } catch (thrown) {
      void this.#notices.failure(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
