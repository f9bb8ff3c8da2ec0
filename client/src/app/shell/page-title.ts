import { Service, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TranslateService } from '@ngx-translate/core';
import { PreferencesStore } from '../core/preferences-store';
import { formatNumber } from '../dates/formats';

/** The tab's title: what waits unread, the page, the product. Routes name their title by its key. */
@Service()
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #translate = inject(TranslateService);
  readonly #preferences = inject(PreferencesStore);
  readonly #page = signal<string | null>(null);
  readonly #unread = signal(0);

  constructor() {
    super();
    effect(() => {
      // Null until the first language's sentences are there.
      if (this.#translate.currentLang()) this.#title.setTitle(this.#compose());
    });
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.#page.set(this.buildTitle(state) ?? null);
  }

  /** How many messages wait; shown before everything else. */
  setUnread(count: number): void {
    this.#unread.set(count);
  }

  #compose(): string {
    const unread = this.#unread();
    const page = this.#page();
    const name = this.#sentence('app.name');
    const whole = page ? `${this.#sentence(page)} · ${name}` : name;
    return unread > 0 ? `(${formatNumber(unread, this.#preferences.digits())}) ${name}` : whole;
  }

  #sentence(key: string): string {
    const sentence: unknown = this.#translate.instant(key);
    return String(sentence);
  }
}
