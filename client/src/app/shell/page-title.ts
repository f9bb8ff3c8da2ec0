import { Service, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TranslateService } from '@ngx-translate/core';
import { PreferencesStore } from '../core/preferences-store';
import { ServerFaceStore } from '../core/server-face-store';
import { formatNumber } from '../dates/formats';

export interface Waiting {
  readonly unread: number;
  /** Those of them that call for oneself. */
  readonly mentions: number;
}

const NOTHING: Waiting = { unread: 0, mentions: 0 };

/** The tab's title: what waits unread, calls for oneself first, the page, the server. Routes name their title by its key. */
@Service()
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #translate = inject(TranslateService);
  readonly #preferences = inject(PreferencesStore);
  readonly #face = inject(ServerFaceStore);
  readonly #page = signal<string | null>(null);
  readonly #waiting = signal<Waiting>(NOTHING);

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

  /** What waits; shown before everything else. */
  setWaiting(waiting: Waiting): void {
    this.#waiting.set(waiting);
  }

  #compose(): string {
    const { unread, mentions } = this.#waiting();
    const count = (number: number) => formatNumber(number, this.#preferences.digits());
    const page = this.#page();
    const name = this.#face.name() ?? this.#sentence('app.name');
    const whole = page ? `${this.#sentence(page)} · ${name}` : name;
    if (mentions > 0) return `(@${count(mentions)} · ${count(unread)}) ${name}`;
    return unread > 0 ? `(${count(unread)}) ${name}` : whole;
  }

  #sentence(key: string): string {
    const sentence: unknown = this.#translate.instant(key);
    return String(sentence);
  }
}
