import { codePointLength } from '#contracts';

/** Where a text may be cut, the best first: between paragraphs, lines, words. */
const CUTS = ['\n\n', '\n', ' '];

/** A long text as several, each short enough, cut where a reader would pause and never within a character. */
export function splitText(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (codePointLength(rest) > max) {
    const head = [...rest].slice(0, max).join('');
    const at = cutOf(head, rest);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest].filter((part) => part !== '');
}

/** As late as may be; a cut in the first half would make many small messages. */
function cutOf(head: string, rest: string): number {
  if (/\s/.test(rest.charAt(head.length))) return head.length;
  for (const cut of CUTS) {
    const at = head.lastIndexOf(cut);
    if (at > head.length / 2) return at;
  }
  return head.length;
}
