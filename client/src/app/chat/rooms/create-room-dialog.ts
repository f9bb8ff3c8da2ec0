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
import type { Room } from '#contracts';
import { RoomsStore } from '../../core/rooms-store';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { faultsAtFields } from '../../ui/field/server-faults';
import { TextField } from '../../ui/field/text-field';
import { type RoomFields, checkRoomFields } from './room-fields';

interface NewRoom extends RoomFields {
  kind: 'public' | 'private';
}

/** Closes with the room that was made. */
@Component({
  selector: 'sk-create-room-dialog',
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
  templateUrl: './create-room-dialog.html',
  styleUrl: '../../ui/dialog-form.scss',
})
export class CreateRoomDialog {
  readonly #rooms = inject(RoomsStore);
  readonly #dialog = inject<MatDialogRef<CreateRoomDialog, Room>>(MatDialogRef);

  protected readonly kinds = ['public', 'private'] as const;
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    signal<NewRoom>({ name: '', description: '', kind: 'public' }),
    (fields) => checkRoomFields(fields),
    { submission: { action: () => this.#send(), onInvalid: focusFirstFault } },
  );

  async #send() {
    // While the dialog fades out Enter still reaches it, and would make a second room.
    if (this.#dialog.getState() !== MatDialogState.OPEN) return undefined;
    this.failure.set(null);
    try {
      const { name, description, kind } = this.form().value();
      this.#dialog.close(
        await this.#rooms.create({
          name: name.trim(),
          kind,
          ...(description.trim() && { description: description.trim() }),
        }),
      );
      return undefined;
    } catch (thrown) {
      const { name, description } = this.form;
      const faults = faultsAtFields(thrown, { name, description });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }
}
