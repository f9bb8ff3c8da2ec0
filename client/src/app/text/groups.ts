import type { Paragraph } from '#text';

/** Paragraphs that belong together on the page. */
export type Group =
  | { kind: 'line'; line: Paragraph }
  | { kind: 'quote'; lines: Paragraph[] }
  | { kind: 'list'; ordered: boolean; lines: Paragraph[] }
  | { kind: 'block'; code: string; language: string };

/** A message's paragraphs as lines, quotes, lists and blocks of code. A list within a quote is part of the quote. */
export function grouped(paragraphs: readonly Paragraph[]): Group[] {
  const groups: Group[] = [];
  for (const line of paragraphs) {
    const last = groups.at(-1);
    const next = groupOf(line);
    if (last && 'lines' in last && 'lines' in next && continues(last, next)) last.lines.push(line);
    else groups.push(next);
  }
  return groups;
}

function groupOf(line: Paragraph): Group {
  const only = line.segments[0];
  if (only?.kind === 'block') return { kind: 'block', code: only.code, language: only.language };
  if (line.quote) return { kind: 'quote', lines: [line] };
  if (line.item) return { kind: 'list', ordered: line.item.ordered, lines: [line] };
  return { kind: 'line', line };
}

/** Entries further in belong to the list around them, whatever their markers. */
function continues(last: Group & { lines: Paragraph[] }, next: Group & { lines: Paragraph[] }): boolean {
  if (last.kind !== next.kind) return false;
  if (last.kind !== 'list' || next.kind !== 'list') return true;
  return last.ordered === next.ordered || (next.lines[0]?.item?.level ?? 0) > 0;
}
