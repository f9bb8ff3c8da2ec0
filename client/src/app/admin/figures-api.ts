import { Service, inject } from '@angular/core';
import type { AdminStats, StatsQuery, StatsTable } from '#contracts';
import { Http } from '../core/http';

/** What the console asks of how the server is used. Throws `ApiError`. */
@Service()
export class FiguresApi {
  readonly #http = inject(Http);

  stats(query: StatsQuery): Promise<AdminStats> {
    return this.#http.get<AdminStats>('admin/stats', { ...query });
  }

  /** Where one table of the same is as a file for spreadsheets. */
  csvAddress(query: StatsQuery, table: StatsTable): string {
    const wishes = new URLSearchParams({ ...query, table });
    return `/api/admin/stats/csv?${wishes.toString()}`;
  }
}
