import { Service, inject } from '@angular/core';
import { TranslateService, type TranslationObject } from '@ngx-translate/core';
import type { Language } from '#contracts';

/** The console's own sentences, which nobody else downloads. */
@Service()
export class AdminWords {
  readonly #translate = inject(TranslateService);
  readonly #known = new Set<Language>();

  /** Resolves when the console's sentences of a language are at hand. */
  async load(language: Language): Promise<void> {
    if (this.#known.has(language)) return;
    const module = await (language === 'en'
      ? import('../../i18n/admin/en.json')
      : import('../../i18n/admin/fa.json'));
    this.#translate.setTranslation(language, module.default as TranslationObject, true);
    this.#known.add(language);
  }
}
