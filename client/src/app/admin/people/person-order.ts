import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import type { ConsolePerson } from '#contracts';
import { MutesApi } from '../../core/mutes-api';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime } from '../../dates/calendar';
import { Counting } from '../../i18n/count';
import { Dialogs } from '../../ui/dialogs';
import { Alert } from '../../ui/field/alert';
import type { Deed, DeedTerms } from '../ui/deed-dialog';
import { PeopleApi } from './people-api';

/** What is done about what somebody writes: silencing and warning them, taking away what they wrote within an hour. */
@Component({
  selector: 'sk-person-order',
  imports: [Alert, MatButton, TranslatePipe],
  template: `
    <h3>{{ 'admin.people.order.title' | translate }}</h3>
    @if (person().mute; as mute) {
      <p>
        {{ 'admin.people.order.muted' | translate }}
        @if (mute.until) {
          {{ 'admin.people.order.until' | translate: { time: moment(mute.until) } }}
        }
        @if (mute.reason) {
          · <bdi>{{ mute.reason }}</bdi>
        }
      </p>
    }
    <div class="acts">
      @if (person().mute) {
        <button matButton="outlined" type="button" [disabled]="busy()" disabledInteractive (click)="unmute()">
          {{ 'admin.people.order.unmute' | translate }}
        </button>
      } @else {
        <button matButton="outlined" type="button" (click)="mute()">
          {{ 'admin.people.order.mute' | translate }}…
        </button>
      }
      <button matButton="outlined" type="button" (click)="warn()">
        {{ 'admin.people.order.warn' | translate }}…
      </button>
      <button matButton="outlined" class="danger" type="button" (click)="purge()">
        {{ 'admin.people.order.purge' | translate }}…
      </button>
    </div>
    <p role="status">{{ told() }}</p>
    <sk-alert [thrown]="failure()" />
  `,
  styleUrls: ['../ui/console.scss', './person-part.scss'],
  styles: `
    p:empty {
      display: none;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--sk-space-2);
    }
  `,
})
export class PersonOrder {
  readonly #api = inject(PeopleApi);
  readonly #counting = inject(Counting);
  readonly #dialogs = inject(Dialogs);
  readonly #mutes = inject(MutesApi);
  readonly #preferences = inject(PreferencesStore);

  readonly person = input.required<ConsolePerson>();
  /** Something was done: how things are now is to be asked. */
  readonly changed = output();

  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly told = signal('');

  protected async mute(): Promise<void> {
    const wish = await this.#ask({
      title: 'admin.deed.mute.title',
      text: 'admin.deed.mute.everywhere',
      action: 'admin.deed.mute.action',
      ends: true,
    });
    if (wish) await this.#do((username) => this.#mutes.mute(username, wish));
  }

  protected unmute(): Promise<void> {
    return this.#do((username) => this.#mutes.unmute(username));
  }

  protected async warn(): Promise<void> {
    const terms = await this.#ask({
      title: 'admin.people.order.warnTitle',
      text: 'admin.people.order.warnText',
      action: 'admin.people.order.warn',
      needsReason: true,
    });
    if (!terms) return;
    await this.#do(async (username) => {
      await this.#api.warn(username, terms.reason);
      this.told.set(this.#counting.plain('admin.people.order.warned'));
    });
  }

  protected async purge(): Promise<void> {
    const terms = await this.#ask({
      title: 'admin.people.order.purgeTitle',
      text: 'admin.people.order.purgeText',
      action: 'admin.people.order.purgeAction',
      final: true,
    });
    if (!terms) return;
    await this.#do(async (username) => {
      const deleted = await this.#api.purgeHour(username, terms.reason);
      this.told.set(this.#counting.sentence('admin.people.order.purged', deleted));
    });
  }

  protected moment(at: string): string {
    return fullDateTime(new Date(at), this.#preferences.reading());
  }

  #ask(deed: Omit<Deed, 'name'>): Promise<DeedTerms | undefined> {
    const load = () => import('../ui/deed-dialog').then((module) => module.DeedDialog);
    const data = { ...deed, name: this.person().displayName };
    return this.#dialogs.open<DeedTerms, Deed>(load, { data });
  }

  async #do(action: (username: string) => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    this.told.set('');
    try {
      await action(this.person().username);
    } catch (thrown) {
      this.failure.set(thrown);
    } finally {
      this.busy.set(false);
      this.changed.emit();
    }
  }
}
