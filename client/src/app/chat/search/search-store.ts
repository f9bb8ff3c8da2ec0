import { Service, inject } from '@angular/core';
import type { SearchHit } from '#contracts';
import { Api } from '../../core/api';
import { personal } from '../../core/personal';
import { SessionStore } from '../../core/session-store';

export interface Found {
  readonly query: string;
  readonly hits: readonly SearchHit[];
  readonly cursor?: string;
  /** The query as it would read on the other keyboard layout, where that finds something. */
  readonly suggestion?: string;
  readonly status: 'idle' | 'searching' | 'ready' | 'failed';
  readonly failure?: unknown;
}

const NOTHING: Found = { query: '', hits: [], status: 'idle' };

/** What was searched last and found, kept for the way back from a message that was looked at. */
@Service()
export class SearchStore {
  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  readonly #found = personal(() => NOTHING);
  /** Counts questions: an answer to an earlier one is of no use. */
  #turn = 0;

  readonly found = this.#found.asReadonly();

  /** Searches anew, unless it is what was found already. Never throws: see `status`. */
  async search(query: string): Promise<void> {
    const { query: before, status } = this.#found();
    if (query === before && status !== 'failed') return;
    this.#turn += 1;
    this.#found.set({ ...NOTHING, query });
    if (query !== '') await this.#ask();
  }

  /** The page after the last one, or the one that failed. */
  async more(): Promise<void> {
    const { cursor, status } = this.#found();
    if (status === 'failed' || (status === 'ready' && cursor !== undefined)) await this.#ask();
  }

  async #ask(): Promise<void> {
    const [turn, user] = [this.#turn, this.#session.userId()];
    const wanted = () => turn === this.#turn && user === this.#session.userId();
    const { query, cursor, hits } = this.#found();
    this.#found.update((found) => ({ ...found, status: 'searching' }));
    const timezone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    try {
      let page = await this.#api.search({ q: query, timezone, ...(cursor && { cursor }) });
      // A page may hold nothing that is shown, and there may still be more behind it.
      while (page.hits.length === 0 && page.cursor && wanted())
        page = await this.#api.search({ q: query, timezone, cursor: page.cursor });
      if (!wanted()) return;
      this.#found.set({ ...page, query, hits: [...hits, ...page.hits], status: 'ready' });
    } catch (failure) {
      if (wanted()) this.#found.update((found) => ({ ...found, status: 'failed', failure }));
    }
  }
}
