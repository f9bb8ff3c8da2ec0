import { isEmoji } from './emoji.js';

const PRESENTATION = '\u{FE0F}';
/** Characters that stand as text unless a selector, or a tone right after them, says otherwise. */
const TEXT_BY_DEFAULT = /(?!\p{Emoji_Presentation})\p{Emoji}(?!\p{Emoji_Modifier})/gu;

/**
 * The one emoji that a text is, fully spelt, so that an emoji has one spelling; undefined for anything else.
 * Keyboards leave out presentation selectors (❤ for ❤️).
 */
export function oneEmoji(text: string): string | undefined {
  const bare = text.normalize('NFC').replaceAll(PRESENTATION, '');
  const spelt = bare.replace(TEXT_BY_DEFAULT, `$&${PRESENTATION}`);
  return [bare, spelt].find(isEmoji);
}
