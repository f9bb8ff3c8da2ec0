import { type Word, groupsOf, isBareAffix, joined, termOf, wordsOf } from './words.js';

/** What an index is asked: words, all of several, or any of several. */
export type Wanted = { term: string; prefix?: boolean } | { all: Wanted[] } | { any: Wanted[] };

/** Words that are found together or not at all: a word, a compound, a phrase. */
export interface Clause {
  words: Word[];
  /** A phrase is sought as it stands. */
  phrase: boolean;
  /** What was typed last may go on. */
  open: boolean;
}

const PHRASE = /"([^"]*)"?|“([^”]*)”?|«([^»]*)»?/g;
/** One letter begins nearly every text. */
const PREFIX_LENGTH = 2;

/** What the words of a query ask for. The last of them is open, unless it stands in quotation marks. */
export function clausesOf(query: string): Clause[] {
  const clauses: Clause[] = [];
  let at = 0;
  for (const quoted of query.matchAll(PHRASE)) {
    clauses.push(...looseClauses(query.slice(at, quoted.index)));
    const words = wordsOf(quoted[1] ?? quoted[2] ?? quoted[3] ?? '');
    if (words.length > 0) clauses.push({ words, phrase: true, open: false });
    at = quoted.index + quoted[0].length;
  }
  const last = looseClauses(query.slice(at));
  clauses.push(...last);
  const end = last.at(-1);
  if (end) end.open = mayGoOn(end.words);
  return clauses;
}

const looseClauses = (text: string): Clause[] =>
  groupsOf(wordsOf(text)).map((words) => ({ words, phrase: false, open: false }));

function mayGoOn(words: readonly Word[]): boolean {
  const [first] = words;
  if (!first || (words.length === 1 && isBareAffix(first))) return false;
  return words.length > 1 || [...first.text].length >= PREFIX_LENGTH;
}

/**
 * What an index must hold for a clause to be found; some of what it finds may not be it, which `found` tells.
 * `open` lets the last word go on.
 */
export function wantedBy({ words, phrase }: Clause, open = false): Wanted {
  const groups = groupsOf(words);
  if (phrase && groups.length > 1) return { all: groups.map((group) => wantedGroup(group, false)) };
  return wantedGroup(words, open);
}

/** As one, or by those of its words that are words of their own; an affix is joined in every text. */
function wantedGroup(group: readonly Word[], open: boolean): Wanted {
  const last = group.at(-1);
  const whole = joined(group);
  const free = group.filter(({ bound }) => !bound);
  const apart: Wanted = {
    all: free.map((word) => ({ term: termOf(word.text), ...(open && word === last && { prefix: true }) })),
  };
  if (whole === undefined) return apart;
  const asOne: Wanted = { term: whole, ...(open && { prefix: true }) };
  return free.length > 1 ? { any: [asOne, apart] } : asOne;
}

/** Words of a text: from the first to the last of a find, both within. */
type Find = [first: number, last: number];

/** Where a clause stands in the words of a text; null where it does not. */
export function found(clause: Clause, text: readonly Word[], open = false): Find[] | null {
  const together = places(clause.words, text, open);
  if (together.length > 0 || clause.phrase || !clause.words.some(({ joint }) => joint === 'ending')) {
    return together.length > 0 ? together : null;
  }
  // What looks like an ending may be a word: then each is sought for itself.
  const apart = clause.words.map((word, at) => places([word], text, open && at === clause.words.length - 1));
  return apart.every((finds) => finds.length > 0) ? apart.flat() : null;
}

function places(wanted: readonly Word[], text: readonly Word[], open: boolean): Find[] {
  return text.flatMap((_, at) => {
    const last = endOfMatch(wanted, text, at, open);
    return last === undefined ? [] : [[at, last] satisfies Find];
  });
}

/**
 * The last word of the text that `wanted` reaches when it is read from `at`; undefined when it is not there. Words that
 * belong together may be one word on the other side: می‌روم, می روم and میروم are the same.
 */
function endOfMatch(
  wanted: readonly Word[],
  text: readonly Word[],
  at: number,
  open: boolean,
): number | undefined {
  let [inText, inWanted] = [at, 0];
  let has = text[at]!.text;
  let wants = wanted[0]!.text;
  for (;;) {
    const isLast = inWanted === wanted.length - 1;
    if (has === wants) {
      if (isLast) return inText;
      inText += 1;
      inWanted += 1;
      if (inText === text.length) return undefined;
      has = text[inText]!.text;
      wants = wanted[inWanted]!.text;
    } else if (has.startsWith(wants)) {
      if (isLast) return open ? inText : undefined;
      inWanted += 1;
      if (!wanted[inWanted]!.joint) return undefined;
      wants += wanted[inWanted]!.text;
    } else {
      inText += 1;
      if (!wants.startsWith(has) || !text[inText]?.joint) return undefined;
      has += text[inText]!.text;
    }
  }
}

/**
 * Where the clauses stand in a text, as ranges that do not overlap; null when one of them is missing. One that stands in
 * a text beside it is not missing, though it has no range. `open` lets the last clause go on, if it may.
 */
export function highlightsOf(
  clauses: readonly Clause[],
  text: string,
  open = false,
  beside: readonly string[] = [],
): [start: number, end: number][] | null {
  const words = wordsOf(text);
  const others = beside.map(wordsOf);
  const ranges: [number, number][] = [];
  for (const clause of clauses) {
    const goesOn = open && clause.open;
    const finds = found(clause, words, goesOn);
    if (!finds && !others.some((other) => found(clause, other, goesOn))) return null;
    for (const [first, last] of finds ?? []) ranges.push([words[first]!.start, words[last]!.end]);
  }
  return merged(ranges);
}

function merged(ranges: [number, number][]): [number, number][] {
  const apart: [number, number][] = [];
  for (const range of ranges.sort(([a], [b]) => a - b)) {
    const before = apart.at(-1);
    if (before && range[0] <= before[1]) before[1] = Math.max(before[1], range[1]);
    else apart.push(range);
  }
  return apart;
}
