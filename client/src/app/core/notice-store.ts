import { Service, inject } from '@angular/core';
import type { Notice } from '#contracts';
import { Connection } from './connection';
import { OrderApi } from './order-api';
import { personal } from './personal';

/** What those who keep order have told one and one has not put away, the newest first. */
@Service()
export class NoticeStore {
  readonly #api = inject(OrderApi);
  readonly #all = personal<readonly Notice[]>(() => []);

  readonly all = this.#all.asReadonly();

  constructor() {
    const connection = inject(Connection);
    connection.on('notice', ({ notice }) => this.#all.update((before) => merged([notice], before)));
    connection.on('notice_dismissed', ({ id }) => this.#forget(id));
  }

  /** Asks anew: what was said while nobody listened. @throws ApiError */
  async refresh(): Promise<void> {
    const before = new Set(this.#all().map(({ id }) => id));
    const standing = await this.#api.notices();
    this.#all.update((now) =>
      merged(
        standing,
        now.filter(({ id }) => !before.has(id)),
      ),
    );
  }

  /** Puts one away, here at once and on the other devices when the server knows. @throws ApiError */
  async dismiss(id: string): Promise<void> {
    await this.#api.dismissNotice(id);
    this.#forget(id);
  }

  #forget(id: string): void {
    this.#all.update((before) => before.filter((each) => each.id !== id));
  }
}

/** Ids sort as they were made. */
const merged = (some: readonly Notice[], others: readonly Notice[]): Notice[] =>
  [...new Map([...others, ...some].map((notice) => [notice.id, notice])).values()].sort((a, b) =>
    a.id < b.id ? 1 : -1,
  );
