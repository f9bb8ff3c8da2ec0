import { Service, inject, signal } from '@angular/core';
import type { Message } from '#contracts';
import { Api } from './api';
import { ApiError } from './api-error';
import { changed, personalChange } from './message-change';
import { MessageChanges } from './message-changes';

/** A message that another one answers, as far as it is known. `gone`: it is not there, or not the reader's to see. */
export type Quoted =
  { readonly status: 'loading' | 'gone' } | { readonly status: 'ready'; readonly message: Message };

/** So many stay known; the one learned longest ago goes first. */
const KEPT = 1_000;

type Source = (room: string, id: string) => Message | undefined;

/** Messages by their id, for the replies that quote them, wherever they stand. */
@Service()
export class QuoteStore {
  readonly #api = inject(Api);
  readonly #quoted = signal<ReadonlyMap<string, Quoted>>(new Map());
  readonly #sources: Source[] = [];
  /** Ids asked for and not answered yet, and those that could not be asked. */
  readonly #asked = new Set<string>();
  readonly #missed = new Set<string>();

  constructor() {
    inject(MessageChanges).listen((change) => {
      const id = change.message?.id ?? change.patch?.id;
      const quoted = id === undefined ? undefined : this.#quoted().get(id);
      if (quoted?.status === 'ready') this.#keep(changed(quoted.message, change));
    });
  }

  /** Where messages are loaded already. */
  addSource(source: Source): void {
    this.#sources.push(source);
  }

  /** What is known of the message; `want` it to have it loaded. */
  of(room: string, id: string): Quoted {
    const loaded = this.#find(room, id);
    return loaded ? { status: 'ready', message: loaded } : (this.#quoted().get(id) ?? { status: 'loading' });
  }

  /** Loads the message unless it is there. Never throws: see `status`. */
  async want(room: string, id: string): Promise<void> {
    if (this.#asked.has(id) || this.#quoted().has(id) || this.#find(room, id)) return;
    this.#asked.add(id);
    this.#missed.delete(id);
    try {
      const message = await this.#api.message(id);
      if (this.#asked.has(id)) this.learn([message]);
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      // Of somebody who has signed out meanwhile.
      if (!this.#asked.has(id)) return;
      if (thrown.passing) this.#missed.add(id);
      else this.#put(id, { status: 'gone' });
    } finally {
      this.#asked.delete(id);
    }
  }

  /** Messages as an answer brought them. */
  learn(messages: readonly Message[]): void {
    for (const message of messages) {
      const quoted = this.#quoted().get(message.id);
      this.#keep(quoted?.status === 'ready' ? changed(quoted.message, personalChange(message)) : message);
    }
  }

  /** After a connection came back: asks for what could not be asked. */
  async catchUp(): Promise<void> {
    await Promise.all([...this.#missed].map((id) => this.want('', id)));
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    this.#asked.clear();
    this.#missed.clear();
    this.#quoted.set(new Map());
  }

  #find(room: string, id: string): Message | undefined {
    for (const source of this.#sources) {
      const message = source(room, id);
      if (message) return message;
    }
    return undefined;
  }

  #keep(message: Message): void {
    this.#put(message.id, { status: 'ready', message });
  }

  #put(id: string, quoted: Quoted): void {
    this.#quoted.update((known) => {
      const others = [...known].filter(([other]) => other !== id).slice(1 - KEPT);
      return new Map([...others, [id, quoted]]);
    });
  }
}
