import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { Room } from '#contracts';
import { PresenceStore } from '../../core/presence-store';
import { RoomsStore } from '../../core/rooms-store';
import { CountPipe } from '../../i18n/count';
import { PersonCards } from '../people/person-cards';
import { PersonStatus } from '../people/person-status';
import { PresenceWords } from '../people/presence-words';
import { RoomFace } from './room-face';

/** What a conversation is called, and who is in it or how the one person is. */
@Component({
  selector: 'sk-room-title',
  imports: [CountPipe, PersonStatus, RoomFace, TranslatePipe],
  templateUrl: './room-title.html',
  styleUrl: './room-title.scss',
})
export class RoomTitle {
  readonly #presence = inject(PresenceStore);
  readonly #words = inject(PresenceWords);
  readonly #rooms = inject(RoomsStore);
  protected readonly cards = inject(PersonCards);

  readonly room = input.required<Room>();

  protected readonly name = computed(() => this.#rooms.nameOf(this.room()));
  protected readonly person = computed(() => {
    const person = this.room().with;
    return person && { ...person, presence: this.#words.of(person), status: this.#presence.statusOf(person) };
  });
}
