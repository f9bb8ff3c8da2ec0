import { DOCUMENT, Service, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Language, Preferences, Theme } from '#contracts';
import { Api } from './api';
import { LocalStorage } from './local-storage';
import { PREFERENCES_KEY, directionOf, parsePreferences, resolvePreferences } from './preferences';
import { SessionStore } from './session-store';

/**
 * Language and theme: at once on the page, in this browser for the next start, and with the account for the
 * person's other devices.
 */
@Service()
export class PreferencesStore {
  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  readonly #storage = inject(LocalStorage);
  readonly #document = inject(DOCUMENT);
  readonly #chosen = signal(resolvePreferences(this.#browserTags(), this.#stored()));

  readonly language = computed(() => this.#chosen().language);
  readonly theme = computed(() => this.#chosen().theme);
  /** The page's direction; a message has its own. */
  readonly direction = computed(() => directionOf(this.language()));

  constructor() {
    this.#show();
    effect(() => {
      const own = this.#session.user()?.preferences;
      if (own) untracked(() => this.#choose(own));
    });
  }

  /** Throws an `ApiError` when the account could not be told; the choice holds in this browser all the same. */
  setLanguage(language: Language): Promise<void> {
    return this.#change({ language });
  }

  /** See `setLanguage`. */
  setTheme(theme: Theme): Promise<void> {
    return this.#change({ theme });
  }

  async #change(changes: Preferences): Promise<void> {
    this.#choose(changes);
    if (!this.#session.user()) return;
    this.#session.setUser(await this.#api.updatePreferences(changes));
  }

  #choose(changes: Preferences): void {
    this.#chosen.update((chosen) => ({
      language: changes.language ?? chosen.language,
      theme: changes.theme ?? chosen.theme,
    }));
    this.#storage.write(PREFERENCES_KEY, JSON.stringify({ ...this.#stored(), ...changes }));
    this.#show();
  }

  #show(): void {
    const { language, theme } = this.#chosen();
    const root = this.#document.documentElement;
    root.lang = language;
    root.dir = directionOf(language);
    root.dataset['theme'] = theme;
  }

  #stored(): Preferences {
    return parsePreferences(this.#storage.read(PREFERENCES_KEY));
  }

  #browserTags(): readonly string[] {
    return this.#document.defaultView?.navigator.languages ?? [];
  }
}
