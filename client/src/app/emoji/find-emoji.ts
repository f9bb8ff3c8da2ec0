import { fold } from '#text';
import type { Emoji } from './emoji';

const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;

/** How well an emoji fits what was typed, the smaller the better; null when it does not. */
function rank(emoji: Emoji, terms: readonly string[], whole: string): number | null {
  if (!terms.every((term) => emoji.words.some((word) => word.startsWith(term)))) return null;
  const names = [emoji.names.fa, emoji.names.en, ...emoji.codes].map(fold);
  if (names.includes(whole)) return 0;
  if (names.some((name) => name.startsWith(whole))) return 1;
  return terms.every((term) => emoji.words.includes(term)) ? 2 : 3;
}

/** The emoji that words of either language find, whatever keyboard wrote them: the best first, else in their order. */
export function findEmoji(all: readonly Emoji[], query: string, limit: number): Emoji[] {
  const terms = query.split(BETWEEN_WORDS).map(fold).filter(Boolean);
  if (terms.length === 0) return [];
  const whole = fold(query);
  return all
    .flatMap((emoji) => {
      const place = rank(emoji, terms, whole);
      return place === null ? [] : [{ emoji, place }];
    })
    .sort((one, other) => one.place - other.place)
    .slice(0, limit)
    .map(({ emoji }) => emoji);
}
