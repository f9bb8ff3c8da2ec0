import { Service, inject } from '@angular/core';
import type { Message } from '#contracts';
import { Api } from './api';
import { Connection } from './connection';
import { MessageChanges } from './message-changes';
import { Outbox } from './outbox';
import { QuoteStore } from './quote-store';
import { ReadMarksStore } from './read-marks-store';
import { RoomsStore } from './rooms-store';
import { SessionStore } from './session-store';
import { type TimelineDeps, TimelineStore } from './timeline-store';

/** Rooms whose messages stay loaded; the one unused for longest goes first. */
const KEPT = 10;

/** The loaded timelines. Each is kept whole by what is pushed, and by `catchUp` after every connection. */
@Service()
export class Timelines {
  readonly #rooms = inject(RoomsStore);
  readonly #changes = inject(MessageChanges);
  readonly #quotes = inject(QuoteStore);
  readonly #readMarks = inject(ReadMarksStore);
  readonly #deps: TimelineDeps = {
    api: inject(Api),
    connection: inject(Connection),
    outbox: inject(Outbox),
    rooms: this.#rooms,
    session: inject(SessionStore),
    learn: (room, answer) => {
      this.#quotes.learn(answer.answered);
      if (!('rev' in answer)) return;
      this.#readMarks.learn(room, answer.reads);
      this.#changes.caughtUp(answer.messages);
      this.#rooms.learn(answer.room);
    },
    begun: (room) => void this.#readMarks.load(room),
  };
  /** By room id; the most recently used last. */
  readonly #stores = new Map<string, TimelineStore>();

  constructor() {
    this.#quotes.addSource((room, id) => this.#stores.get(room)?.find(id));
    this.#changes.listen((change) => this.#stores.get(change.room)?.receive(change));
    this.#deps.connection.on('room_removed', ({ room }) => this.#stores.get(room)?.close());
  }

  /** The timeline of a room, by the room's id; `open` it to load it. */
  of(room: string): TimelineStore {
    const store = this.#stores.get(room) ?? new TimelineStore(room, this.#deps);
    this.#stores.delete(room);
    this.#stores.set(room, store);
    for (const unused of [...this.#stores.keys()].slice(0, -KEPT)) this.#drop(unused);
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

  /** Every message that is loaded. */
  messages(): Message[] {
    return [...this.#stores.values()].flatMap((store) => store.messages());
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    for (const store of this.#stores.values()) store.close();
    this.#stores.clear();
  }

  #drop(room: string): void {
    this.#stores.delete(room);
    this.#readMarks.forget(room);
  }
}
