import { directionOf } from './balance.js';
import { type Delimiter, type Sign, type Token, scanLine } from './scan.js';
import { type Direction, type Mark, type Segment, joined, textOf } from './segment.js';

/** What a pair of signs means; of each kind at most one is open, so nothing nests deeper than there are kinds. */
type Kind = Mark | 'spoiler' | 'anchor';

const KIND_OF: Record<Exclude<Sign, '***'>, Kind> = {
  '*': 'emphasis',
  _: 'emphasis',
  '**': 'strong',
  '~~': 'strike',
  '||': 'spoiler',
  '[': 'anchor',
  ']': 'anchor',
};

interface Opener {
  sign: Sign;
  /** Its place among the pieces. */
  at: number;
}

/**
 * Pairs the signs of a line: what stands between a pair is marked or nested, and a sign without a partner is text. A
 * later opening sign takes the place of an earlier one of its kind; a pair that closes takes along those opened inside.
 * So each piece is looked at a bounded number of times.
 */
class Pairing {
  readonly #pieces: Segment[] = [];
  readonly #open = new Map<Kind, Opener>();
  readonly #fallback: Direction;

  constructor(fallback: Direction) {
    this.#fallback = fallback;
  }

  take(token: Token): void {
    if (token.kind !== 'delimiter') this.#pieces.push(token);
    else if (token.sign === ']') this.#anchor(token);
    else if (token.sign === '***') this.#triple(token);
    else if (!this.#closes(token)) this.#opens(token);
  }

  get segments(): Segment[] {
    return joined(this.#pieces);
  }

  #opens({ sign, text, opens }: Delimiter): void {
    if (opens && sign !== '***') this.#open.set(KIND_OF[sign], { sign, at: this.#pieces.length });
    this.#pieces.push({ kind: 'text', text });
  }

  /** Closes the pair, if one of its sign is open with something in it. */
  #closes({ sign, text, closes }: Delimiter): boolean {
    const kind = KIND_OF[sign as keyof typeof KIND_OF];
    const opener = this.#open.get(kind);
    if (!closes || opener?.sign !== sign || opener.at === this.#pieces.length - 1) return false;
    if (kind === 'spoiler') this.#nest(kind, opener, text);
    else if (kind !== 'anchor') this.#mark(kind, opener, text);
    return true;
  }

  /** Three stars are two signs: the inner one stands nearer to the words. */
  #triple(token: Delimiter): void {
    const innerFirst = (this.#open.get('emphasis')?.at ?? -1) > (this.#open.get('strong')?.at ?? -1);
    const parts: Sign[] = token.closes && innerFirst ? ['*', '**'] : ['**', '*'];
    for (const sign of parts) this.take({ ...token, sign, text: sign });
  }

  #anchor({ text, href }: Delimiter): void {
    const opener = this.#open.get('anchor');
    if (href === undefined || !opener || opener.at === this.#pieces.length - 1)
      this.#pieces.push({ kind: 'text', text });
    else this.#nest('anchor', opener, text, href);
  }

  #mark(mark: Mark, opener: Opener, text: string): void {
    this.#close(mark, opener);
    for (let at = opener.at + 1; at < this.#pieces.length; at += 1) {
      const piece = this.#pieces[at]!;
      if (piece.kind !== 'syntax') this.#pieces[at] = { ...piece, marks: [mark, ...(piece.marks ?? [])] };
    }
    this.#pieces.push({ kind: 'syntax', text });
  }

  #nest(kind: 'spoiler' | 'anchor', opener: Opener, text: string, href = ''): void {
    this.#close(kind, opener);
    const inside = this.#pieces.splice(opener.at);
    const children = joined([...inside, { kind: 'syntax', text }]);
    const nested = { text: textOf(children), dir: directionOf(children.slice(1), this.#fallback) };
    if (kind === 'spoiler') this.#pieces.push({ kind, ...nested, children });
    else this.#pieces.push(covered({ kind, ...nested, href, children }));
  }

  /** The opening sign is no text any more, nor can what was opened after it be closed outside. */
  #close(kind: Kind, { at }: Opener): void {
    this.#open.delete(kind);
    for (const [other, opener] of this.#open) if (opener.at > at) this.#open.delete(other);
    this.#pieces[at] = { kind: 'syntax', text: this.#pieces[at]!.text };
  }
}

/** A link with covered words in it is covered itself: what uncovers them cannot be pressed inside a link. */
function covered(anchor: Extract<Segment, { kind: 'anchor' }>): Segment {
  const link = { ...anchor, children: anchor.children.map(unlinked) };
  if (!anchor.children.some(({ kind }) => kind === 'spoiler')) return link;
  const { text, dir } = anchor;
  return { kind: 'spoiler', text, dir, children: [link] };
}

/** A link leads to one place: addresses and mentions in its words are only words. */
function unlinked(segment: Segment): Segment {
  if (segment.kind === 'spoiler')
    return { ...segment, kind: 'foreign', children: segment.children.map(unlinked) };
  if (segment.kind !== 'link' && segment.kind !== 'mention') return segment;
  const { text, marks } = segment;
  return { kind: 'foreign', text, marks, dir: 'ltr', children: [{ kind: 'text', text }] };
}

/** The words of a line with what its signs make of them. */
export function inlineSegments(line: string, fallback: Direction): Segment[] {
  const pairing = new Pairing(fallback);
  for (const token of scanLine(line)) pairing.take(token);
  return pairing.segments;
}
