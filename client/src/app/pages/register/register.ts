import { Component, computed, inject, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormRoot, form, required, validate } from '@angular/forms/signals';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';
import { LIMITS, codePointLength, passwordFault } from '#contracts';
import { Api } from '../../core/api';
import { PreferencesStore } from '../../core/preferences-store';
import { SessionStore } from '../../core/session-store';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { PasswordField } from '../../ui/field/password-field';
import { faultsAtFields } from '../../ui/field/server-faults';
import { TextField } from '../../ui/field/text-field';
import { isolate } from '../../ui/isolate';
import { askedServer } from '../auth/asked-server';
import { AuthFrame } from '../auth/auth-frame';
import { StrengthMeter } from '../auth/strength-meter';
import { usernameFault } from '../auth/username-fault';

/** Making an account, by an invitation or without, as open as the server is. */
@Component({
  selector: 'sk-register',
  imports: [Alert, AuthFrame, FormRoot, PasswordField, RouterLink, StrengthMeter, TextField, TranslatePipe],
  templateUrl: './register.html',
  styleUrl: '../auth/auth-form.scss',
})
export class Register {
  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  readonly #preferences = inject(PreferencesStore);
  readonly #router = inject(Router);
  readonly #translate = inject(TranslateService);
  readonly #server = askedServer();

  /** Behind the hash sign, so that no server on the way reads it. */
  readonly #token = toSignal(inject(ActivatedRoute).fragment);
  protected readonly invitation = resource({
    params: () => this.#token() || undefined,
    loader: ({ params }) => this.#api.invitation(params),
  });
  /** What is in the way, where that is known before anything is sent. */
  protected readonly refusal = computed(() => {
    const registration = this.#server()?.registration;
    if (registration === 'closed') return 'errors.registration.closed';
    return registration === 'invitation' && !this.#token() ? 'errors.invitation.required' : null;
  });
  protected readonly isOpen = computed(() => {
    if (this.#server() === undefined || this.refusal()) return false;
    return this.#token() ? this.invitation.hasValue() : true;
  });
  protected readonly lead = computed(() => {
    if (!this.invitation.hasValue()) return 'register.lead';
    return this.invitation.value().invitedBy === undefined ? 'register.invited' : 'register.invitedBy';
  });
  protected readonly invitedBy = computed(() => {
    const who = (this.invitation.hasValue() && this.invitation.value().invitedBy) || '';
    const where = this.#server()?.name ?? String(this.#translate.instant('app.name'));
    return { who: isolate(who), where: isolate(where) };
  });

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
    const token = this.#token();
    try {
      const { username, password, displayName } = this.form().value();
      await this.#session.register({
        username,
        password,
        locale: this.#preferences.language(),
        ...(displayName.trim() && { displayName: displayName.trim() }),
        ...(token && { invitation: token }),
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
