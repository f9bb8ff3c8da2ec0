import { computed, signal } from '@angular/core';
import type { CursorQuery, Message, MessagesPage } from '#contracts';
import { ApiError, type ClientErrorCode } from './api-error';
import { changed } from './message-change';
import type { RoomChange } from './message-changes';

type Ask = (query: CursorQuery) => Promise<MessagesPage>;

/** Messages of all rooms that have something in common, the newest first, page by page. */
export class MessagePages {
  readonly #ask: Ask;
  readonly #belongs: (message: Message) => boolean;
  readonly #messages = signal<readonly Message[]>([]);
  readonly #status = signal<'loading' | 'ready' | 'error'>('loading');
  readonly #error = signal<ClientErrorCode | null>(null);
  readonly #cursor = signal<string | undefined>(undefined);
  /** Counts first pages: what comes after one does not come after another. */
  #turn = 0;
  /** What happened while a page was on its way: it may be older. */
  #meanwhile: RoomChange[] | null = null;

  readonly messages = this.#messages.asReadonly();
  readonly status = this.#status.asReadonly();
  /** Why nothing could be loaded; with status `error`. */
  readonly error = this.#error.asReadonly();
  readonly hasMore = computed(() => this.#cursor() !== undefined);

  /** What no longer `belongs` after a change is left out. */
  constructor(ask: Ask, belongs: (message: Message) => boolean) {
    this.#ask = ask;
    this.#belongs = belongs;
  }

  /** Loads the first page in place of what is loaded. Never throws: see `status`. */
  async load(): Promise<void> {
    const turn = (this.#turn += 1);
    if (this.#status() === 'error') this.#status.set('loading');
    try {
      await this.#page({}, (messages) => {
        this.#messages.set(messages);
        this.#status.set('ready');
      });
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      if (turn !== this.#turn || this.#status() === 'ready') return;
      this.#error.set(thrown.code);
      this.#status.set('error');
    }
  }

  /** Loads the page after the last one. Throws an `ApiError`. */
  async loadMore(): Promise<void> {
    const cursor = this.#cursor();
    if (cursor === undefined || this.#meanwhile) return;
    await this.#page({ cursor }, (page) => {
      const known = new Set(this.#messages().map(({ id }) => id));
      this.#messages.update((messages) => [...messages, ...page.filter(({ id }) => !known.has(id))]);
    });
  }

  /** A message that has just come to belong, before all others. */
  add(message: Message): void {
    if (this.#status() !== 'ready' || this.#messages().some(({ id }) => id === message.id)) return;
    this.#messages.update((messages) => [message, ...messages]);
  }

  change(change: RoomChange): void {
    this.#meanwhile?.push(change);
    this.#take(change);
  }

  /** What stands in a room that is out of sight. */
  forget(room: string): void {
    this.#messages.update((messages) => messages.filter((message) => message.room !== room));
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    this.#turn += 1;
    this.#meanwhile = null;
    this.#messages.set([]);
    this.#cursor.set(undefined);
    this.#status.set('loading');
    this.#error.set(null);
  }

  async #page(query: CursorQuery, take: (messages: readonly Message[]) => void): Promise<void> {
    const turn = this.#turn;
    const meanwhile: RoomChange[] = [];
    this.#meanwhile = meanwhile;
    try {
      const { messages, cursor } = await this.#ask(query);
      if (turn !== this.#turn) return;
      take(messages);
      this.#cursor.set(cursor);
      for (const change of meanwhile) this.#take(change);
    } finally {
      if (this.#meanwhile === meanwhile) this.#meanwhile = null;
    }
  }

  #take(change: RoomChange): void {
    const id = change.message?.id ?? change.patch?.id;
    if (!this.#messages().some((message) => message.id === id)) return;
    this.#messages.update((messages) =>
      messages.map((message) => changed(message, change)).filter(this.#belongs),
    );
  }
}
