import { Service, inject } from '@angular/core';
import type { Message } from '#contracts';
import { Connection } from './connection';
import {
  type Change,
  bookmarkChange,
  messageChange,
  personalChange,
  pollChange,
  reactionChange,
  voteChange,
} from './message-change';
import { SessionStore } from './session-store';

/** A change and where it happened. */
export interface RoomChange extends Change {
  /** The room's id. */
  readonly room: string;
  /** True for a message that has just been posted. */
  readonly posted?: boolean;
}

/** Everything that happens to messages, as one stream: each store takes from it what it holds. */
@Service()
export class MessageChanges {
  readonly #session = inject(SessionStore);
  readonly #handlers = new Set<(change: RoomChange) => void>();

  constructor() {
    const connection = inject(Connection);
    connection.on('message', (message) => this.#posted(message));
    connection.on('private_message', (message) => this.#posted(message));
    connection.on('messages', ({ messages }) => messages.forEach((message) => this.#posted(message)));
    connection.on('message_updated', (message) => this.#tell(message.room, messageChange(message)));
    connection.on('message_deleted', (message) => this.#tell(message.room, messageChange(message)));
    connection.on('message_reaction', (event) =>
      this.#tell(event.room, reactionChange(event, this.#session.username() ?? '')),
    );
    connection.on('poll_updated', (event) => this.#tell(event.room, pollChange(event)));
    connection.on('poll_voted', (event) => this.#tell(event.room, voteChange(event)));
    connection.on('bookmark_updated', (event) => this.#tell(event.room, bookmarkChange(event)));
    connection.on('room_updated', ({ room }) => this.#tell(room.id, { rev: room.rev }));
    connection.on('read_updated', ({ room, rev }) => {
      if (rev !== undefined) this.#tell(room, { rev });
    });
  }

  /** Messages that a sync brought for one store are news to the others. */
  caughtUp(messages: readonly Message[]): void {
    for (const message of messages) this.#tell(message.room, personalChange(message));
  }

  /** Calls back until the returned function is called. */
  listen(handler: (change: RoomChange) => void): () => void {
    this.#handlers.add(handler);
    return () => this.#handlers.delete(handler);
  }

  #posted(message: Message): void {
    this.#tell(message.room, { ...messageChange(message), posted: true });
  }

  #tell(room: string, change: Change & { posted?: boolean }): void {
    for (const handler of this.#handlers) handler({ ...change, room });
  }
}
