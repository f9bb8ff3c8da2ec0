import { DOCUMENT, Service, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Preferences } from '#contracts';
import type { Reading } from '../dates/formats';
import { Api } from './api';
import { LocalStorage } from './local-storage';
import {
  type Chosen,
  type Offer,
  PREFERENCES_KEY,
  directionOf,
  parsePreferences,
  resolvePreferences,
} from './preferences';
import { personal } from './personal';
import { ServerFaceStore } from './server-face-store';
import { SessionStore } from './session-store';

/**
 * What the person chose of how the page looks and works: at once here, in this browser for the next start, and with
 * the account for their other devices.
 */
@Service()
export class PreferencesStore {
  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  readonly #storage = inject(LocalStorage);
  readonly #document = inject(DOCUMENT);
  readonly #face = inject(ServerFaceStore);
  readonly #offer = computed<Offer>(() => {
    const [languages, defaultLanguage] = [this.#face.languages(), this.#face.defaultLanguage()];
    return { languages, ...(defaultLanguage && { defaultLanguage }) };
  });
  readonly #chosen = signal(parsePreferences(this.#storage.read(PREFERENCES_KEY)));
  readonly #resolved = computed(() => resolvePreferences(this.#browserTags(), this.#chosen(), this.#offer()));
  /** Changes the account does not know yet, oldest first. */
  readonly #untold = personal<readonly Preferences[]>(() => []);
  #telling: Promise<void> = Promise.resolve();

  readonly language = this.#of('language');
  readonly theme = this.#of('theme');
  readonly calendar = this.#of('calendar');
  readonly digits = this.#of('digits');
  readonly ownSide = this.#of('ownSide');
  readonly textSize = this.#of('textSize');
  readonly enterToSend = this.#of('enterToSend');
  readonly sound = this.#of('sound');
  readonly soundVolume = this.#of('soundVolume');
  readonly desktopNotifications = this.#of('desktopNotifications');
  readonly quietFrom = this.#of('quietFrom');
  readonly quietTo = this.#of('quietTo');
  readonly showOnline = this.#of('showOnline');
  readonly allowPrivate = this.#of('allowPrivate');
  readonly readReceipts = this.#of('readReceipts');
  readonly skinTone = this.#of('skinTone');
  readonly recentEmoji = this.#of('recentEmoji');
  /** How dates are read. */
  readonly reading = computed<Reading>(() => ({
    language: this.language(),
    calendar: this.calendar(),
    digits: this.digits(),
  }));
  /** The page's direction; a message has its own. */
  readonly direction = computed(() => directionOf(this.language()));

  constructor() {
    this.#show();
    effect(() => {
      // What is offered may change while the page is open.
      this.language();
      untracked(() => this.#show());
    });
    effect(() => {
      const own = this.#session.user()?.preferences;
      if (own) untracked(() => this.#adopt(own));
    });
  }

  /** Throws an `ApiError` when the account could not be told; the choice holds in this browser all the same. */
  async set(changes: Preferences): Promise<void> {
    this.#choose({ ...this.#chosen(), ...changes });
    if (!this.#session.user()) return;
    this.#untold.update((untold) => [...untold, changes]);
    // One after the other: of two changes of one thing the later one must be the last to arrive.
    const told = this.#telling.then(() => this.#tell(changes));
    this.#telling = told.catch(() => undefined);
    await told;
  }

  async #tell(changes: Preferences): Promise<void> {
    // Whose choice it was has left meanwhile.
    if (!this.#untold().includes(changes)) return;
    try {
      this.#session.setUser(await this.#api.updatePreferences(changes));
    } finally {
      this.#untold.update((untold) => untold.filter((waiting) => waiting !== changes));
    }
  }

  /** The account's choices hold in place of those of whoever was here before; only the page's looks stay. */
  #adopt(own: Preferences): void {
    const { language, theme } = this.#chosen();
    const looks = { ...(language && { language }), ...(theme && { theme }) };
    this.#choose(Object.assign({}, looks, own, ...this.#untold()) as Preferences);
  }

  #choose(chosen: Preferences): void {
    this.#chosen.set(chosen);
    this.#storage.write(PREFERENCES_KEY, JSON.stringify(chosen));
    this.#show();
  }

  /** The same as the boot script does before the first paint. */
  #show(): void {
    const { language, theme, textSize, ownSide } = this.#resolved();
    const root = this.#document.documentElement;
    root.lang = language;
    root.dir = directionOf(language);
    Object.assign(root.dataset, { theme, textSize, ownSide });
  }

  #of<K extends keyof Chosen>(key: K) {
    return computed(() => this.#resolved()[key]);
  }

  #browserTags(): readonly string[] {
    return this.#document.defaultView?.navigator.languages ?? [];
  }
}
