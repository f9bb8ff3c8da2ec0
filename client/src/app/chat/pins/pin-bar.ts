import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import type { Room } from '#contracts';
import { Connection } from '../../core/connection';
import { PinsStore } from '../../core/pins-store';
import { NumberPipe } from '../../i18n/count';
import { Icon } from '../../ui/icon';
import { MessageAddress } from '../message/message-address';
import { MessageLine } from '../message/message-line';

/** What was pinned last in a room, and the way to all that is. */
@Component({
  selector: 'sk-pin-bar',
  imports: [Icon, MessageLine, NumberPipe, RouterLink, TranslatePipe],
  template: `
    @if (newest(); as message) {
      <a class="newest" [routerLink]="address()">
        <sk-icon name="pin" />
        <span class="sk-visually-hidden">{{ 'pins.newest' | translate }}</span>
        <bdi class="author">{{ message.displayName }}</bdi>
        <sk-message-line class="text" [message]="message" [pictured]="true" />
      </a>
      <a class="all" [routerLink]="pane()" [attr.aria-label]="'pins.show' | translate">
        {{ count() | skNumber }}
        <sk-icon name="list" />
      </a>
    }
  `,
  styleUrl: './pin-bar.scss',
})
export class PinBar {
  readonly #pins = inject(PinsStore);
  readonly #addresses = inject(MessageAddress);

  readonly room = input.required<Room>();

  readonly #roomId = computed(() => this.room().id);
  protected readonly count = computed(() => this.#pins.of(this.#roomId()).messages.length);
  protected readonly newest = computed(() => this.#pins.of(this.#roomId()).messages[0]);
  protected readonly address = computed(() => {
    const newest = this.newest();
    return newest ? this.#addresses.of(newest) : [];
  });
  protected readonly pane = computed(() => ['/rooms', this.room().slug ?? this.#roomId(), 'pins']);

  constructor() {
    const connection = inject(Connection);
    effect(() => {
      const room = this.#roomId();
      // Whatever happened while nobody was connected is in the fresh list.
      if (connection.state() === 'online') untracked(() => void this.#pins.load(room));
    });
  }
}
