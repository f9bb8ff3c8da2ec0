import {
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { RoomsStore } from '../core/rooms-store';
import { type Pane, type Place, roomAddress } from './chat-url';
import { FilesPage } from './files/list/files-page';
import { FilesPanel } from './files/list/files-panel';
import { MarkedPage } from './lists/marked-page';
import { PeoplePanel } from './people/people-panel';
import { PinsPanel } from './pins/pins-panel';
import { RoomList } from './rooms/room-list';
import { RoomView } from './room-view';
import { SearchPage } from './search/search-page';
import { ConnectionBanner } from './shell/connection-banner';
import { EmptyPane } from './shell/empty-pane';
import { beginSignedInPage } from './shell/signed-in-page';
import { Viewport } from './shell/viewport';
import { ThreadPanel } from './threads/thread-panel';
import { ThreadsPage } from './threads/threads-page';
import { TimelineSkeleton } from './timeline/timeline-skeleton';

/** The panes of the chat: the list, a conversation, and what stands beside it. */
@Component({
  selector: 'sk-chat-page',
  imports: [
    ConnectionBanner,
    EmptyPane,
    FilesPage,
    FilesPanel,
    MarkedPage,
    PeoplePanel,
    PinsPanel,
    RoomList,
    RoomView,
    SearchPage,
    ThreadPanel,
    ThreadsPage,
    TimelineSkeleton,
    TranslatePipe,
  ],
  templateUrl: './chat-page.html',
  styleUrl: './chat-page.scss',
  host: { '[attr.data-pane]': 'shown()', '[attr.data-side]': 'side()' },
})
export class ChatPage {
  readonly #rooms = inject(RoomsStore);
  readonly #router = inject(Router);
  readonly #viewport = inject(Viewport);

  /** The room's id or slug, from the address. */
  readonly room = input<string>();
  /** What stands in the place of a room, from the address. */
  readonly place = input<Place>();
  /** What stands beside the room, from the address. */
  readonly pane = input<Pane>();
  /** Id of the message whose thread stands beside the room, from the address. */
  readonly thread = input<string>();
  /** The seq of the message at which the room opens, from the address. */
  readonly at = input<number | undefined, string | undefined>(undefined, {
    transform: (seq) => (seq === undefined ? undefined : Number(seq)),
  });

  /** What is searched for, from the address. */
  readonly q = input<string>();
  /** Whose files are shown, from the address. */
  readonly from = input<string>();

  private readonly conversation = viewChild.required<ElementRef<HTMLElement>>('conversation');
  protected readonly current = computed(() => {
    const ref = this.room();
    return ref === undefined ? undefined : this.#rooms.find(ref);
  });
  /** As a list of one or none: another room is another view, with a place and a draft of its own. */
  protected readonly opened = computed(() => [this.current() ?? []].flat());
  protected readonly missing = computed(
    () => this.room() !== undefined && this.#rooms.loaded() && !this.current(),
  );
  /** A pane beside it leaves the conversation where it is. */
  protected readonly shownAt = linkedSignal<{ room?: string; pane?: Pane; at?: number }, number | undefined>({
    source: () => ({ room: this.room(), pane: this.pane(), at: this.at() }),
    computation: ({ room, pane, at }, previous) =>
      pane && previous?.source.room === room ? previous?.value : at,
  });
  /** What a phone shows. */
  protected readonly shown = computed(() => {
    if (this.room() === undefined) return this.place() ? 'middle' : 'list';
    return this.pane() ? 'side' : 'middle';
  });
  /** Beside the conversation there is room for the people; they can be put away there. */
  readonly #peopleWanted = linkedSignal<boolean, boolean>({
    source: this.#viewport.wide,
    computation: (wide, previous) => previous?.value ?? wide,
  });
  protected readonly marked = computed(() => {
    const place = this.place();
    return place === 'mentions' || place === 'bookmarks' ? place : undefined;
  });
  /** The pane beside the conversation. */
  protected readonly side = computed<Pane | undefined>(() => {
    const room = this.current();
    if (!room?.membership) return undefined;
    const pane = this.pane() ?? (this.#viewport.wide() && this.#peopleWanted() ? 'people' : undefined);
    // A conversation of two has no list of people.
    return pane === 'people' && room.kind === 'direct' ? undefined : pane;
  });
  protected readonly peopleShown = computed(() => this.side() === 'people');

  constructor() {
    beginSignedInPage();
    effect(() => {
      const first = this.#rooms.own()[0];
      const pick = this.room() === undefined && !this.place() && !this.#viewport.narrow() && first;
      // An empty middle helps nobody where there is room for a conversation.
      if (pick)
        untracked(() => this.#router.navigate(['/rooms', pick.slug ?? pick.id], { replaceUrl: true }));
    });
  }

  protected togglePeople(): void {
    if (this.pane() === 'people') this.closePane();
    else if (this.#viewport.wide() && !this.pane()) this.#peopleWanted.update((wanted) => !wanted);
    else void this.#router.navigate(['/rooms', this.room(), 'people']);
  }

  /** Going back replaces: the back gesture must not lead to what was just left. */
  protected closePane(): void {
    const ref = this.room();
    if (ref === undefined) return;
    if (!this.pane()) this.#peopleWanted.set(false);
    else void this.#router.navigate(roomAddress(ref, this.shownAt()), { replaceUrl: true });
  }

  /** A link to a fragment would be a navigation; the focus is what must move. */
  protected skip(event: Event): void {
    event.preventDefault();
    this.conversation().nativeElement.focus();
  }
}
