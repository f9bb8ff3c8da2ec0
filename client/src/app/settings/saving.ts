import { Service, inject, signal } from '@angular/core';
import type { Preferences } from '#contracts';
import { PreferencesStore } from '../core/preferences-store';
import { Notices } from '../ui/notices';

/** Every change of a setting is saved at once; this says how it went. */
@Service()
export class Saving {
  readonly #preferences = inject(PreferencesStore);
  readonly #notices = inject(Notices);
  readonly #state = signal<'saving' | 'saved' | null>(null);

  readonly state = this.#state.asReadonly();

  choose(changes: Preferences): Promise<void> {
    return this.run(() => this.#preferences.set(changes));
  }

  /** Does what saves something. A refusal is told; it throws nothing. */
  async run(save: () => Promise<void>): Promise<void> {
    this.#state.set('saving');
    try {
      await save();
      this.#state.set('saved');
    } catch (thrown) {
      this.#state.set(null);
      void this.#notices.failure(thrown);
    }
  }

  /** The person went on to something else. */
  forget(): void {
    this.#state.set(null);
  }
}
