import { Service, inject } from '@angular/core';
import { LocalStorage } from '../../core/local-storage';
import { SessionStore } from '../../core/session-store';

const KEPT = 8;

/** What somebody searched for last, in this browser alone. */
@Service()
export class RecentSearches {
  readonly #storage = inject(LocalStorage);
  readonly #session = inject(SessionStore);

  list(): string[] {
    return (this.#storage.read(this.#key()) ?? '').split('\n').filter(Boolean);
  }

  add(query: string): void {
    const rest = this.list().filter((known) => known !== query);
    this.#storage.write(this.#key(), [query, ...rest].slice(0, KEPT).join('\n'));
  }

  forget(): void {
    this.#storage.write(this.#key(), '');
  }

  #key(): string {
    return `sokhan.searches.${this.#session.userId() ?? ''}`;
  }
}
