import { Pipe, type PipeTransform, Service, inject } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import type { Language } from '#contracts';
import { PreferencesStore } from '../core/preferences-store';
import { formatNumber } from '../dates/formats';

/** Which of a sentence's `one` and `other` forms goes with a number in this language. */
export function pluralForm(value: number, language: Language): 'one' | 'other' {
  return new Intl.PluralRules(language).select(value) === 'one' ? 'one' : 'other';
}

/** Sentences that count: the plural form the language asks for, the number in the person's digits as `{{n}}`. */
@Service()
export class Counting {
  readonly #translate = inject(TranslateService);
  readonly #preferences = inject(PreferencesStore);

  /** One that counts nothing, for lists in which others do. */
  plain(key: string): string {
    const sentence: unknown = this.#translate.instant(key);
    return String(sentence);
  }

  sentence(key: string, value: number): string {
    const language = this.#preferences.language();
    const sentence: unknown = this.#translate.instant(`${key}.${pluralForm(value, language)}`, {
      n: formatNumber(value, this.#preferences.digits()),
    });
    return String(sentence);
  }
}

/** `'rooms.members' | skCount: 3`. Not pure: the language may change. */
@Pipe({ name: 'skCount', pure: false })
export class CountPipe implements PipeTransform {
  readonly #counting = inject(Counting);
  readonly #translate = inject(TranslateService);

  transform(key: string, value: number): string {
    // Read, so that a view that shows nothing else of the language is drawn anew when it changes.
    this.#translate.currentLang();
    return this.#counting.sentence(key, value);
  }
}

/** A bare number in the person's digits. */
@Pipe({ name: 'skNumber', pure: false })
export class NumberPipe implements PipeTransform {
  readonly #preferences = inject(PreferencesStore);

  transform(value: number): string {
    return formatNumber(value, this.#preferences.digits());
  }
}
