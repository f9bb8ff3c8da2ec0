import { Component, computed, inject, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import type { Room, UpdateRoomRequest } from '#contracts';
import { RoomsStore } from '../../core/rooms-store';
import { PictureField } from '../../pictures/picture-field';
import { Alert } from '../../ui/field/alert';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { faultsAtFields } from '../../ui/field/server-faults';
import { type RoomFields, checkRoomFields } from './room-fields';
import { RoomRules } from './room-rules';
import { RoomTexts } from './room-texts';

/** A room's picture, name and description, and what it decides for all in it. */
@Component({
  selector: 'sk-edit-room-dialog',
  imports: [
    Alert,
    FormRoot,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    PictureField,
    RoomRules,
    RoomTexts,
    TranslatePipe,
  ],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>{{ 'room.editTitle' | translate }}</h2>
      <mat-dialog-content class="fields">
        <sk-picture-field
          title="pictures.room"
          [seed]="room().id"
          [name]="name()"
          [picture]="room().picture"
          [square]="true"
          [save]="setPicture"
        />
        <sk-room-texts [fields]="form" />
        <details>
          <summary>{{ 'roomRules.title' | translate }}</summary>
          <sk-room-rules [settings]="room().settings" (chosen)="set($event)" />
        </details>
        <sk-alert [thrown]="failure()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'app.cancel' | translate }}</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>
          {{ 'app.save' | translate }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../../ui/dialog-form.scss',
})
export class EditRoomDialog {
  readonly #rooms = inject(RoomsStore);
  readonly #room = inject<Room>(MAT_DIALOG_DATA);
  readonly #dialog = inject(MatDialogRef);

  /** As it is now: its picture changes at once. */
  protected readonly room = computed(() => this.#rooms.find(this.#room.id) ?? this.#room);
  protected readonly name = computed(() => this.#rooms.nameOf(this.room()));
  protected readonly setPicture = (fileId: string | null) => this.#rooms.setPicture(this.#room.id, fileId);
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    signal<RoomFields>({ name: this.#rooms.nameOf(this.#room), description: this.#room.description }),
    (fields) => checkRoomFields(fields),
    { submission: { action: () => this.#send(), onInvalid: focusFirstFault } },
  );

  /** What a room decides holds from the choice on. */
  protected async set(wish: UpdateRoomRequest): Promise<void> {
    this.failure.set(null);
    try {
      await this.#rooms.update(this.#room.id, wish);
    } catch (thrown) {
      this.failure.set(thrown);
    }
  }

  async #send() {
    this.failure.set(null);
    try {
      const { name, description } = this.form().value();
      await this.#rooms.update(this.#room.id, { name: name.trim(), description: description.trim() });
      this.#dialog.close();
      return undefined;
    } catch (thrown) {
      const { name, description } = this.form;
      const faults = faultsAtFields(thrown, { name, description });
      if (!faults) this.failure.set(thrown);
      return faults;
    }
  }
}
