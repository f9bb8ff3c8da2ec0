import { Service, inject } from '@angular/core';
import { Api } from './api';
import { Connection } from './connection';
import { Outbox } from './outbox';
import { RoomsStore } from './rooms-store';
import { SessionStore } from './session-store';
import { type TimelineDeps, TimelineStore } from './timeline-store';

/** Rooms whose messages stay loaded; the one unused for longest goes first. */
const KEPT = 10;

/** The loaded timelines. Each is kept whole by what is pushed, and by `catchUp` after every connection. */
@Service()
export class Timelines {
  readonly #rooms = inject(RoomsStore);
  readonly #deps: TimelineDeps = {
    api: inject(Api),
    connection: inject(Connection),
    outbox: inject(Outbox),
    rooms: this.#rooms,
    session: inject(SessionStore),
  };
  /** By room id; the most recently used last. */
  readonly #stores = new Map<string, TimelineStore>();

  constructor() {
    const { connection } = this.#deps;
    connection.on('message', (message) => {
      this.#stores.get(message.room)?.receive({ rev: message.rev, message });
    });
    connection.on('messages', ({ room, messages }) => {
      for (const message of messages) this.#stores.get(room)?.receive({ rev: message.rev, message });
    });
    connection.on('room_updated', ({ room }) => this.#stores.get(room.id)?.receive({ rev: room.rev }));
    connection.on('room_removed', ({ room }) => this.#stores.get(room)?.close());
  }

  /** The timeline of a room, by the room's id; `open` it to load it. */
  of(room: string): TimelineStore {
    const store = this.#stores.get(room) ?? new TimelineStore(room, this.#deps);
    this.#stores.delete(room);
    this.#stores.set(room, store);
    for (const unused of [...this.#stores.keys()].slice(0, -KEPT)) this.#stores.delete(unused);
    return store;
  }

  /** Asks for what every loaded room misses; the list of rooms must be fresh. Throws if one cannot be asked now. */
  async catchUp(): Promise<void> {
    const asked = [...this.#stores.values()].map((store) => {
      const room = this.#rooms.find(store.room);
      return room?.membership ? store.catchUp(room.rev) : store.close();
    });
    await Promise.all(asked);
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    for (const store of this.#stores.values()) store.close();
    this.#stores.clear();
  }
}
