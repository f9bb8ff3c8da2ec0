import { type Wanted, clausesOf, highlightsOf, termsOf, wantedBy } from '#text';

/** Search by the analyser alone: what every index must answer, without any. Answers numbers of texts. */
export function searchInMemory(corpus: Record<number, string>, query: string): number[] {
  const clauses = clausesOf(query);
  const last = clauses.at(-1);
  if (!last) return [];
  const numbers = Object.keys(corpus).map(Number).reverse();
  const find = (open: boolean) => {
    const wanted: Wanted = { all: clauses.map((clause) => wantedBy(clause, open && clause === last)) };
    return numbers.filter((number) => {
      const text = corpus[number]!;
      return holds(termsOf(text), wanted) && highlightsOf(clauses, text, open) !== null;
    });
  };
  const exact = find(false);
  return last.open ? [...exact, ...find(true).filter((number) => !exact.includes(number))] : exact;
}

function holds(terms: ReadonlySet<string>, wanted: Wanted): boolean {
  if ('all' in wanted) return wanted.all.every((each) => holds(terms, each));
  if ('any' in wanted) return wanted.any.some((each) => holds(terms, each));
  if (!wanted.prefix) return terms.has(wanted.term);
  return [...terms].some((term) => term.startsWith(wanted.term));
}
