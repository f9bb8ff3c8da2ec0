import { Component, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormRoot, form, required, validate } from '@angular/forms/signals';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { passwordFault } from '#contracts';
import { Api } from '../../core/api';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { PasswordField } from '../../ui/field/password-field';
import { faultsAtFields } from '../../ui/field/server-faults';
import { Notices } from '../../ui/notices';
import { AuthFrame } from '../auth/auth-frame';
import { StrengthMeter } from '../auth/strength-meter';

/** A new password in exchange for a link. */
@Component({
  selector: 'sk-reset',
  imports: [Alert, AuthFrame, FormRoot, PasswordField, RouterLink, StrengthMeter, TranslatePipe],
  template: `
    <sk-auth-frame heading="reset.title" lead="reset.lead">
      <form [formRoot]="form">
        <sk-password-field
          label="field.newPassword"
          hint="register.passwordHint"
          autocomplete="new-password"
          [field]="form.newPassword"
        />
        <sk-strength-meter [password]="form.newPassword().value()" [known]="[]" />
        <sk-alert [thrown]="failure()" [reason]="token() ? null : 'errors.reset.invalid'" />
        <button class="sk-button" type="submit" [attr.aria-disabled]="form().submitting() || !token()">
          {{ 'reset.submit' | translate }}
        </button>
      </form>
      <p class="other">
        <a routerLink="/login">{{ 'reset.toLogin' | translate }}</a>
      </p>
    </sk-auth-frame>
  `,
  styleUrl: '../auth/auth-form.scss',
})
export class Reset {
  readonly #api = inject(Api);
  readonly #notices = inject(Notices);
  readonly #router = inject(Router);

  /** Behind the hash sign, so that no server on the way reads it. */
  protected readonly token = toSignal(inject(ActivatedRoute).fragment);
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    signal({ newPassword: '' }),
    (fields) => {
      required(fields.newPassword);
      validate(fields.newPassword, ({ value }) => {
        // Whose password it is, only the server knows.
        const fault = value() && passwordFault(value(), '');
        return fault ? { kind: fault } : null;
      });
    },
    { submission: { action: () => this.#send(), onInvalid: focusFirstFault } },
  );

  async #send() {
    const token = this.token();
    if (!token) return undefined;
    this.failure.set(null);
    try {
      await this.#api.resetPassword({ token, newPassword: this.form().value().newPassword });
      void this.#notices.done('reset.done');
      await this.#router.navigateByUrl('/login');
      return undefined;
    } catch (thrown) {
      const faults = faultsAtFields(thrown, { newPassword: this.form.newPassword });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }
}
