import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
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
import type { ConsoleRoom } from '#contracts';
import { type RoomFields, checkRoomFields } from '../../chat/rooms/room-fields';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { faultsAtFields } from '../../ui/field/server-faults';
import { TextField } from '../../ui/field/text-field';
import { ConsoleRoomsApi } from './console-rooms-api';

interface NewRoom extends RoomFields {
  kind: ConsoleRoom['kind'];
  owner: string;
}

/** Closes with the room that was made. */
@Component({
  selector: 'sk-new-room-dialog',
  imports: [
    Alert,
    FormField,
    FormRoot,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TextField,
    TranslatePipe,
  ],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>{{ 'admin.rooms.make' | translate }}</h2>
      <mat-dialog-content class="fields">
        <sk-text-field name="name" label="field.roomName" [field]="form.name" />
        <sk-text-field
          name="description"
          label="field.description"
          [lines]="2"
          [optional]="true"
          [field]="form.description"
        />
        <sk-text-field
          name="owner"
          label="admin.rooms.owner"
          hint="admin.rooms.ownerHint"
          [latin]="true"
          [optional]="true"
          [field]="form.owner"
        />
        <fieldset>
          <legend>{{ 'createRoom.kind' | translate }}</legend>
          @for (kind of kinds; track kind) {
            <label class="choice">
              <input type="radio" [value]="kind" [formField]="form.kind" />
              <span>{{ 'rooms.' + kind | translate }}</span>
              <small>{{ 'createRoom.' + kind + 'Hint' | translate }}</small>
            </label>
          }
        </fieldset>
        <sk-alert [thrown]="failure()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'app.cancel' | translate }}</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>
          {{ 'createRoom.submit' | translate }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../../ui/dialog-form.scss',
})
export class NewRoomDialog {
  readonly #api = inject(ConsoleRoomsApi);
  readonly #dialog = inject<MatDialogRef<NewRoomDialog, ConsoleRoom>>(MatDialogRef);

  protected readonly kinds = ['public', 'private'] as const;
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    signal<NewRoom>({ name: '', description: '', kind: 'public', owner: '' }),
    (fields) => checkRoomFields(fields),
    { submission: { action: () => this.#send(), onInvalid: focusFirstFault } },
  );

  async #send() {
    // While the dialog fades out Enter still reaches it, and would make a second room.
    if (this.#dialog.getState() !== MatDialogState.OPEN) return undefined;
    this.failure.set(null);
    try {
      const { name, description, kind, owner } = this.form().value();
      this.#dialog.close(
        await this.#api.make({
          name: name.trim(),
          kind,
          ...(description.trim() && { description: description.trim() }),
          ...(owner.trim() && { owner: owner.trim().replace(/^@/, '') }),
        }),
      );
      return undefined;
    } catch (thrown) {
      const { name, description, owner } = this.form;
      const faults = faultsAtFields(thrown, { name, description, owner });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }
}
