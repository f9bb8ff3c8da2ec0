import { type Attributes, DEEPEST, readXml, wholeNumber } from './office-xml';

/** Where a paragraph stands in a list, as far as it is said. */
export interface ListPlace {
  /** The id of the list. */
  readonly list?: string;
  /** From 0. */
  readonly level?: number;
}

interface Style {
  list?: string;
  level?: number;
  basedOn?: string;
}

/** More styles than this nobody tells apart. */
const MOST_STYLES = 2_000;
/** Styles upon styles; those that go round in a ring end here too. */
const LONGEST_LINE = 20;

/** What the styles of a document's paragraphs say of lists, as the part of a .docx says that describes styles. */
export class ParagraphStyles {
  readonly #styles = new Map<string, Style>();
  #style: Style | null = null;

  constructor(xml = '') {
    readXml(xml, {
      onopentag: (name, attributes) => this.#starts[name]?.(attributes),
      onclosetag: (name) => name === 'w:style' && (this.#style = null),
    });
  }

  /** Of a style, and of those it is based on where it says nothing itself. */
  placeOf(id: string): ListPlace {
    const line = this.#lineOf(id);
    return {
      list: line.find(({ list }) => list !== undefined)?.list,
      level: line.find(({ level }) => level !== undefined)?.level,
    };
  }

  #lineOf(id: string): Style[] {
    const line: Style[] = [];
    let style = this.#styles.get(id);
    for (; style && line.length < LONGEST_LINE; style = this.#styles.get(style.basedOn ?? ''))
      line.push(style);
    return line;
  }

  readonly #starts: Readonly<Record<string, (attributes: Attributes) => void>> = {
    'w:style': ({ 'w:type': type, 'w:styleId': id = '' }) => {
      if (type !== 'paragraph' || this.#styles.size >= MOST_STYLES) return;
      this.#style = {};
      this.#styles.set(id, this.#style);
    },
    'w:basedOn': ({ 'w:val': id }) => this.#style && (this.#style.basedOn = id),
    'w:numId': ({ 'w:val': list }) => this.#style && (this.#style.list = list),
    'w:ilvl': ({ 'w:val': level }) => this.#style && (this.#style.level = wholeNumber(level, DEEPEST)),
  };
}
