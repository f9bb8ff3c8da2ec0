import { Service, inject } from '@angular/core';
import { Api } from './api';
import { Connection } from './connection';
import { Timelines } from './timelines';

/** Bookmarks are one's own, so no rev counts them: after a connection came back they are compared with the list. */
@Service()
export class BookmarkCatchUp {
  readonly #api = inject(Api);
  readonly #connection = inject(Connection);
  readonly #timelines = inject(Timelines);

  /** Sets the bookmarks of all loaded messages as they are now. Throws an `ApiError`. */
  async run(): Promise<void> {
    const loaded = new Map(this.#timelines.messages().map((message) => [message.id, message]));
    if (loaded.size === 0) return;
    const doubtful = new Set([...loaded.values()].filter(({ bookmarked }) => bookmarked).map(({ id }) => id));
    let cursor: string | undefined;
    do {
      const page = await this.#api.bookmarks({ cursor });
      for (const { id } of page.messages) if (!doubtful.delete(id)) this.#tell(loaded.get(id), true);
      cursor = page.cursor;
    } while (cursor !== undefined && doubtful.size > 0);
    for (const id of doubtful) this.#tell(loaded.get(id), false);
  }

  #tell(message: { id: string; room: string } | undefined, on: boolean): void {
    if (message) this.#connection.deliver('bookmark_updated', { id: message.id, room: message.room, on });
  }
}
