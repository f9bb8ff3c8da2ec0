import { DestroyRef, Injectable, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import type {
  ServerSettingName,
  ServerSettings,
  ServerSettingsAnswer,
  UpdateServerSettingsRequest,
} from '#contracts';
import { ApiError } from '../../core/api-error';
import { Connection } from '../../core/connection';
import { Notices } from '../../ui/notices';
import { SettingsApi } from './settings-api';

/** The server's settings as they are now, whoever changes them, and the changing of them. */
@Injectable()
export class SettingsDesk {
  readonly #api = inject(SettingsApi);
  readonly #notices = inject(Notices);
  readonly #answer = signal<ServerSettingsAnswer | null>(null);
  /** With what a switch was set to, until the server has answered. */
  readonly #shown = linkedSignal<ServerSettings | null>(() => this.#answer()?.settings ?? null);
  readonly #failure = signal<unknown>(null);

  /** Null until they have come. */
  readonly settings = this.#shown.asReadonly();
  /** Why they could not be fetched. */
  readonly failure = this.#failure.asReadonly();
  readonly #variables = computed(
    () => new Map(this.#answer()?.fixed.map(({ name, variable }) => [name, variable])),
  );

  constructor() {
    const connection = inject(Connection);
    inject(DestroyRef).onDestroy(connection.on('server_updated', () => void this.#load()));
    void this.#load();
    effect(() => {
      // Nobody told of what was changed while the line was down.
      if (connection.state() === 'online') void this.#load();
    });
  }

  /** What of the environment decides a setting; null when an admin does. */
  variableOf(name: ServerSettingName): string | null {
    return this.#variables().get(name) ?? null;
  }

  /** Throws an `ApiError`. */
  async save(wish: UpdateServerSettingsRequest): Promise<void> {
    this.#answer.set(await this.#api.change(wish));
    void this.#notices.done('admin.settings.saved');
  }

  /** Takes the id of a file, or null for the product's own. Throws an `ApiError`. */
  async setLogo(fileId: string | null): Promise<void> {
    await this.#api.setLogo(fileId);
    void this.#notices.done('admin.settings.saved');
  }

  /** Saves what is switched at once; a refusal is told, and the switch goes back. */
  async switch(wish: UpdateServerSettingsRequest): Promise<void> {
    this.show(wish);
    try {
      await this.save(wish);
    } catch (thrown) {
      this.putBack();
      void this.#notices.failure(thrown);
    }
  }

  /** Shows a switch as it was set before anything is saved. */
  show(wish: Partial<ServerSettings>): void {
    this.#shown.update((shown) => shown && { ...shown, ...wish });
  }

  /** Shows again what the server said last. */
  putBack(): void {
    this.#shown.set(this.#answer()?.settings ?? null);
  }

  async #load(): Promise<void> {
    try {
      this.#answer.set(await this.#api.get());
      this.#failure.set(null);
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      this.#failure.set(thrown);
    }
  }
}
