import { Component, computed, inject, signal } from '@angular/core';
import { FormRoot, form, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { Api } from '../../core/api';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { faultsAtFields } from '../../ui/field/server-faults';
import { TextField } from '../../ui/field/text-field';
import { askedServer } from '../auth/asked-server';
import { AuthFrame } from '../auth/auth-frame';

/** The way to a new password for somebody who forgot theirs: a mailed link, or where no mail is sent whom to ask. */
@Component({
  selector: 'sk-forgot',
  imports: [Alert, AuthFrame, FormRoot, RouterLink, TextField, TranslatePipe],
  template: `
    <sk-auth-frame heading="forgot.title" [lead]="lead()">
      @if (step() === 'ask') {
        <form [formRoot]="form">
          <sk-text-field
            name="account"
            label="forgot.account"
            [latin]="true"
            autocomplete="username"
            [field]="form.account"
          />
          <sk-alert [thrown]="failure()" />
          <button class="sk-button" type="submit" [attr.aria-disabled]="form().submitting()">
            {{ 'forgot.submit' | translate }}
          </button>
        </form>
      }
      <p class="other">
        <a routerLink="/login">{{ 'reset.toLogin' | translate }}</a>
      </p>
    </sk-auth-frame>
  `,
  styleUrl: '../auth/auth-form.scss',
})
export class Forgot {
  readonly #api = inject(Api);
  readonly #server = askedServer();

  protected readonly failure = signal<unknown>(null);
  readonly #isSent = signal(false);
  /** Known once the server said whether it sends mails; what it did not say is tried. */
  protected readonly step = computed((): 'wait' | 'ask' | 'sent' | 'noMail' => {
    if (this.#isSent()) return 'sent';
    const server = this.#server();
    if (!server) return 'wait';
    return server.mail === false ? 'noMail' : 'ask';
  });
  protected readonly lead = computed(() => `forgot.${this.step()}`);
  protected readonly form = form(signal({ account: '' }), (fields) => required(fields.account), {
    submission: { action: () => this.#send(), onInvalid: focusFirstFault },
  });

  async #send() {
    this.failure.set(null);
    try {
      await this.#api.forgotPassword({ account: this.form().value().account.trim() });
      this.#isSent.set(true);
      return undefined;
    } catch (thrown) {
      const faults = faultsAtFields(thrown, { account: this.form.account });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }
}
