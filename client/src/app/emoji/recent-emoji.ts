import { Service, inject } from '@angular/core';
import { LIMITS } from '#contracts';
import { personal } from '../core/personal';
import { PreferencesStore } from '../core/preferences-store';
import { Notices } from '../ui/notices';

/** Several emoji picked in a row are told to the account at once. */
const GATHER_MS = 3_000;

/** Emoji a person uses, the newest first, on all of their devices. */
@Service()
export class RecentEmoji {
  readonly #notices = inject(Notices);
  readonly #preferences = inject(PreferencesStore);
  readonly #used = personal<readonly string[]>(() => []);

  readonly list = this.#preferences.recentEmoji;

  use(emoji: string): void {
    if (this.#used().length === 0) setTimeout(() => void this.#keep(), GATHER_MS);
    this.#used.update((used) => [emoji, ...used]);
  }

  async #keep(): Promise<void> {
    const used = this.#used();
    if (used.length === 0) return;
    const recentEmoji = [...new Set([...used, ...this.list()])].slice(0, LIMITS.recentEmoji.max);
    this.#used.set([]);
    try {
      await this.#preferences.set({ recentEmoji });
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }
}
