import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { type Room, canJoin } from '#contracts';
import { RoomsStore } from '../core/rooms-store';
import { SessionStore } from '../core/session-store';
import { CountPipe } from '../i18n/count';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices';
import { Composer } from './composer/composer';
import { RoomMenu } from './rooms/room-menu';
import { EmptyPane } from './shell/empty-pane';
import { Timeline } from './timeline/timeline';
import { TypingLine } from './timeline/typing-line';

/** A conversation: who it is with, what was said, and the place to answer. */
@Component({
  selector: 'sk-room-view',
  imports: [
    Avatar,
    Composer,
    CountPipe,
    EmptyPane,
    Icon,
    MatButton,
    MatIconButton,
    RoomMenu,
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

  readonly room = input.required<Room>();
  readonly peopleShown = input(false);
  /** The people are wanted, or no longer. */
  readonly people = output();

  protected readonly name = computed(() => this.#rooms.nameOf(this.room()));
  protected readonly joining = signal(false);
  protected readonly joinable = computed(() => {
    const user = this.#session.user();
    return !!user && canJoin(user, this.room(), this.room().membership);
  });

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
}
