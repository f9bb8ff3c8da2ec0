import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogState,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import { type ConsolePerson, MESSAGE_FATES, type MessageFate } from '#contracts';
import { Alert } from '../../ui/field/alert';
import { nextFieldId } from '../../ui/field/field-id';
import { isolate } from '../../ui/isolate';
import { PeopleApi } from './people-api';

/** Closes with true when the account is gone. Its username has to be typed: nobody does this by a slip. */
@Component({
  selector: 'sk-remove-person-dialog',
  imports: [
    Alert,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslatePipe,
  ],
  template: `
    <form (submit)="$event.preventDefault(); send()">
      <h2 mat-dialog-title>{{ 'admin.people.removeTitle' | translate: { name } }}</h2>
      <mat-dialog-content>
        <p>{{ 'admin.people.removeText' | translate }}</p>
        <fieldset>
          <legend>{{ 'admin.people.fate' | translate }}</legend>
          @for (each of fates; track each) {
            <label class="choice">
              <input type="radio" name="fate" [checked]="fate() === each" (change)="fate.set(each)" />
              <span>{{ 'admin.people.fates.' + each | translate }}</span>
              <small>{{ 'admin.people.fateHints.' + each | translate }}</small>
            </label>
          }
        </fieldset>
        <label class="typed" [for]="id">{{ 'admin.people.typeName' | translate: { username } }}</label>
        <input
          #field
          type="text"
          dir="ltr"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          [id]="id"
          [value]="typed()"
          (input)="typed.set(field.value)"
        />
        <sk-alert [thrown]="failure()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'app.cancel' | translate }}</button>
        <button
          matButton="filled"
          class="danger"
          type="submit"
          [disabled]="busy() || !isTyped()"
          disabledInteractive
        >
          {{ 'admin.people.remove' | translate }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrls: ['../../ui/dialog-form.scss', './remove-person-dialog.scss'],
})
export class RemovePersonDialog {
  readonly #api = inject(PeopleApi);
  readonly #dialog = inject<MatDialogRef<RemovePersonDialog, boolean>>(MatDialogRef);
  readonly #person = inject<ConsolePerson>(MAT_DIALOG_DATA);

  protected readonly id = nextFieldId();
  protected readonly name = isolate(this.#person.displayName);
  protected readonly username = isolate(this.#person.username);
  protected readonly fates = MESSAGE_FATES;
  protected readonly fate = signal<MessageFate>('keep');
  protected readonly typed = signal('');
  protected readonly isTyped = computed(
    () => this.typed().trim().toLowerCase() === this.#person.username.toLowerCase(),
  );
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async send(): Promise<void> {
    if (this.busy() || !this.isTyped() || this.#dialog.getState() !== MatDialogState.OPEN) return;
    this.busy.set(true);
    this.failure.set(null);
    const { username } = this.#person;
    try {
      await this.#api.remove(username, { messages: this.fate(), username });
      this.#dialog.close(true);
    } catch (thrown) {
      this.failure.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
