/** Written as a string, for compilers that know this flag only with newer targets. */
const ONE_EMOJI = new RegExp('^\\p{RGI_Emoji}$', 'v');

/** Whether the text is one emoji, fully spelt: what keyboards and pickers give, with tones and joined forms. */
export const isEmoji = (text: string): boolean => ONE_EMOJI.test(text);
