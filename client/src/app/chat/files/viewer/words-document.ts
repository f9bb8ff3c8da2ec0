/** What is shown of a word processor's document: its words and their order, and little of their looks. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  /** 1 to 6; 0 for none. */
  readonly heading: number;
  /** Of a list's item: how deep it stands, from 0. */
  readonly level: number | null;
  /** Its number as the list writes it; null where the list has bullets. */
  readonly mark: string | null;
  /** The document says that it reads from right to left. */
  readonly rtl: boolean;
  readonly runs: readonly Run[];
  /** How many pictures were left out of it. */
  readonly pictures: number;
}

export interface Table {
  readonly kind: 'table';
  /** By row and cell. */
  readonly rows: readonly (readonly (readonly Block[])[])[];
}

export type Block = Paragraph | Table;

export interface WordsDocument {
  readonly blocks: readonly Block[];
  /** There is more than is shown. */
  readonly cut: boolean;
}

/** It is not what it says, or more than a page should unpack. */
export class UnreadableDocument extends Error {}
