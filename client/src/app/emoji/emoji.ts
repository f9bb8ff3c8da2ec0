import type { Language } from '#contracts';

export const EMOJI_GROUPS = [
  'smileys',
  'people',
  'nature',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const;
export type EmojiGroup = (typeof EMOJI_GROUPS)[number];

export interface Emoji {
  readonly text: string;
  readonly group: EmojiGroup;
  /** Itself in Unicode's five tones, the lightest first; empty where it has none. */
  readonly tones: readonly string[];
  /** What it is called in each language. */
  readonly names: Readonly<Record<Language, string>>;
  /** English names as they are written between colons. */
  readonly codes: readonly string[];
  /** Words of both languages that find it, folded. */
  readonly words: readonly string[];
}

/** The emoji in a tone: 0 for none, as `Preferences.skinTone` counts. */
export const toned = (emoji: Emoji, tone: number): string => emoji.tones[tone - 1] ?? emoji.text;
