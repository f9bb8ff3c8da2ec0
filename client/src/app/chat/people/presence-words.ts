import { Service, inject } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import type { User } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { PresenceStore } from '../../core/presence-store';
import { shortDate } from '../../dates/calendar';
import { Today } from '../../dates/today';

/** Whether somebody is here, and since when not, in a few words. */
@Service()
export class PresenceWords {
  readonly #presence = inject(PresenceStore);
  readonly #preferences = inject(PreferencesStore);
  readonly #today = inject(Today);
  readonly #translate = inject(TranslateService);

  of({ username, lastSeenAt }: Pick<User, 'username' | 'lastSeenAt'>): string {
    const state = this.#presence.stateOf(username);
    const seen = this.#presence.lastSeen(username) ?? lastSeenAt;
    if (state !== 'offline' || !seen) return this.#sentence(`presence.${state}`);
    const time = shortDate(new Date(seen), this.#preferences.reading(), this.#today.now());
    return this.#sentence('presence.lastSeen', { time });
  }

  #sentence(key: string, values?: Record<string, string>): string {
    // Read, so that what is computed from it is computed anew in another language.
    this.#translate.currentLang();
    const sentence: unknown = this.#translate.instant(key, values);
    return String(sentence);
  }
}
