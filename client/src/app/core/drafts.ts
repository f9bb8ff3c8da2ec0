import { Service, inject } from '@angular/core';
import { LocalStorage } from './local-storage';
import { SessionStore } from './session-store';

/** What somebody has typed in a room and not sent, kept over reloads. By the room's id. */
@Service()
export class Drafts {
  readonly #storage = inject(LocalStorage);
  readonly #session = inject(SessionStore);

  read(room: string): string {
    return this.#storage.read(this.#key(room)) ?? '';
  }

  /** Written at once, so that closing the page loses nothing. An empty text removes the draft. */
  write(room: string, text: string): void {
    this.#storage.write(this.#key(room), text);
  }

  #key(room: string): string {
    return `sokhan.draft.${this.#session.userId() ?? ''}.${room}`;
  }
}
