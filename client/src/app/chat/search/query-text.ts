import type { Language } from '#contracts';
import { type SearchFilters, parseQuery } from '#text';

export type FilterName = keyof SearchFilters;
export const FILTER_NAMES = ['from', 'in', 'after', 'before', 'has'] as const satisfies readonly FilterName[];

/** What the filters are called where people type them; the parser knows both. */
const NAMES: Record<Language, Record<FilterName, string>> = {
  fa: { from: 'از', in: 'در', before: 'پیش‌از', after: 'پس‌از', has: 'دارد' },
  en: { from: 'from', in: 'in', before: 'before', after: 'after', has: 'has' },
};

/** The query with another value for one filter; null takes it out. Filters stand before the words. */
export function withFilter(
  query: string,
  name: FilterName,
  value: string | null,
  language: Language,
): string {
  const { words, filters } = parseQuery(query);
  const next: SearchFilters = { ...filters, [name]: value?.trim() || undefined };
  const typed = FILTER_NAMES.flatMap((each) => {
    const held = next[each];
    return held === undefined ? [] : [`${NAMES[language][each]}:${quoted(held)}`];
  });
  return [...typed, words].join(' ').trim();
}

const quoted = (value: string): string => (/\s/.test(value) ? `"${value.replaceAll('"', '')}"` : value);
