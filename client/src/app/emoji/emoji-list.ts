import { DOCUMENT, Service, inject } from '@angular/core';
import type { Language } from '#contracts';
import { fold } from '#text';
import type { Emoji, EmojiGroup } from './emoji';
import { EmojiRuler } from './emoji-ruler';

type ListRow = [text: string, group: EmojiGroup, ...tones: string[]];
/** Several codes have spaces between them, several keywords have bars. */
type WordsRow = [name: string, codes: string, keywords: string];

const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;

/** All emoji that this device draws, with their names in both languages, fetched when they are first asked for. */
@Service()
export class EmojiList {
  readonly #base = inject(DOCUMENT).baseURI;
  readonly #ruler = inject(EmojiRuler);
  #all: Promise<readonly Emoji[]> | null = null;

  load(): Promise<readonly Emoji[]> {
    return (this.#all ??= this.#fetchAll().catch((thrown: unknown) => {
      // The line may be back for the next one who asks.
      this.#all = null;
      throw thrown;
    }));
  }

  async #fetchAll(): Promise<readonly Emoji[]> {
    const [list, fa, en, isDrawn] = await Promise.all([
      this.#fetch<ListRow>('list'),
      this.#fetch<WordsRow>('fa'),
      this.#fetch<WordsRow>('en'),
      this.#ruler.measure(),
    ]);
    const all = list.map((row, at) => emojiOf(row, { fa: fa[at]!, en: en[at]! }));
    return all.filter(({ text }) => isDrawn(text)).map((emoji) => withTonesThat(isDrawn, emoji));
  }

  async #fetch<T>(name: string): Promise<T[]> {
    const answer = await fetch(new URL(`emoji/${name}.json`, this.#base));
    if (!answer.ok) throw new Error(`emoji/${name}.json: ${answer.status}`);
    return (await answer.json()) as T[];
  }
}

function emojiOf([text, group, ...tones]: ListRow, rows: Record<Language, WordsRow>): Emoji {
  const names = { fa: rows.fa[0] || rows.en[0], en: rows.en[0] };
  const codes = rows.en[1].split(' ').filter(Boolean);
  return { text, group, tones, names, codes, words: wordsOf(rows) };
}

/** A font that joins one of them in a tone joins it in all. */
const withTonesThat = (isDrawn: (text: string) => boolean, emoji: Emoji): Emoji =>
  emoji.tones.slice(0, 1).every(isDrawn) ? emoji : { ...emoji, tones: [] };

function wordsOf({ fa, en }: Record<Language, WordsRow>): string[] {
  const words = [fa, en].flatMap((row) => row.join(' ').split(BETWEEN_WORDS));
  return [...new Set(words.map(fold))].filter(Boolean);
}
