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

  /** Null: the product's own. */
  setLogo(fileId: string | null): Promise<void> {
    return fileId === null
      ? this.#http.delete('admin/settings/logo')
      : this.#http.put('admin/settings/logo', { fileId });
  }
}
