import { Service, inject } from '@angular/core';
import type { StreamAnswer, StreamEntry, StreamQuery } from '#contracts';
import { Http, path } from '../../core/http';
import type { Page } from '../ui/paged';

/** The console's routes of what is said in public rooms. Throws `ApiError`. */
@Service()
export class MessagesApi {
  readonly #http = inject(Http);

  async list(query: StreamQuery, cursor?: string): Promise<Page<StreamEntry>> {
    const wish = { ...query, cursor };
    const { entries: items, ...more } = await this.#http.get<StreamAnswer>('admin/messages', wish);
    return { items, ...more };
  }

  async delete(id: string, reason: string): Promise<void> {
    await this.#http.delete(path`admin/messages/${id}`, { reason });
  }
}
