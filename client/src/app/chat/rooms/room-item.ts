import { Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';
import type { Message, Room } from '#contracts';
import { BlockStore } from '../../core/block-store';
import { PreferencesStore } from '../../core/preferences-store';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { shortDate } from '../../dates/calendar';
import { formatNumber } from '../../dates/formats';
import { Today } from '../../dates/today';
import { CountPipe } from '../../i18n/count';
import { Icon } from '../../ui/icon';
import { MessageLine } from '../message/message-line';
import { RoomFace } from './room-face';

/** More than this is "many": the badge stays a badge. */
const BADGE_MAX = 99;

/** One room of the list: its name, its last line and what waits in it. */
@Component({
  selector: 'sk-room-item',
  imports: [CountPipe, Icon, MessageLine, RoomFace, RouterLink, RouterLinkActive, TranslatePipe],
  templateUrl: './room-item.html',
  styleUrl: './room-item.scss',
})
export class RoomItem {
  readonly #rooms = inject(RoomsStore);
  readonly #blocks = inject(BlockStore);
  readonly #session = inject(SessionStore);
  readonly #translate = inject(TranslateService);
  readonly #preferences = inject(PreferencesStore);
  readonly #today = inject(Today);

  readonly room = input.required<Room>();

  protected readonly name = computed(() => this.#rooms.nameOf(this.room()));
  protected readonly ref = computed(() => this.room().slug ?? this.room().id);
  protected readonly silent = computed(() => this.room().membership?.notifications === 'none');
  protected readonly mentions = computed(() => this.room().membership?.mentions ?? 0);
  protected readonly unread = computed(() => this.#rooms.unread(this.room()));
  protected readonly badge = computed(() => {
    const shown = formatNumber(Math.min(this.unread(), BADGE_MAX), this.#preferences.digits());
    return this.unread() > BADGE_MAX ? `${shown}+` : shown;
  });
  protected readonly last = computed(() => {
    const message = this.room().lastMessage;
    if (!message) return null;
    return {
      author: this.#authorOf(message),
      instead: this.#insteadOf(message),
      message,
      at: message.timestamp,
      when: shortDate(new Date(message.timestamp), this.#preferences.reading(), this.#today.now()),
    };
  });

  /** In a conversation of two the other one needs no name. */
  #authorOf({ username, displayName }: Message): string {
    this.#translate.currentLang();
    if (username === this.#session.username()) return String(this.#translate.instant('rooms.you'));
    return this.room().kind === 'direct' ? '' : displayName;
  }

  /** What stands in place of words that are not to be seen. */
  #insteadOf({ username, deletedAt }: Message): string | null {
    if (deletedAt) return 'rooms.deleted';
    return this.#blocks.isBlocked(username) ? 'rooms.blocked' : null;
  }
}
