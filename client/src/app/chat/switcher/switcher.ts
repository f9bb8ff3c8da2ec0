import {
  Component,
  type ElementRef,
  computed,
  debounced,
  inject,
  linkedSignal,
  resource,
  signal,
  viewChildren,
} from '@angular/core';
import { MatDialogContent, MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import type { Room, User } from '#contracts';
import { matches } from '#text';
import { Api } from '../../core/api';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { CountPipe } from '../../i18n/count';
import { AutoDir } from '../../text/auto-dir';
import { Avatar } from '../../ui/avatar';
import { Alert } from '../../ui/field/alert';
import { Icon } from '../../ui/icon';
import { Conversations } from '../rooms/conversations';
import { RoomFace } from '../rooms/room-face';

/** A place to go to: a conversation, or a person one has none with yet. */
type Place = { readonly id: string; readonly name: string } & (
  { readonly room: Room; readonly user?: undefined } | { readonly user: User; readonly room?: undefined }
);

const PAUSE_MS = 150;
/** More than this nobody reads: another letter is quicker. */
const SHOWN = 12;

/** The quick way to any room or person, by a few letters of any spelling of their name. */
@Component({
  selector: 'sk-switcher',
  imports: [Alert, AutoDir, Avatar, CountPipe, Icon, MatDialogContent, RoomFace, TranslatePipe],
  templateUrl: './switcher.html',
  styleUrl: './switcher.scss',
})
export class Switcher {
  readonly #api = inject(Api);
  readonly #conversations = inject(Conversations);
  readonly #dialog = inject(MatDialogRef);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  protected readonly rooms = inject(RoomsStore);
  private readonly options = viewChildren<ElementRef<HTMLElement>>('option');

  protected readonly query = signal('');
  readonly #asked = debounced(this.query, PAUSE_MS);
  readonly #people = resource({
    params: () => this.#asked.value().trim() || undefined,
    loader: ({ params }) => this.#api.findUsers(params),
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly places = computed(() => [...this.#rooms(), ...this.#strangers()].slice(0, SHOWN));
  /** The place Enter leads to: the first, whenever there are others. */
  protected readonly at = linkedSignal({ source: this.places, computation: () => 0 });
  protected readonly searching = computed(
    () => this.#people.isLoading() || this.#asked.value() !== this.query(),
  );

  readonly #rooms = computed((): Place[] => {
    const query = this.query();
    const all = query.trim()
      ? [...this.#conversations.all(), ...this.rooms.joinable()]
      : this.#waitingFirst();
    return all
      .map((room) => ({ id: room.id, name: this.rooms.nameOf(room), room }))
      .filter(({ name, room }) => matches(query, `${name} ${room.slug ?? room.with?.username ?? ''}`));
  });
  readonly #strangers = computed((): Place[] => {
    if (!this.query().trim() || !this.#people.hasValue()) return [];
    const known = new Set(this.#conversations.all().map((room) => room.with?.id));
    return this.#people
      .value()
      .filter(({ id, username }) => !known.has(id) && username !== this.#session.username())
      .map((user) => ({ id: user.id, name: user.displayName, user }));
  });

  protected move(event: Event, step: 1 | -1): void {
    event.preventDefault();
    const count = this.places().length;
    if (count === 0) return;
    this.at.update((at) => (at + step + count) % count);
    this.options()[this.at()]?.nativeElement.scrollIntoView({ block: 'nearest' });
  }

  protected async go(place = this.places()[this.at()]): Promise<void> {
    if (!place) return;
    this.failure.set(null);
    try {
      const { slug, id } = place.room ?? (await this.rooms.openDirect(place.user.username));
      this.#dialog.close();
      await this.#router.navigate(['/rooms', slug ?? id]);
    } catch (thrown) {
      this.failure.set(thrown);
    }
  }

  #waitingFirst(): Room[] {
    const all = this.#conversations.all();
    const waits = (room: Room) => this.rooms.unread(room) > 0;
    return [...all.filter(waits), ...all.filter((room) => !waits(room))];
  }
}
