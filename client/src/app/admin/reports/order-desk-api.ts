import { Service, inject } from '@angular/core';
import type {
  HeldEntry,
  HeldQueueAnswer,
  Message,
  MessageAnswer,
  Report,
  ReportAnswer,
  ReportContextAnswer,
  ReportState,
  ReportsAnswer,
  ResolveRequest,
} from '#contracts';
import { Http, path } from '../../core/http';
import type { Page } from '../ui/paged';

/** The console's routes of reports and of messages that wait. Throws `ApiError`. */
@Service()
export class OrderDeskApi {
  readonly #http = inject(Http);

  async reports(state: ReportState, cursor?: string): Promise<Page<Report>> {
    const query = { state, cursor };
    const { reports: items, ...more } = await this.#http.get<ReportsAnswer>('admin/reports', query);
    return { items, ...more };
  }

  async context(id: string): Promise<Message[]> {
    return (await this.#http.get<ReportContextAnswer>(path`admin/reports/${id}/context`)).context;
  }

  async assign(id: string, toOneself: boolean): Promise<Report> {
    const address = path`admin/reports/${id}/assignee`;
    return (
      await (toOneself
        ? this.#http.put<ReportAnswer>(address)
        : this.#http.delete<ReportAnswer>(address))
    ).report;
  }

  async resolve(id: string, wish: ResolveRequest): Promise<Report> {
    return (await this.#http.post<ReportAnswer>(path`admin/reports/${id}/resolve`, wish)).report;
  }

  async held(cursor?: string): Promise<Page<HeldEntry>> {
    const { held: items, ...more } = await this.#http.get<HeldQueueAnswer>('admin/held', { cursor });
    return { items, ...more };
  }

  async approve(id: string): Promise<void> {
    await this.#http.post<MessageAnswer>(path`admin/held/${id}/approve`);
  }

  refuse(id: string, reason: string): Promise<void> {
    return this.#http.post<void>(path`admin/held/${id}/refuse`, { reason });
  }
}
