import { Component, computed, inject, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogState,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import type { ConsoleRoom, MadeInvitationAnswer } from '#contracts';
import { ServerInfoStore } from '../../core/server-info-store';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { faultsAtFields } from '../../ui/field/server-faults';
import { TextField } from '../../ui/field/text-field';
import { SelectFilter } from '../ui/select-filter';
import { InvitationsApi } from './invitations-api';
import { RoomChoice } from './room-choice';

/** For how many; `0` as many as come. */
const MOSTS = ['1', '5', '25', '100', '0'] as const;
/** For how long, in hours; `0` until it is taken back. */
const SPANS = ['24', '168', '720', '0'] as const;
const HOUR_MS = 3_600_000;

/** Closes with the invitation that was made. */
@Component({
  selector: 'sk-new-invitation-dialog',
  imports: [
    Alert,
    FormRoot,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    RoomChoice,
    SelectFilter,
    TextField,
    TranslatePipe,
  ],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>{{ 'admin.invitations.make' | translate }}</h2>
      <mat-dialog-content class="fields">
        <sk-select-filter name="admin.invitations.most" [options]="mosts" [(value)]="most" />
        <sk-select-filter name="admin.invitations.span" [options]="spans" [(value)]="span" />
        @if (mails()) {
          <sk-text-field
            name="email"
            label="admin.invitations.email"
            hint="admin.invitations.emailHint"
            [latin]="true"
            [optional]="true"
            [field]="form.email"
          />
        }
        <sk-room-choice [(chosen)]="rooms" />
        <sk-alert [thrown]="failure()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'app.cancel' | translate }}</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>
          {{ 'admin.invitations.makeAction' | translate }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrls: ['../../ui/dialog-form.scss', './new-invitation-dialog.scss'],
})
export class NewInvitationDialog {
  readonly #api = inject(InvitationsApi);
  readonly #server = inject(ServerInfoStore);
  readonly #dialog = inject<MatDialogRef<NewInvitationDialog, MadeInvitationAnswer>>(MatDialogRef);

  protected readonly mosts = MOSTS;
  protected readonly spans = SPANS;
  protected readonly most = signal<(typeof MOSTS)[number]>('1');
  protected readonly span = signal<(typeof SPANS)[number]>('168');
  protected readonly rooms = signal<readonly ConsoleRoom[]>([]);
  protected readonly failure = signal<unknown>(null);
  protected readonly mails = computed(() => this.#server.info().mail === true);
  protected readonly form = form(signal({ email: '' }), {
    submission: { action: () => this.#send(), onInvalid: focusFirstFault },
  });

  constructor() {
    void this.#server.load();
  }

  async #send() {
    // While the dialog fades out Enter still reaches it, and would make a second invitation.
    if (this.#dialog.getState() !== MatDialogState.OPEN) return undefined;
    this.failure.set(null);
    const [most, hours, email] = [Number(this.most()), Number(this.span()), this.form().value().email.trim()];
    try {
      this.#dialog.close(
        await this.#api.make({
          ...(most > 0 && { maxUses: most }),
          ...(hours > 0 && { expiresAt: new Date(Date.now() + hours * HOUR_MS).toISOString() }),
          ...(email && { email }),
          rooms: this.rooms().map(({ id }) => id),
        }),
      );
      return undefined;
    } catch (thrown) {
      const faults = faultsAtFields(thrown, { email: this.form.email });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }
}
