import { type Attributes, DEEPEST, readXml, wholeNumber } from './office-xml';

/** How one level of a list counts. */
interface Level {
  format: string;
  start: number;
  /** `%1.%2)`: the numbers of the levels, and what stands around them. */
  text: string;
}

/** A list as it is used: one of the kinds, which may begin anew at some levels. */
interface List {
  kind: string;
  readonly starts: Map<number, number>;
}

type Levels = Map<number, Level>;

/** More kinds of lists than this are in no document that was written to be read. */
const MOST_LISTS = 2_000;
/** A mark longer than this is no number. */
const LONGEST_MARK = 32;

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** Word counts a to z, then aa to zz, with the same letter over again. */
const letters = (n: number): string =>
  String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(4, Math.ceil(n / 26)));

function roman(n: number): string {
  if (n > 4_999) return String(n);
  let rest = n;
  return ROMAN.map(([value, sign]) => {
    const times = Math.floor(rest / value);
    rest -= times * value;
    return sign.repeat(times);
  }).join('');
}

function written(n: number, format: string): string {
  if (n < 1) return String(n);
  if (format === 'lowerLetter') return letters(n);
  if (format === 'upperLetter') return letters(n).toUpperCase();
  if (format === 'lowerRoman') return roman(n);
  if (format === 'upperRoman') return roman(n).toUpperCase();
  return String(n);
}

/** Counts the items of a document's lists, in their order, as the part of a .docx says that describes lists. */
export class ListNumbers {
  readonly #kinds = new Map<string, Levels>();
  readonly #lists = new Map<string, List>();
  /** By kind: the numbers reached at each level. */
  readonly #reached = new Map<string, number[]>();
  /** Lists whose own beginning was made use of. */
  readonly #begun = new Set<string>();
  #kind: Levels | null = null;
  #level: Level | null = null;
  #list: List | null = null;
  #override = 0;

  constructor(xml = '') {
    readXml(xml, {
      onopentag: (name, attributes) => this.#starts[name]?.(attributes),
      onclosetag: (name) => this.#end(name),
    });
  }

  /** The mark of the next item of this list at this level; null where it has a bullet, or nothing is known of it. */
  next(id: string, level: number): string | null {
    const list = this.#lists.get(id);
    const levels = list && this.#kinds.get(list.kind);
    const here = levels?.get(level);
    if (!levels || !here || ['bullet', 'none'].includes(here.format)) return null;
    const reached = this.#count(id, list, levels, level);
    const mark = here.text.replace(/%([1-9])/g, (_, at: string) => {
      const of = Number(at) - 1;
      return written(reached[of] ?? levels.get(of)?.start ?? 1, levels.get(of)?.format ?? '');
    });
    return mark.slice(0, LONGEST_MARK) || null;
  }

  #count(id: string, list: List, levels: Levels, level: number): readonly number[] {
    const reached = this.#reached.get(list.kind) ?? [];
    const anew = list.starts.get(level);
    const key = `${id} ${level}`;
    const begins = anew !== undefined && !this.#begun.has(key);
    this.#begun.add(key);
    const before = reached[level];
    const now = begins ? anew : before === undefined ? (levels.get(level)?.start ?? 1) : before + 1;
    // What lies deeper begins again under each item.
    const counted = [
      ...Array.from({ length: level }, (_, at) => reached[at] ?? levels.get(at)?.start ?? 1),
      now,
    ];
    this.#reached.set(list.kind, counted);
    return counted;
  }

  readonly #starts: Readonly<Record<string, (attributes: Attributes) => void>> = {
    'w:abstractNum': ({ 'w:abstractNumId': id = '' }) => {
      this.#kind = new Map();
      if (this.#kinds.size < MOST_LISTS) this.#kinds.set(id, this.#kind);
    },
    'w:lvl': ({ 'w:ilvl': at }) => {
      this.#level = { format: 'decimal', start: 1, text: '' };
      this.#kind?.set(wholeNumber(at, DEEPEST), this.#level);
    },
    'w:start': ({ 'w:val': value }) => this.#level && (this.#level.start = wholeNumber(value)),
    'w:numFmt': ({ 'w:val': format = '' }) => this.#level && (this.#level.format = format),
    'w:lvlText': ({ 'w:val': text = '' }) => this.#level && (this.#level.text = text),
    'w:num': ({ 'w:numId': id = '' }) => {
      this.#list = { kind: '', starts: new Map() };
      if (this.#lists.size < MOST_LISTS) this.#lists.set(id, this.#list);
    },
    'w:abstractNumId': ({ 'w:val': kind = '' }) => this.#list && (this.#list.kind = kind),
    'w:lvlOverride': ({ 'w:ilvl': at }) => (this.#override = wholeNumber(at, DEEPEST)),
    'w:startOverride': ({ 'w:val': value }) => this.#list?.starts.set(this.#override, wholeNumber(value)),
  };

  #end(name: string): void {
    if (name === 'w:lvl') this.#level = null;
    if (name === 'w:abstractNum') this.#kind = null;
    if (name === 'w:num') this.#list = null;
  }
}
