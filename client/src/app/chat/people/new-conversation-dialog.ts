import { Component, computed, debounced, inject, resource, signal } from '@angular/core';
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
import { LIMITS, type Room, type User } from '#contracts';
import { cleanLine } from '#text';
import { Api } from '../../core/api';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { AutoDir } from '../../text/auto-dir';
import { Avatar } from '../../ui/avatar';
import { Alert } from '../../ui/field/alert';
import { Icon } from '../../ui/icon';
import { isolate } from '../../ui/isolate';
import { SearchField } from '../../ui/search-field';

/** People are asked for when the typing pauses. */
const PAUSE_MS = 250;

/** With one person a private conversation, with several a small group. Closes with the room. */
@Component({
  selector: 'sk-new-conversation-dialog',
  imports: [
    Alert,
    AutoDir,
    Avatar,
    Icon,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    SearchField,
    TranslatePipe,
  ],
  templateUrl: './new-conversation-dialog.html',
  styleUrls: ['../rooms/picker.scss', './new-conversation-dialog.scss'],
})
export class NewConversationDialog {
  readonly #api = inject(Api);
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #dialog = inject<MatDialogRef<NewConversationDialog, Room>>(MatDialogRef);

  protected readonly isolate = isolate;
  protected readonly query = signal('');
  readonly #asked = debounced(this.query, PAUSE_MS);
  protected readonly chosen = signal<readonly User[]>([]);
  protected readonly name = signal('');
  protected readonly failure = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly group = computed(() => this.chosen().length > 1);
  /** The maker of a group is in it. */
  protected readonly full = computed(() => this.chosen().length >= LIMITS.group.max - 1);
  protected readonly search = resource({
    params: () => this.#asked.value().trim() || undefined,
    loader: ({ params }) => this.#api.findUsers(params),
  });
  protected readonly found = computed(() => {
    if (!this.search.hasValue()) return [];
    const chosen = new Set(this.chosen().map(({ id }) => id));
    return this.search
      .value()
      .filter(({ username }) => username !== this.#session.username())
      .map((user) => ({ user, chosen: chosen.has(user.id) }));
  });

  protected toggle(user: User): void {
    this.failure.set(null);
    this.chosen.update((people) => {
      const rest = people.filter(({ id }) => id !== user.id);
      return rest.length < people.length || this.full() ? rest : [...people, user];
    });
  }

  protected async start(): Promise<void> {
    // While the dialog fades out Enter still reaches it, and would make a second group.
    if (this.busy() || this.#dialog.getState() !== MatDialogState.OPEN) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.#dialog.close(await this.#make());
    } catch (thrown) {
      this.failure.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }

  #make(): Promise<Room> {
    const members = this.chosen().map(({ username }) => username);
    const [only = ''] = members;
    if (!this.group()) return this.#rooms.openDirect(only);
    const name = cleanLine(this.name());
    return this.#rooms.create({ kind: 'private', members, ...(name && { name }) });
  }
}
