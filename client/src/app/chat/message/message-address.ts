import { Service, inject } from '@angular/core';
import type { Message } from '#contracts';
import { isAside } from '../../core/message-change';
import { RoomsStore } from '../../core/rooms-store';
import { roomAddress } from '../chat-url';

/** Where messages stand, as the router takes it. */
@Service()
export class MessageAddress {
  readonly #rooms = inject(RoomsStore);

  /** Its place in the room, or its thread where it stands only there. */
  of(message: Message): (string | number)[] {
    return isAside(message) ? this.thread(message) : roomAddress(this.#ref(message), message.seq);
  }

  /** The thread it stands in, or which begins at it. */
  thread({ id, room, thread }: Pick<Message, 'id' | 'room' | 'thread'>): (string | number)[] {
    return [...roomAddress(this.#ref({ room })), 'thread', thread ?? id];
  }

  #ref({ room }: Pick<Message, 'room'>): string {
    return this.#rooms.find(room)?.slug ?? room;
  }
}
