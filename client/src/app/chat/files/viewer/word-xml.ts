import type { ListNumbers } from './list-numbers';
import { type Attributes, DEEPEST, readXml, wholeNumber } from './office-xml';
import type { ListPlace, ParagraphStyles } from './paragraph-styles';
import type { Block, Paragraph, Run, WordsDocument } from './words-document';

/** So many paragraphs are more than anybody reads in a preview. */
const MOST_PARAGRAPHS = 3_000;
/** A paragraph that was taken out of the list its style belongs to. */
const NO_LIST = '0';
/** What is said a second time for older programs, and what was before a change that is kept track of. */
const NOT_READ: ReadonlySet<string> = new Set(['mc:Fallback', 'w:pPrChange', 'w:rPrChange']);

type Cell = Block[];

interface OpenTable {
  readonly rows: Cell[][];
}

interface OpenParagraph {
  heading: number;
  style: string;
  /** What it says itself of its place in a list. */
  place: ListPlace;
  rtl: boolean;
  pictures: number;
  readonly runs: Run[];
}

/** A switch like `<w:b/>` is on unless it says otherwise. */
const isOn = ({ 'w:val': value = '1' }: Attributes): boolean => !['0', 'false', 'off'].includes(value);

/** `Heading2`, and the numbers from 1 that some programs use as names of headings. */
const headingOf = (style = ''): number => {
  const [, level] = /^(?:heading|Heading|berschrift|Titre)\s?([1-6])$/.exec(style) ?? [];
  return level ? Number(level) : style === 'Title' ? 1 : 0;
};

/**
 * Reads the text part of a .docx as it passes by. What is not known is gone through as if it were not there, so the
 * words of links, fields and inserted text are found; deleted text is not.
 */
class WordReader {
  readonly blocks: Block[] = [];
  cut = false;
  #paragraphs = 0;
  readonly #tables: OpenTable[] = [];
  /** One in another where a box with text stands in a line. */
  readonly #open: OpenParagraph[] = [];
  #run: { bold: boolean; italic: boolean } | null = null;
  #inText = false;
  /** Depth inside of what is not read. */
  #skipped = 0;

  constructor(
    private readonly numbers: ListNumbers,
    private readonly styles: ParagraphStyles,
  ) {}

  start(name: string, attributes: Attributes): void {
    if (NOT_READ.has(name)) this.#skipped += 1;
    if (this.#skipped > 0) return;
    this.#starts[name]?.(attributes);
  }

  text(text: string): void {
    if (this.#inText && this.#skipped === 0) this.#add(text);
  }

  end(name: string): void {
    if (NOT_READ.has(name)) this.#skipped -= 1;
    if (this.#skipped > 0) return;
    this.#ends[name]?.();
  }

  readonly #starts: Readonly<Record<string, (attributes: Attributes) => void>> = {
    'w:tbl': () => this.#tables.push({ rows: [] }),
    'w:tr': () => this.#tables.at(-1)?.rows.push([]),
    'w:tc': () => this.#tables.at(-1)?.rows.at(-1)?.push([]),
    'w:p': () => this.#open.push({ heading: 0, style: '', place: {}, rtl: false, pictures: 0, runs: [] }),
    'w:pStyle': ({ 'w:val': style = '' }) => this.#set({ heading: headingOf(style), style }),
    'w:outlineLvl': ({ 'w:val': level }) => this.#set({ heading: outlineOf(level) }),
    'w:bidi': (attributes) => this.#set({ rtl: isOn(attributes) }),
    'w:numId': ({ 'w:val': list }) => this.#stand({ list }),
    'w:ilvl': ({ 'w:val': level }) => this.#stand({ level: wholeNumber(level, DEEPEST) }),
    'w:r': () => (this.#run = { bold: false, italic: false }),
    'w:b': (attributes) => this.#run && (this.#run.bold = isOn(attributes)),
    'w:i': (attributes) => this.#run && (this.#run.italic = isOn(attributes)),
    'w:t': () => (this.#inText = true),
    'w:tab': () => this.#run && this.#add('\t'),
    'w:br': () => this.#run && this.#add('\n'),
    'w:noBreakHyphen': () => this.#add('\u2011'),
    'pic:pic': () => this.#picture(),
    'v:imagedata': () => this.#picture(),
  };

  readonly #ends: Readonly<Record<string, () => void>> = {
    'w:t': () => (this.#inText = false),
    'w:r': () => (this.#run = null),
    'w:p': () => this.#endParagraph(),
    'w:tbl': () => this.#endTable(),
  };

  #set(changes: Partial<Omit<OpenParagraph, 'runs'>>): void {
    const paragraph = this.#open.at(-1);
    if (paragraph) Object.assign(paragraph, changes);
  }

  #stand(place: ListPlace): void {
    const paragraph = this.#open.at(-1);
    if (paragraph) paragraph.place = { ...paragraph.place, ...place };
  }

  #picture(): void {
    const paragraph = this.#open.at(-1);
    if (paragraph) paragraph.pictures += 1;
  }

  #add(text: string): void {
    const runs = this.#open.at(-1)?.runs;
    const { bold, italic } = this.#run ?? { bold: false, italic: false };
    const last = runs?.at(-1);
    if (last?.bold === bold && last.italic === italic)
      runs?.splice(-1, 1, { ...last, text: last.text + text });
    else runs?.push({ text, bold, italic });
  }

  #endParagraph(): void {
    const paragraph = this.#open.pop();
    if (!paragraph) return;
    this.#paragraphs += 1;
    if (this.#paragraphs > MOST_PARAGRAPHS) this.cut = true;
    else this.#place(this.#said(paragraph));
  }

  #said({ style, place, ...paragraph }: OpenParagraph): Paragraph {
    const { list = NO_LIST, level = 0 } = { ...this.styles.placeOf(style), ...place };
    if (list === NO_LIST) return { kind: 'paragraph', ...paragraph, level: null, mark: null };
    return { kind: 'paragraph', ...paragraph, level, mark: this.numbers.next(list, level) };
  }

  #endTable(): void {
    const table = this.#tables.pop();
    if (table && table.rows.length > 0) this.#place({ kind: 'table', rows: table.rows });
  }

  /** In the cell that is open, or in the document itself. */
  #place(block: Block): void {
    (this.#tables.at(-1)?.rows.at(-1)?.at(-1) ?? this.blocks).push(block);
  }
}

/** 0 to 5 are headings, 9 is text. */
function outlineOf(level?: string): number {
  const outline = Number(level);
  return outline >= 0 && outline < 6 ? outline + 1 : 0;
}

export function readWords(xml: string, numbers: ListNumbers, styles: ParagraphStyles): WordsDocument {
  const reader = new WordReader(numbers, styles);
  readXml(xml, {
    onopentag: (name, attributes) => reader.start(name, attributes),
    ontext: (text) => reader.text(text),
    onclosetag: (name) => reader.end(name),
  });
  const { blocks, cut } = reader;
  return { blocks, cut };
}
