import { Directionality } from '@angular/cdk/bidi';
import { Service, effect, inject } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import { firstValueFrom } from 'rxjs';
import type { Language } from '#contracts';
import { PreferencesStore } from '../core/preferences-store';
import { Words } from './words';

/** Carries the chosen language to what must know it: the sentences, and the overlays' direction. */
@Service()
export class Localization {
  readonly #preferences = inject(PreferencesStore);
  readonly #translate = inject(TranslateService);
  readonly #words = inject(Words);
  readonly #directionality = inject(Directionality);

  constructor() {
    effect(() => void this.#apply(this.#preferences.language()));
  }

  /** Resolves when the first language's sentences are there: no page is drawn with bare keys. */
  ready(): Promise<void> {
    return this.#apply(this.#preferences.language());
  }

  async #apply(language: Language): Promise<void> {
    const direction = this.#preferences.direction();
    if (this.#directionality.value !== direction) {
      this.#directionality.valueSignal.set(direction);
      this.#directionality.change.emit(direction);
    }
    await this.#words.load(language);
    // Another one may have been chosen meanwhile.
    if (this.#preferences.language() === language) await firstValueFrom(this.#translate.use(language));
  }
}
