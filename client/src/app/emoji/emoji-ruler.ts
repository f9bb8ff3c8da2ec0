import { DOCUMENT, Service, inject } from '@angular/core';

const FONT = "32px 'Sokhan Emoji', sans-serif";
const JOINER = '\u200D';

/**
 * Tells whether this device draws an emoji as one sign. Fonts lack some of those that are joined of several, and draw
 * their parts side by side.
 */
@Service()
export class EmojiRuler {
  readonly #document = inject(DOCUMENT);

  /** What tells it, once the font is there; where nothing can be measured all seem to be drawn. */
  async measure(): Promise<(emoji: string) => boolean> {
    const context = this.#document.createElement('canvas').getContext('2d');
    if (!context || !(await this.#hasFont())) return () => true;
    context.font = FONT;
    const widest = context.measureText('😀').width * 1.5;
    return (emoji) => !emoji.includes(JOINER) || context.measureText(emoji).width < widest;
  }

  async #hasFont(): Promise<boolean> {
    try {
      return (await this.#document.fonts.load(FONT, '😀')).length > 0;
    } catch {
      // The line is gone; what the device has of its own is shown as it is.
      return false;
    }
  }
}
