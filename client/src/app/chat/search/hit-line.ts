import type { Highlight } from '#contracts';
import { type Direction, paragraphDirection, paragraphs } from '#text';

interface HitPart {
  readonly text: string;
  readonly found: boolean;
}

/** A run of the line, isolated as a whole where it has a direction of its own. */
export interface HitRun {
  readonly dir?: Direction;
  readonly parts: readonly HitPart[];
}

export interface HitLine {
  readonly dir: Direction;
  readonly runs: readonly HitRun[];
}

/** So much of a long text is shown before the first find, and in all. */
const BEFORE = 60;
const LENGTH = 220;
const ELLIPSIS = '…';

/** The line of a message in which something was found, cut to a glance, with what was found set off. */
export function hitLine(text: string, highlights: readonly Highlight[], page: Direction): HitLine {
  const [start, end] = windowOf(text, highlights[0]?.[0] ?? 0);
  const line = text.slice(start, end);
  const dir = paragraphDirection(line, page);
  const runs: HitRun[] = [];
  let at = start;
  for (const segment of paragraphs(line, page).flatMap((paragraph) => paragraph.segments)) {
    const own = 'dir' in segment ? segment.dir : segment.kind === 'text' ? undefined : 'ltr';
    const from = text.indexOf(segment.text, at);
    // The signs of the markup are typed and not shown.
    if (segment.kind !== 'syntax')
      runs.push({ parts: split(segment.text, from, highlights), ...(own && { dir: own }) });
    at = from + segment.text.length;
  }
  return {
    dir,
    runs: [
      ...gap(start > 0 && text[start - 1] !== '\n'),
      ...runs,
      ...gap(end < text.length && text[end] !== '\n'),
    ],
  };
}

const gap = (cut: boolean): HitRun[] => (cut ? [{ parts: [{ text: ELLIPSIS, found: false }] }] : []);

/** The line around a place, or a part of it that begins and ends between words. */
function windowOf(text: string, place: number): [start: number, end: number] {
  const lineStart = text.lastIndexOf('\n', place - 1) + 1;
  const lineEnd = (text.indexOf('\n', place) + 1 || text.length + 1) - 1;
  if (lineEnd - lineStart <= LENGTH) return [lineStart, lineEnd];
  const wanted = Math.max(lineStart, place - BEFORE);
  const start = wanted === lineStart ? wanted : text.indexOf(' ', wanted) + 1 || wanted;
  const cut = Math.min(lineEnd, start + LENGTH);
  const space = text.lastIndexOf(' ', cut);
  return [Math.min(start, place), cut < lineEnd && space > place ? space : cut];
}

function split(text: string, from: number, highlights: readonly Highlight[]): HitPart[] {
  const parts: HitPart[] = [];
  const add = (part: string, found: boolean) => {
    if (part !== '') parts.push({ text: part, found });
  };
  let at = 0;
  for (const [start, end] of highlights) {
    const [first, last] = [Math.max(at, start - from), Math.min(text.length, end - from)];
    if (first >= last) continue;
    add(text.slice(at, first), false);
    add(text.slice(first, last), true);
    at = last;
  }
  add(text.slice(at), false);
  return parts;
}
