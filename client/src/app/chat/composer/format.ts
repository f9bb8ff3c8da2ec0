export const FORMATS = [
  'bold',
  'italic',
  'strike',
  'code',
  'codeBlock',
  'quote',
  'list',
  'link',
  'spoiler',
] as const;
export type Format = (typeof FORMATS)[number];

/** A change of a text: what is put in place of what, and what is selected after it. */
export interface Change {
  from: number;
  to: number;
  insert: string;
  select: readonly [start: number, end: number];
}

const PAIRS: Partial<Record<Format, string>> = {
  bold: '**',
  italic: '_',
  strike: '~~',
  code: '`',
  spoiler: '||',
};
const LINE_STARTS: Partial<Record<Format, string>> = { quote: '> ', list: '- ' };
const ADDRESS = /^https?:\/\/\S+$/i;
const NO_ADDRESS = 'https://';

/** The selected words set off, or no longer when they were. */
export function formatted(text: string, start: number, end: number, format: Format): Change {
  const pair = PAIRS[format];
  if (pair) return paired(text, start, end, pair);
  const lineStart = LINE_STARTS[format];
  if (lineStart) return linesBegun(text, start, end, lineStart);
  const selected = text.slice(start, end);
  return format === 'link' ? linked(selected, start, end) : fenced(text, selected, start, end);
}

function paired(text: string, start: number, end: number, sign: string): Change {
  const length = sign.length;
  const inside = text.slice(start, end);
  const isPaired = text.slice(start - length, start) === sign && text.slice(end, end + length) === sign;
  if (start >= length && isPaired) {
    const from = start - length;
    return { from, to: end + length, insert: inside, select: [from, from + inside.length] };
  }
  // A space at the edge would keep the signs from pairing.
  const lead = inside.length - inside.trimStart().length;
  const words = inside.trim();
  const from = start + lead;
  const to = from + words.length;
  return { from, to, insert: sign + words + sign, select: [from + length, to + length] };
}

function linesBegun(text: string, start: number, end: number, sign: string): Change {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lines = text.slice(from, end).split('\n');
  const begun = lines.every((line) => line.startsWith(sign));
  const insert = lines.map((line) => (begun ? line.slice(sign.length) : sign + line)).join('\n');
  const after = from + insert.length;
  return { from, to: end, insert, select: lines.length > 1 ? [from, after] : [after, after] };
}

/** What is missing is selected: the address, or the words for it. */
function linked(selected: string, from: number, to: number): Change {
  if (ADDRESS.test(selected)) return { from, to, insert: `[](${selected})`, select: [from + 1, from + 1] };
  const address = from + selected.length + 3;
  return {
    from,
    to,
    insert: `[${selected}](${NO_ADDRESS})`,
    select: selected === '' ? [from + 1, from + 1] : [address, address + NO_ADDRESS.length],
  };
}

function fenced(text: string, selected: string, from: number, to: number): Change {
  const before = from === 0 || text.charAt(from - 1) === '\n' ? '' : '\n';
  const after = to === text.length || text.charAt(to) === '\n' ? '' : '\n';
  const first = from + before.length + 4;
  return {
    from,
    to,
    insert: `${before}\`\`\`\n${selected}\n\`\`\`${after}`,
    select: [first, first + selected.length],
  };
}
