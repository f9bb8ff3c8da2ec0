import { Component, computed, inject, signal } from '@angular/core';
import { FormRoot, form, required, validate } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { LIMITS, codePointLength, passwordFault } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { SessionStore } from '../../core/session-store';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { PasswordField } from '../../ui/field/password-field';
import { faultsAtFields } from '../../ui/field/server-faults';
import { TextField } from '../../ui/field/text-field';
import { AuthFrame } from '../auth/auth-frame';
import { StrengthMeter } from '../auth/strength-meter';
import { usernameFault } from '../auth/username-fault';

/** Making an account. */
@Component({
  selector: 'sk-register',
  imports: [Alert, AuthFrame, FormRoot, PasswordField, RouterLink, StrengthMeter, TextField, TranslatePipe],
  templateUrl: './register.html',
  styleUrl: '../auth/auth-form.scss',
})
export class Register {
  readonly #session = inject(SessionStore);
  readonly #preferences = inject(PreferencesStore);
  readonly #router = inject(Router);

  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    signal({ displayName: '', username: '', password: '' }),
    (fields) => {
      required(fields.username);
      validate(fields.username, ({ value }) => usernameFault(value()));
      required(fields.password);
      validate(fields.password, ({ value, valueOf }) => {
        const fault = value() && passwordFault(value(), valueOf(fields.username));
        return fault ? { kind: fault } : null;
      });
      validate(fields.displayName, ({ value }) =>
        codePointLength(value().trim()) > LIMITS.displayName.max ? { kind: 'tooLong' } : null,
      );
    },
    { submission: { action: () => this.#send(), onInvalid: focusFirstFault } },
  );
  protected readonly names = computed(() => [this.form.username().value(), this.form.displayName().value()]);

  async #send() {
    this.failure.set(null);
    try {
      const { username, password, displayName } = this.form().value();
      await this.#session.register({
        username,
        password,
        locale: this.#preferences.language(),
        ...(displayName.trim() && { displayName: displayName.trim() }),
      });
      await this.#router.navigateByUrl('/');
      return undefined;
    } catch (thrown) {
      const { username, password, displayName } = this.form;
      const faults = faultsAtFields(thrown, { username, password, displayName });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }
}
