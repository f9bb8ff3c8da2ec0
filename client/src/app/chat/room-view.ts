import {
  Component,
  DOCUMENT,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { type Room, canJoin } from '#contracts';
import { RoomsStore } from '../core/rooms-store';
import { SessionStore } from '../core/session-store';
import { Icon } from '../ui/icon';
import { MenuDoor } from '../ui/menu-door';
import { Notices } from '../ui/notices';
import { Composer } from './composer/composer';
import { FileDrop } from './composer/files/file-drop';
import { HeldStrip } from './order/held-strip';
import { RoomTitle } from './rooms/room-title';
import { PinBar } from './pins/pin-bar';
import { EmptyPane } from './shell/empty-pane';
import { Timeline } from './timeline/timeline';
import { TypingLine } from './timeline/typing-line';

/** A conversation: who it is with, what was said, and the place to answer. */
@Component({
  selector: 'sk-room-view',
  imports: [
    Composer,
    EmptyPane,
    FileDrop,
    HeldStrip,
    Icon,
    MatButton,
    MatIconButton,
    MenuDoor,
    PinBar,
    RoomTitle,
    RouterLink,
    Timeline,
    TranslatePipe,
    TypingLine,
  ],
  templateUrl: './room-view.html',
  styleUrl: './room-view.scss',
})
export class RoomView {
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #notices = inject(Notices);
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(Injector);

  readonly room = input.required<Room>();
  /** The seq of the message to show, from the address. */
  readonly at = input<number>();
  readonly peopleShown = input(false);
  /** The people are wanted, or no longer. */
  readonly people = output();
  private readonly peopleButton = viewChild<unknown, ElementRef<HTMLElement>>('peopleButton', {
    read: ElementRef,
  });

  protected readonly loadMenu = () => import('./rooms/room-menu').then((module) => module.RoomMenu);
  protected readonly name = computed(() => this.#rooms.nameOf(this.room()));
  protected readonly joining = signal(false);
  protected readonly joinable = computed(() => {
    const user = this.#session.user();
    return !!user && canJoin(user, this.room(), this.room().membership);
  });

  constructor() {
    let wereShown = false;
    effect(() => {
      const shown = this.peopleShown();
      if (wereShown && !shown) untracked(() => this.#takeFocusBack());
      wereShown = shown;
    });
  }

  protected async join(): Promise<void> {
    this.joining.set(true);
    try {
      await this.#rooms.join(this.room().id);
    } catch (thrown) {
      void this.#notices.failure(thrown);
    } finally {
      this.joining.set(false);
    }
  }

  /** The pane that closed took the focus with it: it goes back to the button that opens it again. */
  #takeFocusBack(): void {
    afterNextRender(
      () => {
        if (this.#document.activeElement === this.#document.body) this.peopleButton()?.nativeElement.focus();
      },
      { injector: this.#injector },
    );
  }
}
