import { Component, computed, inject, signal } from '@angular/core';
import { FormRoot, form, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { passwordFault } from '#contracts';
import { SessionStore } from '../core/session-store';
import { StrengthMeter } from '../pages/auth/strength-meter';
import { Alert } from '../ui/field/alert';
import { focusFirstFault } from '../ui/field/focus-first-fault';
import { PasswordField } from '../ui/field/password-field';
import { faultsAtFields } from '../ui/field/server-faults';
import { Notices } from '../ui/notices';

/** A new password. Other devices are signed out by it. */
@Component({
  selector: 'sk-password-section',
  imports: [Alert, FormRoot, MatButton, PasswordField, StrengthMeter, TranslatePipe],
  template: `
    <h2>{{ 'settings.section.password' | translate }}</h2>
    <form class="group" [formRoot]="form">
      <p class="hint">{{ 'password.text' | translate }}</p>
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
      <button
        matButton="filled"
        class="submit"
        type="submit"
        [disabled]="form().submitting()"
        disabledInteractive
      >
        {{ 'password.submit' | translate }}
      </button>
    </form>
  `,
  styleUrl: './section.scss',
})
export class PasswordSection {
  readonly #session = inject(SessionStore);
  readonly #notices = inject(Notices);

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
      this.form().reset({ currentPassword: '', newPassword: '' });
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
