import { DOCUMENT, Service, inject } from '@angular/core';
import type { Language } from '#contracts';
import { fold } from '#text';
import type { Emoji, EmojiGroup } from './emoji';

type ListRow = [text: string, group: EmojiGroup, ...tones: string[]];
/** Several codes have spaces between them, several keywords have bars. */
type WordsRow = [name: string, codes: string, keywords: string];

const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;

/** All emoji with their names in both languages, fetched when they are first asked for. */
@Service()
export class EmojiList {
  readonly #base = inject(DOCUMENT).baseURI;
  #all: Promise<readonly Emoji[]> | null = null;

  load(): Promise<readonly Emoji[]> {
    return (this.#all ??= this.#fetchAll().catch((thrown: unknown) => {
      // The line may be back for the next one who asks.
      this.#all = null;
      throw thrown;
    }));
  }

  async #fetchAll(): Promise<readonly Emoji[]> {
    const [list, fa, en] = await Promise.all([
      this.#fetch<ListRow>('list'),
      this.#fetch<WordsRow>('fa'),
      this.#fetch<WordsRow>('en'),
    ]);
    return list.map((row, at) => emojiOf(row, { fa: fa[at]!, en: en[at]! }));
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

function wordsOf({ fa, en }: Record<Language, WordsRow>): string[] {
  const words = [fa, en].flatMap((row) => row.join(' ').split(BETWEEN_WORDS));
  return [...new Set(words.map(fold))].filter(Boolean);
}
