import { Service, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TranslateService } from '@ngx-translate/core';
import { localNumber } from '../i18n/count';

/** The tab's title: what waits unread, the page, the product. Routes name their title by its key. */
@Service()
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #translate = inject(TranslateService);
  readonly #page = signal<string | null>(null);
  readonly #unread = signal(0);

  constructor() {
    super();
    effect(() => {
      const language = this.#translate.currentLang();
      if (language) this.#title.setTitle(this.#compose(language));
    });
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.#page.set(this.buildTitle(state) ?? null);
  }

  /** How many messages wait; shown before everything else. */
  setUnread(count: number): void {
    this.#unread.set(count);
  }

  #compose(language: string): string {
    const unread = this.#unread();
    const page = this.#page();
    const name = this.#sentence('app.name');
    const whole = page ? `${this.#sentence(page)} · ${name}` : name;
    return unread > 0 ? `(${localNumber(unread, language)}) ${name}` : whole;
  }

  #sentence(key: string): string {
    const sentence: unknown = this.#translate.instant(key);
    return String(sentence);
  }
}
