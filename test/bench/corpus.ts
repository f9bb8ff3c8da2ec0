/** A chat of a million messages that is the same in every run: mixed Persian and English words of Zipf’s frequencies. */

/** mulberry32, by Tommy Ettinger: small, fast, and good enough to draw words with. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PERSIAN = {
  starts: 'بپتجچحخدرزسشصطعغفقکگلمنوهی',
  vowels: ['ا', 'و', 'ی', '', ''],
  ends: 'بتدرزسشفقکلمنهی',
};
const ENGLISH = { starts: 'bcdfghjklmnprstvw', vowels: ['a', 'e', 'i', 'o', 'u'], ends: 'dklmnrst' };
const VOCABULARY = 40_000;
/** One word in so many is English, one in so many has a part behind a ZWNJ, one in so many stands after می. */
const [ENGLISH_EVERY, COMPOUND_EVERY, VERB_EVERY] = [6, 15, 20];
const SUFFIXES = ['ها', 'های', 'هایی', 'تر'];

/** Words by rank, the most frequent first and short, as in a language. */
export function vocabulary(random: () => number): string[] {
  const words = new Set<string>();
  const pick = <T>(from: ArrayLike<T>): T => from[Math.floor(random() * from.length)]!;
  while (words.size < VOCABULARY) {
    const script = words.size % ENGLISH_EVERY === ENGLISH_EVERY - 1 ? ENGLISH : PERSIAN;
    const syllables = 1 + Math.floor(random() * (words.size < 500 ? 2 : 3));
    let word = '';
    for (let count = 0; count < syllables; count += 1) word += pick(script.starts) + pick(script.vowels);
    words.add(word + pick(script.ends));
  }
  return [...words];
}

/** Draws ranks so that the n-th is drawn about 1/n as often as the first. */
export function zipf(size: number, random: () => number): () => number {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank += 1) sums[rank] = sum += 1 / (rank + 2);
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Texts of 3 to 40 words, most of them short. */
export function texts(words: readonly string[], random: () => number): () => string {
  const rank = zipf(words.length, random);
  return () => {
    const length = 3 + Math.floor(37 * random() ** 2.5);
    const text: string[] = [];
    for (let count = 0; count < length; count += 1) {
      const word = words[rank()]!;
      const dice = random();
      if (dice < 1 / COMPOUND_EVERY)
        text.push(`${word}\u200c${SUFFIXES[Math.floor(random() * SUFFIXES.length)]}`);
      else if (dice < 1 / COMPOUND_EVERY + 1 / VERB_EVERY) text.push(`می\u200c${word}`);
      else text.push(word);
    }
    return text.join(' ');
  };
}
