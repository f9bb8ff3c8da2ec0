export type Direction = 'rtl' | 'ltr';

/** A piece of a paragraph. `text` is what was typed, so that the pieces joined are the paragraph. */
export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'mention'; text: string; username: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'code'; text: string; code: string }
  | { kind: 'block'; text: string; code: string; language: string }
  /** A phone number, date, time or other digits with separators: always left to right. */
  | { kind: 'number'; text: string }
  /** Words of the other direction that the paragraph would tear apart. */
  | { kind: 'foreign'; text: string; dir: Direction };
