import { Component, inject, signal } from '@angular/core';
import { FormRoot, form, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import { LIMITS, codePointLength } from '#contracts';
import { SessionStore } from '../../core/session-store';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { faultsAtFields } from '../../ui/field/server-faults';
import { TextField } from '../../ui/field/text-field';

/** What others see of oneself. */
@Component({
  selector: 'sk-profile-dialog',
  imports: [
    Alert,
    FormRoot,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TextField,
    TranslatePipe,
  ],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>{{ 'account.profile' | translate }}</h2>
      <mat-dialog-content class="fields">
        <sk-text-field
          name="displayName"
          label="field.displayName"
          hint="register.displayNameHint"
          autocomplete="nickname"
          [field]="form.displayName"
        />
        <sk-text-field name="bio" label="field.bio" [lines]="3" [optional]="true" [field]="form.bio" />
        <sk-alert [thrown]="failure()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'app.cancel' | translate }}</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>
          {{ 'app.save' | translate }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../../ui/dialog-form.scss',
})
export class ProfileDialog {
  readonly #session = inject(SessionStore);
  readonly #dialog = inject(MatDialogRef);

  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    signal({
      displayName: this.#session.user()?.displayName ?? '',
      bio: this.#session.user()?.bio ?? '',
    }),
    (fields) => {
      required(fields.displayName);
      validate(fields.displayName, ({ value }) => tooLong(value(), LIMITS.displayName.max));
      validate(fields.bio, ({ value }) => tooLong(value(), LIMITS.bio.max));
    },
    { submission: { action: () => this.#send(), onInvalid: focusFirstFault } },
  );

  async #send() {
    this.failure.set(null);
    try {
      const { displayName, bio } = this.form().value();
      await this.#session.updateProfile({ displayName: displayName.trim(), bio: bio.trim() });
      this.#dialog.close();
      return undefined;
    } catch (thrown) {
      const { displayName, bio } = this.form;
      const faults = faultsAtFields(thrown, { displayName, bio });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }
}

function tooLong(text: string, max: number): { kind: string } | null {
  return codePointLength(text.trim()) > max ? { kind: 'tooLong' } : null;
}
