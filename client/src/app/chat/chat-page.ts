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
import { PeoplePanel } from './people/people-panel';
import { RoomList } from './rooms/room-list';
import { RoomView } from './room-view';
import { ConnectionBanner } from './shell/connection-banner';
import { EmptyPane } from './shell/empty-pane';
import { beginSignedInPage } from './shell/signed-in-page';
import { Viewport } from './shell/viewport';
import { TimelineSkeleton } from './timeline/timeline-skeleton';

/** The panes of the chat: the list, a conversation, the people in it. */
@Component({
  selector: 'sk-chat-page',
  imports: [ConnectionBanner, EmptyPane, PeoplePanel, RoomList, RoomView, TimelineSkeleton, TranslatePipe],
  templateUrl: './chat-page.html',
  styleUrl: './chat-page.scss',
  host: { '[attr.data-pane]': 'shown()', '[class.with-people]': 'peopleShown()' },
})
export class ChatPage {
  readonly #rooms = inject(RoomsStore);
  readonly #router = inject(Router);
  readonly #viewport = inject(Viewport);

  /** The room's id or slug, from the address. */
  readonly room = input<string>();
  /** `people` where their pane is open, from the address. */
  readonly pane = input<'people'>();

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
  /** The pane a phone shows. */
  protected readonly shown = computed(() => (this.room() === undefined ? 'list' : (this.pane() ?? 'room')));
  /** Beside the conversation there is room for the people; they can be put away there. */
  readonly #peopleWanted = linkedSignal<boolean, boolean>({
    source: this.#viewport.wide,
    computation: (wide, previous) => previous?.value ?? wide,
  });
  protected readonly peopleShown = computed(
    () =>
      !!this.current()?.membership &&
      this.current()?.kind !== 'direct' &&
      (this.#viewport.wide() ? this.#peopleWanted() : this.pane() === 'people'),
  );

  constructor() {
    beginSignedInPage();
    effect(() => {
      const first = this.#rooms.own()[0];
      const pick = this.room() === undefined && !this.#viewport.narrow() && first;
      // An empty middle helps nobody where there is room for a conversation.
      if (pick)
        untracked(() => this.#router.navigate(['/rooms', pick.slug ?? pick.id], { replaceUrl: true }));
    });
  }

  protected togglePeople(): void {
    const ref = this.room();
    if (this.#viewport.wide()) this.#peopleWanted.update((wanted) => !wanted);
    // Going back replaces: the back gesture must not lead to what was just left.
    else if (this.pane()) void this.#router.navigate(['/rooms', ref], { replaceUrl: true });
    else void this.#router.navigate(['/rooms', ref, 'people']);
  }

  /** A link to a fragment would be a navigation; the focus is what must move. */
  protected skip(event: Event): void {
    event.preventDefault();
    this.conversation().nativeElement.focus();
  }
}
