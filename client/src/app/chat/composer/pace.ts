import { Service, computed, inject, signal } from '@angular/core';
import { Connection } from '../../core/connection';
import { LocalStorage } from '../../core/local-storage';
import { Outbox } from '../../core/outbox';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';

/** When somebody may write again where that takes a while: as this browser saw them write, or as the server told. */
@Service()
export class Pace {
  readonly #outbox = inject(Outbox);
  readonly #session = inject(SessionStore);
  readonly #storage = inject(LocalStorage);
  /** When one's newest message came, by room and by the clock of this machine: that of the server may go otherwise. */
  readonly #written = signal<ReadonlyMap<string, number>>(new Map());
  readonly #asked = computed(() =>
    this.#outbox
      .echoes()
      .reduce(
        (asked, { room, retryAt = 0 }) => asked.set(room, Math.max(retryAt, asked.get(room) ?? 0)),
        new Map<string, number>(),
      ),
  );

  constructor() {
    const rooms = inject(RoomsStore);
    inject(Connection).on('message', ({ room, username }) => {
      const isSlow = (rooms.find(room)?.settings.slowMode ?? 0) > 0;
      if (isSlow && username === this.#session.username()) this.#note(room);
    });
  }

  /** In milliseconds since 1970, in a room of this id in which so many seconds lie between two messages. */
  next(room: string, seconds: number): number {
    const written = this.#written().get(room) ?? Number(this.#storage.read(this.#key(room)));
    return Math.max(written + seconds * 1_000, this.#asked().get(room) ?? 0);
  }

  #note(room: string): void {
    const now = Date.now();
    this.#written.update((before) => new Map(before).set(room, now));
    this.#storage.write(this.#key(room), String(now));
  }

  #key(room: string): string {
    return `sokhan.written.${this.#session.userId() ?? ''}.${room}`;
  }
}
