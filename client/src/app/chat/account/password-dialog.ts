import { Component, computed, inject, signal } from '@angular/core';
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
import { passwordFault } from '#contracts';
import { SessionStore } from '../../core/session-store';
import { StrengthMeter } from '../../pages/auth/strength-meter';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { PasswordField } from '../../ui/field/password-field';
import { faultsAtFields } from '../../ui/field/server-faults';
import { Notices } from '../../ui/notices';

/** A new password. Other devices are signed out by it. */
@Component({
  selector: 'sk-password-dialog',
  imports: [
    Alert,
    FormRoot,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    PasswordField,
    StrengthMeter,
    TranslatePipe,
  ],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>{{ 'password.title' | translate }}</h2>
      <mat-dialog-content class="fields">
        <p>{{ 'password.text' | translate }}</p>
        <sk-password-field
          name="currentPassword"
          label="field.currentPassword"
          [field]="form.currentPassword"
        />
        <sk-password-field
          name="newPassword"
          label="field.newPassword"
          hint="register.passwordHint"
          autocomplete="new-password"
          [field]="form.newPassword"
        />
        <sk-strength-meter [password]="form.newPassword().value()" [known]="names()" />
        <sk-alert [thrown]="failure()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'app.cancel' | translate }}</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>
          {{ 'password.submit' | translate }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../../ui/dialog-form.scss',
})
export class PasswordDialog {
  readonly #session = inject(SessionStore);
  readonly #notices = inject(Notices);
  readonly #dialog = inject(MatDialogRef);

  protected readonly names = computed(() => {
    const { username = '', displayName = '' } = this.#session.user() ?? {};
    return [username, displayName];
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    signal({ currentPassword: '', newPassword: '' }),
    (fields) => {
      required(fields.currentPassword);
      required(fields.newPassword);
      validate(fields.newPassword, ({ value }) => {
        const fault = value() && passwordFault(value(), this.#session.username() ?? '');
        return fault ? { kind: fault } : null;
      });
    },
    { submission: { action: () => this.#send(), onInvalid: focusFirstFault } },
  );

  async #send() {
    this.failure.set(null);
    try {
      await this.#session.changePassword(this.form().value());
      this.#dialog.close();
      void this.#notices.done('password.changed');
      return undefined;
    } catch (thrown) {
      const { currentPassword, newPassword } = this.form;
      const faults = faultsAtFields(thrown, { currentPassword, newPassword });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }
}
