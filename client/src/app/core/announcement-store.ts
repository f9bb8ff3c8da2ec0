import { Service, inject } from '@angular/core';
import type { Announcement } from '#contracts';
import { Api } from './api';
import { Connection } from './connection';
import { personal } from './personal';

/** Words to everybody that still stand and that one has not put away, the newest first. */
@Service()
export class AnnouncementStore {
  readonly #api = inject(Api);
  readonly #all = personal<readonly Announcement[]>(() => []);
  /** Those that went while a list was on its way. */
  readonly #gone = personal(() => new Set<string>());

  readonly all = this.#all.asReadonly();

  constructor() {
    const connection = inject(Connection);
    connection.on('announcement', ({ announcement }) =>
      this.#all.update((before) => [announcement, ...before.filter(({ id }) => id !== announcement.id)]),
    );
    connection.on('announcement_removed', ({ id }) => this.#forget(id));
  }

  /** Asks anew: what was said while nobody listened. */
  async refresh(): Promise<void> {
    const gone = this.#gone();
    const before = this.#all();
    const standing = await this.#api.announcements();
    if (gone !== this.#gone()) return;
    const known = new Set([...before, ...standing].map(({ id }) => id));
    const cameMeanwhile = this.#all().filter(({ id }) => !known.has(id));
    this.#all.set([...cameMeanwhile, ...standing].filter(({ id }) => !gone.has(id)));
  }

  /** Puts one away, here at once and on the other devices when the server knows. @throws ApiError */
  async dismiss(id: string): Promise<void> {
    this.#forget(id);
    await this.#api.dismissAnnouncement(id);
  }

  #forget(id: string): void {
    this.#gone().add(id);
    this.#all.update((before) => before.filter((each) => each.id !== id));
  }
}
