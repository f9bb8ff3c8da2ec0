import { fold } from './fold.js';
import { wordsOf } from './words.js';

const textsOf = (text: string): string[] => wordsOf(text).map((word) => word.text);

/**
 * Whether a picker of people or rooms shows the candidate for what was typed: the query stands somewhere in it, or
 * its words begin words of it in any order, with or without the spaces and ZWNJs. An empty query matches all.
 */
export function matches(query: string, candidate: string): boolean {
  const wanted = fold(query);
  if (wanted === '') return true;
  const has = textsOf(candidate);
  const asked = textsOf(query);
  const joined = asked.join('');
  if (joined !== '') {
    if (asked.every((term) => has.some((word) => word.startsWith(term)))) return true;
    if (has.some((_, at) => has.slice(at).join('').startsWith(joined))) return true;
  }
  // One letter stands in nearly every name: it counts at the start of a word only.
  return [...wanted].length > 1 && fold(candidate).includes(wanted);
}
