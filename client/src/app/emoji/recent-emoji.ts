import { Service, inject } from '@angular/core';
import { LIMITS } from '#contracts';
import { PreferencesStore } from '../core/preferences-store';
import { Notices } from '../ui/notices';

/** Several emoji picked in a row are told to the account at once. */
const GATHER_MS = 3_000;

/** Emoji a person uses, the newest first, on all of their devices. */
@Service()
export class RecentEmoji {
  readonly #notices = inject(Notices);
  readonly #preferences = inject(PreferencesStore);
  #used: string[] = [];

  readonly list = this.#preferences.recentEmoji;

  use(emoji: string): void {
    if (this.#used.length === 0) setTimeout(() => void this.#keep(), GATHER_MS);
    this.#used = [emoji, ...this.#used];
  }

  async #keep(): Promise<void> {
    const recentEmoji = [...new Set([...this.#used, ...this.list()])].slice(0, LIMITS.recentEmoji.max);
    this.#used = [];
    try {
      await this.#preferences.set({ recentEmoji });
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }
}
