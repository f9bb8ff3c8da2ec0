/** A line of prose, or a fenced block of code with its fences. */
export type Block =
  { kind: 'line'; text: string } | { kind: 'fenced'; text: string; code: string; language: string };

const FENCE = /^ {0,3}(`{3,})([^`]*)$/;
const CLOSING = /^ {0,3}(`{3,})\s*$/;

/** The text as lines and fenced blocks; joined by line feeds they are the text again. A fence left open runs to the end. */
export function blocks(text: string): Block[] {
  const lines = text.split('\n');
  const found: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    const fence = FENCE.exec(line);
    if (!fence) {
      found.push({ kind: 'line', text: line });
      continue;
    }
    let last = at + 1;
    while (last < lines.length && (CLOSING.exec(lines[last]!)?.[1]?.length ?? 0) < fence[1]!.length)
      last += 1;
    found.push({
      kind: 'fenced',
      text: lines.slice(at, last + 1).join('\n'),
      code: lines.slice(at + 1, last).join('\n'),
      language: fence[2]!.trim(),
    });
    at = last;
  }
  return found;
}
