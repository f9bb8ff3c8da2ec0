export type Direction = 'rtl' | 'ltr';

export type Mark = 'strong' | 'emphasis' | 'strike';

/** `text` is what was typed, so that the pieces joined are the paragraph. */
interface Piece {
  text: string;
  /** How it is set off, the outermost first; absent for not at all. */
  marks?: readonly Mark[];
}

/** A piece that holds others, in a direction of its own and isolated. */
interface Nested extends Piece {
  dir: Direction;
  children: Segment[];
}

/** A piece of a paragraph. */
export type Segment =
  | (Piece & { kind: 'text' })
  /** Signs of the markup, which are typed and not shown. */
  | (Piece & { kind: 'syntax' })
  | (Piece & { kind: 'mention'; username: string })
  /** An address in the text. */
  | (Piece & { kind: 'link'; href: string })
  /** Words that lead to an address. */
  | (Nested & { kind: 'anchor'; href: string })
  /** Words that are shown when they are asked for. */
  | (Nested & { kind: 'spoiler' })
  | (Piece & { kind: 'code'; code: string })
  | (Piece & { kind: 'block'; code: string; language: string })
  /** A phone number, date, time or other digits with separators: always left to right. */
  | (Piece & { kind: 'number' })
  /** Words of the other direction that the paragraph would tear apart. */
  | (Nested & { kind: 'foreign' });

/** Segments joined where two texts of the same marks meet; a piece without characters is left out. */
export function joined(segments: readonly Segment[]): Segment[] {
  const whole: Segment[] = [];
  for (const segment of segments) {
    const last = whole.at(-1);
    if (segment.text === '') continue;
    if (last?.kind === 'text' && segment.kind === 'text' && sameMarks(last, segment))
      whole[whole.length - 1] = { ...last, text: last.text + segment.text };
    else whole.push(segment);
  }
  return whole;
}

export const textOf = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join('');

const sameMarks = (one: Piece, other: Piece): boolean =>
  (one.marks ?? []).join() === (other.marks ?? []).join();
