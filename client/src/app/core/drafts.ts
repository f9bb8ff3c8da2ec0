import { Service, inject } from '@angular/core';
import { LocalStorage } from './local-storage';
import { SessionStore } from './session-store';

/** What somebody has typed and not sent, kept over reloads: by the room's id, and by the thread's within it. */
@Service()
export class Drafts {
  readonly #storage = inject(LocalStorage);
  readonly #session = inject(SessionStore);

  read(room: string, thread?: string): string {
    return this.#storage.read(this.#key(room, thread)) ?? '';
  }

  /** Written at once, so that closing the page loses nothing. An empty text removes the draft. */
  write(room: string, text: string, thread?: string): void {
    this.#storage.write(this.#key(room, thread), text);
  }

  #key(room: string, thread?: string): string {
    const place = thread === undefined ? room : `${room}.${thread}`;
    return `sokhan.draft.${this.#session.userId() ?? ''}.${place}`;
  }
}
