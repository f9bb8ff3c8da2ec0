import { SEARCH_HAS, type SearchHas } from '#contracts';
import { fold } from './fold.js';

/** What a query says beside its words, as it was typed. */
export interface SearchFilters {
  from?: string;
  in?: string;
  before?: string;
  after?: string;
  has?: string;
}

export interface ParsedQuery {
  /** What remains of the query when its filters are taken out. */
  words: string;
  filters: SearchFilters;
  /** The filters as they were typed. */
  typed: string;
}

/** Folded, so that پیش‌از may be typed with and without its ZWNJ. */
const FILTERS = new Map<string, keyof SearchFilters>([
  ['from', 'from'],
  ['از', 'from'],
  ['in', 'in'],
  ['در', 'in'],
  ['before', 'before'],
  ['پیشاز', 'before'],
  ['قبلاز', 'before'],
  ['after', 'after'],
  ['پساز', 'after'],
  ['بعداز', 'after'],
  ['has', 'has'],
  ['دارد', 'has'],
]);

const HAS = new Map<string, SearchHas>([
  ...SEARCH_HAS.map((has): [string, SearchHas] => [has, has]),
  ['پرونده', 'file'],
  ['فایل', 'file'],
  ['پیوند', 'link'],
  ['لینک', 'link'],
  ['نظرسنجی', 'poll'],
  ['تصویر', 'image'],
  ['عکس', 'image'],
]);

/** A name, a colon and a value, which may stand in quotation marks; phrases are stepped over. */
const PIECE = /"[^"]*"?|“[^”]*”?|«[^»]*»?|([^\s:"“«]+):(?:"([^"]*)"?|«([^»]*)»?|([^\s"“«]\S*))|\S/gu;

/** Takes the filters out of a query: `from:sara in:general before:1405/1/2`, `از:sara`. Of two alike the last holds. */
export function parseQuery(query: string): ParsedQuery {
  const filters: SearchFilters = {};
  const typed: string[] = [];
  const words = query.replace(PIECE, (piece, name: string | undefined, ...values: (string | undefined)[]) => {
    const filter = name === undefined ? undefined : FILTERS.get(fold(name));
    const value = values.slice(0, 3).find((each) => each !== undefined);
    if (!filter || value === undefined) return piece;
    typed.push(piece);
    filters[filter] = value.replace(/^@/, '');
    return ' ';
  });
  return { words: words.trim(), filters, typed: typed.join(' ') };
}

/** What a message is to have, in English or Persian; undefined for what is none of it. */
export const parseHas = (value: string): SearchHas | undefined => HAS.get(fold(value));
