import { Injector, Service, inject } from '@angular/core';
import { Viewport } from '../chat/shell/viewport';
import { Notices } from '../ui/notices';

/** Opens the picker of emoji beside a button, or at the foot of a phone. It is fetched with the first. */
@Service()
export class EmojiPickers {
  readonly #injector = inject(Injector);
  readonly #notices = inject(Notices);
  readonly #viewport = inject(Viewport);

  /** The emoji that was picked; null when none was. */
  async open(origin: HTMLElement): Promise<string | null> {
    try {
      const { openPicker } = await import('./emoji-overlay');
      return await openPicker(this.#injector, origin, this.#viewport.narrow());
    } catch (thrown) {
      void this.#notices.failure(thrown);
      return null;
    }
  }
}
