import { Component, inject, signal } from '@angular/core';
import { FormRoot, form, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { LIMITS, codePointLength } from '#contracts';
import { StatusForm } from '../chat/account/status-form';
import { SessionStore } from '../core/session-store';
import { PictureField } from '../pictures/picture-field';
import { Alert } from '../ui/field/alert';
import { focusFirstFault } from '../ui/field/focus-first-fault';
import { faultsAtFields } from '../ui/field/server-faults';
import { TextField } from '../ui/field/text-field';
import { Saving } from './saving';
import { StorageUsage } from './storage-usage';

/** What others see of oneself. */
@Component({
  selector: 'sk-profile-section',
  imports: [Alert, FormRoot, MatButton, PictureField, StatusForm, StorageUsage, TextField, TranslatePipe],
  templateUrl: './profile-section.html',
  styleUrls: ['./section.scss', './profile-section.scss'],
})
export class ProfileSection {
  readonly #session = inject(SessionStore);
  readonly #saving = inject(Saving);

  protected readonly user = this.#session.user;
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    signal({
      displayName: this.user()?.displayName ?? '',
      email: this.user()?.email ?? '',
      bio: this.user()?.bio ?? '',
    }),
    (fields) => {
      required(fields.displayName);
      validate(fields.displayName, ({ value }) => tooLong(value(), LIMITS.displayName.max));
      validate(fields.email, ({ value }) => (looksLikeAddress(value().trim()) ? null : { kind: 'format' }));
      validate(fields.bio, ({ value }) => tooLong(value(), LIMITS.bio.max));
    },
    { submission: { action: () => this.#send(), onInvalid: focusFirstFault } },
  );

  protected readonly setPicture = async (fileId: string | null): Promise<void> => {
    await this.#session.setPicture(fileId);
    await this.statusSaved();
  };

  protected statusSaved(): Promise<void> {
    return this.#saving.run(() => Promise.resolve());
  }

  async #send() {
    this.failure.set(null);
    try {
      const { displayName, email: address, bio } = this.form().value();
      await this.#session.updateProfile({
        displayName: displayName.trim(),
        email: address.trim(),
        bio: bio.trim(),
      });
      await this.statusSaved();
      return undefined;
    } catch (thrown) {
      const { displayName, email: address, bio } = this.form;
      const faults = faultsAtFields(thrown, { displayName, email: address, bio });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }
}

function tooLong(text: string, max: number): { kind: string } | null {
  return codePointLength(text.trim()) > max ? { kind: 'tooLong' } : null;
}

/** Whether an address is one the server finds out; an empty field takes it away. */
const looksLikeAddress = (text: string): boolean => /^(?:|[^\s@]+@[^\s@]+\.[^\s@]+)$/.test(text);
