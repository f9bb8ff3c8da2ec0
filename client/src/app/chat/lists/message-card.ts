import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import type { Message } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { RoomsStore } from '../../core/rooms-store';
import { fullDateTime, shortDate } from '../../dates/calendar';
import { Today } from '../../dates/today';
import { Avatar } from '../../ui/avatar';
import { MessageAddress } from '../message/message-address';
import { MessageLine } from '../message/message-line';

/** A message apart from its place, and the way there. */
@Component({
  selector: 'sk-message-card',
  imports: [Avatar, MessageLine, RouterLink, TranslatePipe],
  template: `
    <a [routerLink]="address()">
      <sk-avatar
        [seed]="message().username"
        [name]="message().displayName"
        [picture]="message().avatar"
        [small]="true"
      />
      <span class="who">
        <bdi class="author">{{ message().displayName }}</bdi>
        @if (roomShown()) {
          <bdi class="room">{{ room() }}</bdi>
        }
      </span>
      <time [attr.datetime]="message().timestamp" [attr.title]="moment()">{{ when() }}</time>
      <span class="text">
        @if (message().deletedAt) {
          {{ 'message.gone' | translate }}
        } @else {
          <sk-message-line [message]="message()" [pictured]="true" />
        }
      </span>
    </a>
  `,
  styleUrl: './message-card.scss',
})
export class MessageCard {
  readonly #addresses = inject(MessageAddress);
  readonly #preferences = inject(PreferencesStore);
  readonly #rooms = inject(RoomsStore);
  readonly #today = inject(Today);

  readonly message = input.required<Message>();
  /** Whether the reader needs to be told which room it is in. */
  readonly roomShown = input(true);

  protected readonly address = computed(() => this.#addresses.of(this.message()));
  protected readonly room = computed(() => {
    const room = this.#rooms.find(this.message().room);
    return room ? this.#rooms.nameOf(room) : '';
  });
  readonly #at = computed(() => new Date(this.message().timestamp));
  protected readonly when = computed(() =>
    shortDate(this.#at(), this.#preferences.reading(), this.#today.now()),
  );
  protected readonly moment = computed(() => fullDateTime(this.#at(), this.#preferences.reading()));
}
