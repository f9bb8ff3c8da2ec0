import { Service, inject } from '@angular/core';
import { TranslateService, type TranslationObject } from '@ngx-translate/core';
import type { Language } from '#contracts';
import { PreferencesStore } from '../core/preferences-store';

type Sentences = Record<Language, () => Promise<{ default: TranslationObject }>>;

/** The sentences of each part of the page: chunks of their own with hashed names, downloaded with the part and cached for good. */
const PARTS = {
  /** What everybody needs who has not signed in yet. */
  doors: {
    fa: () => import('../../i18n/fa.json'),
    en: () => import('../../i18n/en.json'),
  },
  chat: {
    fa: () => import('../../i18n/chat/fa.json'),
    en: () => import('../../i18n/chat/en.json'),
  },
  settings: {
    fa: () => import('../../i18n/settings/fa.json'),
    en: () => import('../../i18n/settings/en.json'),
  },
  admin: {
    fa: () => import('../../i18n/admin/fa.json'),
    en: () => import('../../i18n/admin/en.json'),
  },
} satisfies Record<string, Sentences>;
export type WordsPart = keyof typeof PARTS;

/** Brings the sentences of the parts that were opened, in each language that is chosen. */
@Service()
export class Words {
  readonly #translate = inject(TranslateService);
  readonly #preferences = inject(PreferencesStore);
  readonly #opened = new Set<WordsPart>(['doors']);
  readonly #loads = new Map<string, Promise<void>>();

  /** Resolves with what was loaded beside them, when the sentences of these parts are at hand too. */
  async with<T>(parts: readonly WordsPart[], load: Promise<T>): Promise<T> {
    parts.forEach((part) => this.#opened.add(part));
    const [loaded] = await Promise.all([load, this.load(this.#preferences.language())]);
    return loaded;
  }

  /** Resolves when the sentences of all opened parts are there in a language. */
  async load(language: Language): Promise<void> {
    await Promise.all([...this.#opened].map((part) => this.#loaded(part, language)));
  }

  #loaded(part: WordsPart, language: Language): Promise<void> {
    const key = `${part}.${language}`;
    const known = this.#loads.get(key);
    if (known) return known;
    const load = this.#fetch(part, language);
    this.#loads.set(key, load);
    // What could not be fetched is asked for again.
    load.catch(() => this.#loads.delete(key));
    return load;
  }

  async #fetch(part: WordsPart, language: Language): Promise<void> {
    const { default: sentences } = await PARTS[part][language]();
    this.#translate.setTranslation(language, sentences, true);
  }
}
