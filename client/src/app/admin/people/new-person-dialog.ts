import { Component, inject, signal } from '@angular/core';
import { FormRoot, form, required, validate } from '@angular/forms/signals';
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
import { LANGUAGES, type Language, type MadePersonAnswer, USER_ROLES, type UserRole } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { usernameFault } from '../../pages/auth/username-fault';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { faultsAtFields } from '../../ui/field/server-faults';
import { TextField } from '../../ui/field/text-field';
import { SelectFilter } from '../ui/select-filter';
import { PeopleApi } from './people-api';

/** Closes with the account that was made. */
@Component({
  selector: 'sk-new-person-dialog',
  imports: [
    Alert,
    FormRoot,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    SelectFilter,
    TextField,
    TranslatePipe,
  ],
  templateUrl: './new-person-dialog.html',
  styleUrl: '../../ui/dialog-form.scss',
})
export class NewPersonDialog {
  readonly #api = inject(PeopleApi);
  readonly #dialog = inject<MatDialogRef<NewPersonDialog, MadePersonAnswer>>(MatDialogRef);

  protected readonly roles = USER_ROLES;
  protected readonly languages = LANGUAGES;
  protected readonly role = signal<UserRole>('member');
  protected readonly language = signal<Language>(inject(PreferencesStore).language());
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    signal({ username: '', displayName: '', email: '' }),
    (fields) => {
      required(fields.username);
      validate(fields.username, ({ value }) => usernameFault(value()));
    },
    { submission: { action: () => this.#send(), onInvalid: focusFirstFault } },
  );

  async #send() {
    // While the dialog fades out Enter still reaches it.
    if (this.#dialog.getState() !== MatDialogState.OPEN) return undefined;
    this.failure.set(null);
    const { username, displayName, email } = this.form().value();
    try {
      this.#dialog.close(
        await this.#api.make({
          username: username.trim(),
          role: this.role(),
          locale: this.language(),
          ...(displayName.trim() && { displayName: displayName.trim() }),
          ...(email.trim() && { email: email.trim() }),
        }),
      );
      return undefined;
    } catch (thrown) {
      const { form } = this;
      const faults = faultsAtFields(thrown, {
        username: form.username,
        displayName: form.displayName,
        email: form.email,
      });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }
}
