import { Component, computed, debounced, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import type { Room, User } from '#contracts';
import { Api } from '../../core/api';
import { MembersStore } from '../../core/members-store';
import { RoomsStore } from '../../core/rooms-store';
import { Avatar } from '../../ui/avatar';
import { Alert } from '../../ui/field/alert';
import { isolate } from '../../ui/isolate';
import { SearchField } from '../../ui/search-field';

/** People are asked for when the typing pauses. */
const PAUSE_MS = 250;

/** Brings people into a room. */
@Component({
  selector: 'sk-invite-dialog',
  imports: [
    Alert,
    Avatar,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    SearchField,
    TranslatePipe,
  ],
  templateUrl: './invite-dialog.html',
  styleUrl: './picker.scss',
})
export class InviteDialog {
  readonly #api = inject(Api);
  readonly #members = inject(MembersStore);
  readonly #rooms = inject(RoomsStore);
  readonly #room = inject<Room>(MAT_DIALOG_DATA);

  protected readonly isolate = isolate;
  protected readonly roomName = isolate(this.#rooms.nameOf(this.#room));
  protected readonly query = signal('');
  readonly #asked = debounced(this.query, PAUSE_MS);
  protected readonly failure = signal<unknown>(null);
  readonly #added = signal<ReadonlySet<string>>(new Set());
  protected readonly search = resource({
    params: () => this.#asked.value().trim() || undefined,
    loader: ({ params }) => this.#api.findUsers(params),
  });
  protected readonly found = computed(() => {
    if (!this.search.hasValue()) return [];
    const added = this.#added();
    const here = new Set(this.#members.of(this.#room.id).members.map(({ user }) => user.id));
    return this.search.value().map((user) => ({
      user,
      added: added.has(user.id),
      member: here.has(user.id) && !added.has(user.id),
    }));
  });

  constructor() {
    void this.#members.load(this.#room.id);
  }

  protected async add({ id, username }: User): Promise<void> {
    this.failure.set(null);
    try {
      await this.#rooms.invite(this.#room.id, username);
      this.#added.update((added) => new Set(added).add(id));
    } catch (thrown) {
      this.failure.set(thrown);
    }
  }
}
