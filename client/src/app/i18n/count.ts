import { Pipe, type PipeTransform, inject } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';

/** A number in the digits of the language: ۱۲ or 12. */
export function localNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language === 'fa' ? 'fa-IR' : 'en-GB').format(value);
}

/** Which of a sentence's `one` and `other` forms goes with a number in this language. */
export function pluralForm(value: number, language: string): 'one' | 'other' {
  return new Intl.PluralRules(language).select(value) === 'one' ? 'one' : 'other';
}

/** `'rooms.members' | skCount: 3` picks the sentence's plural form and puts the number into `{{n}}`. */
@Pipe({ name: 'skCount', pure: false })
export class CountPipe implements PipeTransform {
  readonly #translate = inject(TranslateService);

  transform(key: string, value: number): string {
    return countSentence(this.#translate, key, value);
  }
}

/** The same for code: a sentence that counts. */
export function countSentence(translate: TranslateService, key: string, value: number): string {
  const language = translate.currentLang() ?? 'fa';
  const sentence: unknown = translate.instant(`${key}.${pluralForm(value, language)}`, {
    n: localNumber(value, language),
  });
  return String(sentence);
}

/** A bare number in the language's digits. */
@Pipe({ name: 'skNumber', pure: false })
export class NumberPipe implements PipeTransform {
  readonly #translate = inject(TranslateService);

  transform(value: number): string {
    return localNumber(value, this.#translate.currentLang() ?? 'fa');
  }
}
