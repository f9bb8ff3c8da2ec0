import { type Signal, computed, inject, resource } from '@angular/core';
import type { ServerInfo } from '#contracts';
import { Api } from '../../core/api';

/**
 * What the server says of itself; undefined until it was asked, and nothing where it could not be. The store would hear of
 * changes too, but brings the connection with it, which nobody has before they signed in. In an injection context.
 */
export function askedServer(): Signal<Partial<ServerInfo> | undefined> {
  const api = inject(Api);
  const asked = resource({ loader: () => api.server() });
  return computed(() => (asked.hasValue() ? asked.value() : asked.error() && {}));
}
