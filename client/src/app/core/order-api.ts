import { Service, inject } from '@angular/core';
import type { HeldAnswer, HeldMessage, Notice, NoticesAnswer, ReportRequest } from '#contracts';
import { Http, path } from './http';

/** What one and those who keep order tell each other. Throws `ApiError`. */
@Service()
export class OrderApi {
  readonly #http = inject(Http);

  report(message: string, wish: ReportRequest): Promise<void> {
    return this.#http.post<void>(path`messages/${message}/reports`, wish);
  }

  async notices(): Promise<Notice[]> {
    return (await this.#http.get<NoticesAnswer>('notices')).notices;
  }

  dismissNotice(id: string): Promise<void> {
    return this.#http.delete(path`notices/${id}`);
  }

  async held(room: string): Promise<HeldMessage[]> {
    return (await this.#http.get<HeldAnswer>(path`rooms/${room}/held`)).held;
  }

  withdraw(id: string): Promise<void> {
    return this.#http.delete(path`held/${id}`);
  }
}
