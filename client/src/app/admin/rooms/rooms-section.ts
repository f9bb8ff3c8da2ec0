import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { CONSOLE_ROOM_ORDERS, type ConsoleRoom, type ConsoleRoomOrder } from '#contracts';
import type { RoomMaker } from '../../chat/rooms/create-room-dialog';
import { PreferencesStore } from '../../core/preferences-store';
import { shortDate } from '../../dates/calendar';
import { formatNumber } from '../../dates/formats';
import { Today } from '../../dates/today';
import { Dialogs } from '../../ui/dialogs';
import { Icon } from '../../ui/icon';
import { SearchField } from '../../ui/search-field';
import { CONSOLE_TABLE } from '../ui/console-table';
import { ListEnd } from '../ui/list-end';
import { paged } from '../ui/paged';
import { SelectFilter } from '../ui/select-filter';
import { ConsoleRoomsApi } from './console-rooms-api';

const KINDS = ['all', 'public', 'private'] as const;
const STATES = ['all', 'open', 'archived'] as const;

/** All rooms of the server but the conversations of two. */
@Component({
  selector: 'sk-rooms-section',
  imports: [CONSOLE_TABLE, Icon, ListEnd, MatButton, RouterLink, SearchField, SelectFilter, TranslatePipe],
  templateUrl: './rooms-section.html',
  styleUrls: ['../ui/console.scss', './rooms-section.scss'],
})
export class RoomsSection {
  readonly #api = inject(ConsoleRoomsApi);
  readonly #dialogs = inject(Dialogs);
  readonly #preferences = inject(PreferencesStore);
  readonly #router = inject(Router);
  readonly #today = inject(Today);

  protected readonly kinds = KINDS;
  protected readonly states = STATES;
  protected readonly orders = CONSOLE_ROOM_ORDERS;
  protected readonly q = signal('');
  protected readonly kind = signal<(typeof KINDS)[number]>('all');
  protected readonly state = signal<(typeof STATES)[number]>('all');
  protected readonly order = signal<ConsoleRoomOrder>('newest');

  readonly #question = computed(() => {
    const [kind, state] = [this.kind(), this.state()];
    return {
      ...(this.q().trim() && { q: this.q().trim() }),
      ...(kind !== 'all' && { kind }),
      ...(state !== 'all' && { archived: state === 'archived' }),
      order: this.order(),
    };
  });
  protected readonly list = paged(this.#question, (question, cursor) => this.#api.list(question, cursor));
  protected readonly rows = computed(() => this.list.items().map((room) => this.#row(room)));

  protected async make(): Promise<void> {
    const made = await this.#dialogs.open<ConsoleRoom, RoomMaker>(
      () => import('../../chat/rooms/create-room-dialog').then((module) => module.CreateRoomDialog),
      { data: (wish) => this.#api.make(wish) },
    );
    if (made) await this.#router.navigate(['/admin/rooms', made.id]);
  }

  #row(room: ConsoleRoom) {
    const { digits, language } = this.#preferences.reading();
    return {
      room,
      name: room.names?.[language] ?? room.name,
      members: formatNumber(room.memberCount, digits),
      messages: formatNumber(room.messages, digits),
      made: shortDate(new Date(room.createdAt), this.#preferences.reading(), this.#today.now()),
    };
  }
}
