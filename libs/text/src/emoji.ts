/** Written as a string, for compilers that know this flag only with newer targets. */
const ONE_EMOJI = new RegExp('^\\p{RGI_Emoji}$', 'v');

/** No few emoji are longer: what is, is not looked at. */
const FEW_LENGTH = 120;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Whether the text is one emoji, fully spelt: what keyboards and pickers give, with tones and joined forms. */
export const isEmoji = (text: string): boolean => ONE_EMOJI.test(text);

/** How many emoji a short text is, with or without spaces between, if it is nothing else; else 0. */
export function emojiCount(text: string): number {
  if (text.length > FEW_LENGTH) return 0;
  const signs = Array.from(graphemes.segment(text.replace(/\s/g, '')), ({ segment }) => segment);
  return signs.every(isEmoji) ? signs.length : 0;
}
