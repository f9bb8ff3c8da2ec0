import type { Mark, Segment } from '#text';

/** Pieces that are set off together, with what is in them. */
export interface Marked {
  kind: Mark;
  children: Shown[];
}

/** A piece of a text as it is drawn: without the signs that were typed for it. */
export type Shown = Marked | Exclude<Segment, { kind: 'syntax' }>;

/** Segments that each carry their marks become nested elements, one for pieces in a row of the same mark. */
export function nested(segments: readonly Segment[]): Shown[] {
  return within(
    segments.filter((segment) => segment.kind !== 'syntax'),
    0,
  );
}

function within(segments: readonly Exclude<Segment, { kind: 'syntax' }>[], depth: number): Shown[] {
  const shown: Shown[] = [];
  for (let at = 0; at < segments.length;) {
    const mark = segments[at]!.marks?.[depth];
    let end = at + 1;
    while (mark && end < segments.length && segments[end]!.marks?.[depth] === mark) end += 1;
    if (mark) shown.push({ kind: mark, children: within(segments.slice(at, end), depth + 1) });
    else shown.push(segments[at]!);
    at = end;
  }
  return shown;
}
