import { DOCUMENT, Service, inject } from '@angular/core';

const MARK = 'sokhanCover';

/** A step in the browser's history for what covers the page: the back gesture leaves that and stays where one is. */
@Service()
export class HistoryStep {
  readonly #window = inject(DOCUMENT).defaultView;
  #count = 0;

  /** Something covers the page now. Gives what is to be called when it no longer does, whatever was the reason. */
  enter(): () => void {
    const history = this.#window?.history;
    if (!history) return () => undefined;
    const step = (this.#count += 1);
    history.pushState({ ...(history.state as object | null), [MARK]: step }, '');
    return () => {
      const state = history.state as Record<string, unknown> | null;
      // Whoever went back has taken the step away already.
      if (state?.[MARK] === step) history.back();
    };
  }
}
