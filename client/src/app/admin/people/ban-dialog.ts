import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogState,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import { type ConsolePerson, LIMITS, codePointLength } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { type Moment, momentOf, typedMoment } from '../../ui/date-time/moment';
import { MomentFields } from '../../ui/date-time/moment-fields';
import { Alert } from '../../ui/field/alert';
import { isolate } from '../../ui/isolate';
import { Toggle } from '../../settings/toggle';
import { SelectFilter } from '../ui/select-filter';
import { PeopleApi } from './people-api';
import { ReasonField } from './reason-field';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long; 0 is for ever. */
const LENGTHS = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS, ever: 0 } as const;
type Length = keyof typeof LENGTHS | 'until';

/** Whom it is about. */
export type Banned = Pick<ConsolePerson, 'username' | 'displayName'>;

/** Closes with the person as they are then. */
@Component({
  selector: 'sk-ban-dialog',
  imports: [
    Alert,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MomentFields,
    ReasonField,
    SelectFilter,
    Toggle,
    TranslatePipe,
  ],
  template: `
    <form (submit)="$event.preventDefault(); send()">
      <h2 mat-dialog-title>{{ 'admin.people.banTitle' | translate: { name } }}</h2>
      <mat-dialog-content class="fields">
        <p>{{ 'admin.people.banText' | translate }}</p>
        <sk-select-filter name="admin.people.length" [options]="lengths" [(value)]="length" />
        @if (length() === 'until') {
          <sk-moment-fields [(moment)]="moment" [fault]="fault()" />
        }
        <sk-reason-field label="admin.people.banReason" [(reason)]="reason" />
        <sk-toggle
          label="admin.people.addresses"
          hint="admin.people.addressesHint"
          [on]="addresses()"
          (changed)="addresses.set($event)"
        />
        <sk-alert [thrown]="failure()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'app.cancel' | translate }}</button>
        <button matButton="filled" class="danger" type="submit" [disabled]="busy()" disabledInteractive>
          {{ 'admin.people.ban' | translate }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../../ui/dialog-form.scss',
  styles: `
    .fields {
      gap: var(--sk-space-4);
    }
    p {
      margin: 0;
    }
  `,
})
export class BanDialog {
  readonly #api = inject(PeopleApi);
  readonly #dialog = inject<MatDialogRef<BanDialog, ConsolePerson>>(MatDialogRef);
  readonly #person = inject<Banned>(MAT_DIALOG_DATA);

  protected readonly name = isolate(this.#person.displayName);
  protected readonly lengths: readonly Length[] = ['hour', 'day', 'week', 'month', 'ever', 'until'];
  protected readonly length = signal<Length>('day');
  protected readonly moment = signal<Moment>(
    typedMoment(new Date(Date.now() + DAY_MS), inject(PreferencesStore).reading()),
  );
  protected readonly reason = signal('');
  protected readonly addresses = signal(false);
  protected readonly busy = signal(false);
  protected readonly tried = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly fault = computed(() => {
    if (!this.tried() || this.length() !== 'until') return null;
    const at = momentOf(this.moment());
    if (!at) return 'format';
    return at.getTime() > Date.now() ? null : 'past';
  });

  protected async send(): Promise<void> {
    this.tried.set(true);
    const isLong = codePointLength(this.reason()) > LIMITS.reason.max;
    // While the dialog fades out Enter still reaches it.
    if (this.busy() || isLong || this.fault() || this.#dialog.getState() !== MatDialogState.OPEN) return;
    this.busy.set(true);
    this.failure.set(null);
    const until = this.#until()?.toISOString();
    const reason = this.reason().trim();
    try {
      const wish = { ...(until && { until }), ...(reason && { reason }), addresses: this.addresses() };
      this.#dialog.close(await this.#api.ban(this.#person.username, wish));
    } catch (thrown) {
      this.failure.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }

  #until(): Date | null {
    const length = this.length();
    if (length === 'until') return momentOf(this.moment());
    return LENGTHS[length] === 0 ? null : new Date(Date.now() + LENGTHS[length]);
  }
}
