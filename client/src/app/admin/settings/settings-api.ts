import { Service, inject } from '@angular/core';
import type { ServerSettingsAnswer, UpdateServerSettingsRequest } from '#contracts';
import { Http } from '../../core/http';

/** The console's routes of settings. Throws `ApiError`. */
@Service()
export class SettingsApi {
  readonly #http = inject(Http);

  get(): Promise<ServerSettingsAnswer> {
    return this.#http.get<ServerSettingsAnswer>('admin/settings');
  }

  change(wish: UpdateServerSettingsRequest): Promise<ServerSettingsAnswer> {
    return this.#http.patch<ServerSettingsAnswer>('admin/settings', wish);
  }
}
