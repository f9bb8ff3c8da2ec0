import { computed, signal } from '@angular/core';
import type { FilesAnswer, FilesQuery, SharedFile } from '#contracts';
import { ApiError, type ClientErrorCode } from './api-error';

type Ask = (query: FilesQuery) => Promise<FilesAnswer>;

/** Files that were shared, the newest first, page by page. */
export class FilePages {
  readonly #ask: Ask;
  readonly #files = signal<readonly SharedFile[]>([]);
  readonly #status = signal<'loading' | 'ready' | 'error'>('loading');
  readonly #error = signal<ClientErrorCode | null>(null);
  readonly #cursor = signal<string | undefined>(undefined);
  #query: FilesQuery = {};
  /** Counts questions: an answer to an earlier one comes too late. */
  #turn = 0;

  readonly files = this.#files.asReadonly();
  readonly status = this.#status.asReadonly();
  /** Why nothing could be loaded; with status `error`. */
  readonly error = this.#error.asReadonly();
  readonly hasMore = computed(() => this.#cursor() !== undefined);

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Loads the first page of what is wanted; what is shown stays until it is there. Never throws: see `status`. */
  async load(query: FilesQuery): Promise<void> {
    const turn = (this.#turn += 1);
    this.#query = query;
    try {
      const { files, cursor } = await this.#ask(query);
      if (turn !== this.#turn) return;
      this.#files.set(files);
      this.#cursor.set(cursor);
      this.#status.set('ready');
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      if (turn !== this.#turn) return;
      this.#error.set(thrown.code);
      this.#status.set('error');
    }
  }

  /** Loads the page after the last one. Throws an `ApiError`. */
  async loadMore(): Promise<void> {
    const cursor = this.#cursor();
    if (cursor === undefined) return;
    const turn = this.#turn;
    const page = await this.#ask({ ...this.#query, cursor });
    if (turn !== this.#turn) return;
    const known = new Set(this.#files().map(({ file }) => file.id));
    this.#files.update((files) => [...files, ...page.files.filter(({ file }) => !known.has(file.id))]);
    this.#cursor.set(page.cursor);
  }

  /** A message was deleted, and its files with it. */
  drop(message: string): void {
    this.#files.update((files) => files.filter((shared) => shared.message !== message));
  }
}
