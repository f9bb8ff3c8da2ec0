import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { type Room, canModerate } from '#contracts';
import { Connection } from '../../core/connection';
import { PinsStore } from '../../core/pins-store';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { Icon } from '../../ui/icon';
import { MessageCard } from '../lists/message-card';
import { EmptyPane } from '../shell/empty-pane';
import { TimelineSkeleton } from '../timeline/timeline-skeleton';

/** What is pinned in a room, beside it. */
@Component({
  selector: 'sk-pins-panel',
  imports: [EmptyPane, Icon, MatButton, MatIconButton, MessageCard, TimelineSkeleton, TranslatePipe],
  template: `
    <header>
      <button
        #close
        matIconButton
        type="button"
        [attr.aria-label]="'room.backToChat' | translate"
        (click)="closed.emit()"
      >
        <sk-icon class="back" name="back" />
        <sk-icon class="close" name="close" />
      </button>
      <div class="titles">
        <h2>{{ 'pins.title' | translate }}</h2>
        <p>
          <bdi>{{ name() }}</bdi>
        </p>
      </div>
    </header>
    @switch (pins().status) {
      @case ('error') {
        <sk-empty-pane icon="alert" heading="pins.failed">
          <button matButton="tonal" type="button" (click)="load()">{{ 'app.retry' | translate }}</button>
        </sk-empty-pane>
      }
      @case ('loading') {
        <sk-timeline-skeleton />
      }
      @default {
        <ul [attr.aria-label]="'pins.title' | translate">
          @for (message of pins().messages; track message.id) {
            <li><sk-message-card [message]="message" [roomShown]="false" /></li>
          } @empty {
            <li>
              <sk-empty-pane
                icon="pin"
                heading="pins.empty"
                [text]="mayPin() ? 'pins.emptyHint' : undefined"
              />
            </li>
          }
        </ul>
      }
    }
  `,
  styleUrl: './pins-panel.scss',
})
export class PinsPanel {
  readonly #pins = inject(PinsStore);
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);

  readonly room = input.required<Room>();
  readonly closed = output();
  private readonly close = viewChild.required<unknown, ElementRef<HTMLElement>>('close', {
    read: ElementRef,
  });

  readonly #roomId = computed(() => this.room().id);
  protected readonly pins = computed(() => this.#pins.of(this.#roomId()));
  protected readonly name = computed(() => this.#rooms.nameOf(this.room()));
  protected readonly mayPin = computed(() => {
    const user = this.#session.user();
    return !!user && canModerate(user, this.room(), this.room().membership);
  });

  constructor() {
    const connection = inject(Connection);
    afterNextRender(() => this.close().nativeElement.focus());
    effect(() => {
      this.#roomId();
      if (connection.state() === 'online') untracked(() => this.load());
    });
  }

  protected load(): void {
    void this.#pins.load(this.#roomId());
  }
}
