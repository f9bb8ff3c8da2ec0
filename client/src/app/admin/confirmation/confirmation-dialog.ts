import { Component, inject, signal } from '@angular/core';
import { FormRoot, form, required } from '@angular/forms/signals';
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
import type { ConfirmRequest } from '#contracts';
import { Http } from '../../core/http';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { PasswordField } from '../../ui/field/password-field';

/** Closes with true when the password was right. */
@Component({
  selector: 'sk-confirmation-dialog',
  imports: [
    Alert,
    FormRoot,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    PasswordField,
    TranslatePipe,
  ],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>{{ 'admin.confirmation.title' | translate }}</h2>
      <mat-dialog-content>
        <p>{{ 'admin.confirmation.text' | translate }}</p>
        <sk-password-field [field]="form.password" />
        <sk-alert [thrown]="failure()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'app.cancel' | translate }}</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>
          {{ 'admin.confirmation.submit' | translate }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../../ui/dialog-form.scss',
})
export class ConfirmationDialog {
  readonly #http = inject(Http);
  readonly #dialog = inject<MatDialogRef<ConfirmationDialog, boolean>>(MatDialogRef);

  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    signal<ConfirmRequest>({ password: '' }),
    (fields) => required(fields.password),
    { submission: { action: () => this.#send(), onInvalid: focusFirstFault } },
  );

  async #send(): Promise<undefined> {
    // While the dialog fades out Enter still reaches it.
    if (this.#dialog.getState() !== MatDialogState.OPEN) return;
    this.failure.set(null);
    try {
      await this.#http.post('auth/confirmation', this.form().value());
      this.#dialog.close(true);
    } catch (thrown) {
      this.failure.set(thrown);
    }
  }
}
