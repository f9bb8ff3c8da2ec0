import { Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import type { Room } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { shortDate } from '../../dates/calendar';
import { formatNumber } from '../../dates/formats';
import { Today } from '../../dates/today';
import { CountPipe } from '../../i18n/count';
import { TextLine } from '../../text/text-line';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';

/** More than this is "many": the badge stays a badge. */
const BADGE_MAX = 99;

/** One room of the list: its name, its last line and what waits in it. */
@Component({
  selector: 'sk-room-item',
  imports: [Avatar, CountPipe, Icon, RouterLink, RouterLinkActive, TextLine, TranslatePipe],
  templateUrl: './room-item.html',
  styleUrl: './room-item.scss',
})
export class RoomItem {
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #preferences = inject(PreferencesStore);
  readonly #today = inject(Today);

  readonly room = input.required<Room>();

  protected readonly name = computed(() => this.#rooms.nameOf(this.room()));
  protected readonly ref = computed(() => this.room().slug ?? this.room().id);
  protected readonly unread = computed(() => this.#rooms.unread(this.room()));
  protected readonly badge = computed(() => {
    const shown = formatNumber(Math.min(this.unread(), BADGE_MAX), this.#preferences.digits());
    return this.unread() > BADGE_MAX ? `${shown}+` : shown;
  });
  protected readonly last = computed(() => {
    const message = this.room().lastMessage;
    if (!message) return null;
    return {
      own: message.username === this.#session.username(),
      author: message.displayName,
      text: message.text,
      at: message.timestamp,
      when: shortDate(new Date(message.timestamp), this.#preferences.reading(), this.#today.now()),
    };
  });
}
