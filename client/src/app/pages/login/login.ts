import { Component, computed, inject, input, signal } from '@angular/core';
import { FormRoot, form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { SessionStore } from '../../core/session-store';
import { wantedAddress } from '../../core/wanted-address';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { PasswordField } from '../../ui/field/password-field';
import { faultsAtFields } from '../../ui/field/server-faults';
import { TextField } from '../../ui/field/text-field';
import { askedServer } from '../auth/asked-server';
import { AuthFrame } from '../auth/auth-frame';

/** Signing in. */
@Component({
  selector: 'sk-login',
  imports: [Alert, AuthFrame, FormRoot, PasswordField, RouterLink, TextField, TranslatePipe],
  templateUrl: './login.html',
  styleUrl: '../auth/auth-form.scss',
})
export class Login {
  readonly #session = inject(SessionStore);
  readonly #router = inject(Router);

  /** Where the person wanted to go, from the address. */
  readonly next = input<string>();

  readonly #server = askedServer();

  /** Whether anybody may make an account, as far as is known. */
  protected readonly isOpen = computed(() => {
    const server = this.#server();
    return server !== undefined && (server.registration ?? 'open') === 'open';
  });
  protected readonly failure = signal<unknown>(null);
  /** What was refused: the last try, or before there was any what was open until now. */
  protected readonly refused = computed(() => this.failure() ?? this.#session.ban());
  /** Why else the person finds themselves here, until they try. */
  protected readonly ended = computed(() => {
    const reason = this.#session.endedReason();
    return reason && !this.refused() ? `login.ended.${reason}` : null;
  });
  protected readonly form = form(
    signal({ username: '', password: '' }),
    (fields) => {
      required(fields.username);
      required(fields.password);
    },
    { submission: { action: () => this.#send(), onInvalid: focusFirstFault } },
  );

  async #send() {
    this.failure.set(null);
    try {
      const { username, password } = this.form().value();
      await this.#session.login({ username: username.trim(), password });
      await this.#router.navigateByUrl(wantedAddress(this.next()));
      return undefined;
    } catch (thrown) {
      const faults = faultsAtFields(thrown, { username: this.form.username, password: this.form.password });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }
}
