import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
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
import type { ConsoleRoom, NewConsoleRoom, Room } from '#contracts';
import { RoomsStore } from '../../core/rooms-store';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { faultsAtFields } from '../../ui/field/server-faults';
import { TextField } from '../../ui/field/text-field';
import { type RoomFields, checkRoomFields } from './room-fields';
import { RoomTexts } from './room-texts';

interface NewRoom extends RoomFields {
  kind: 'public' | 'private';
  owner: string;
}

/** Makes it for somebody else, or for oneself where they name nobody. */
export type RoomMaker = (wish: NewConsoleRoom) => Promise<ConsoleRoom>;

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
    RoomTexts,
    TextField,
    TranslatePipe,
  ],
  templateUrl: './create-room-dialog.html',
  styleUrl: '../../ui/dialog-form.scss',
})
export class CreateRoomDialog {
  readonly #rooms = inject(RoomsStore);
  readonly #dialog = inject<MatDialogRef<CreateRoomDialog, Room | ConsoleRoom>>(MatDialogRef);

  protected readonly maker = inject<RoomMaker | undefined>(MAT_DIALOG_DATA);
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
      const wish = {
        name: name.trim(),
        kind,
        ...(description.trim() && { description: description.trim() }),
      };
      const username = owner.trim().replace(/^@/, '');
      const made = this.maker
        ? this.maker({ ...wish, ...(username && { owner: username }) })
        : this.#rooms.create(wish);
      this.#dialog.close(await made);
      return undefined;
    } catch (thrown) {
      const { name, description, owner } = this.form;
      const faults = faultsAtFields(thrown, { name, description, owner });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }
}
