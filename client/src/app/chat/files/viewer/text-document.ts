import type { FileInfo } from '#contracts';
import { type Direction, paragraphDirection } from '#text';
import type { CodeToken } from '../../../text/highlighter';

export interface TextLine {
  readonly dir: Direction;
  readonly pieces: readonly CodeToken[];
}

/** What the endings of names say of code, by the names that the highlighter knows. */
const LANGUAGES: Readonly<Record<string, string>> = {
  bash: 'bash',
  c: 'c',
  cpp: 'cpp',
  cs: 'csharp',
  css: 'css',
  diff: 'diff',
  go: 'go',
  graphql: 'graphql',
  html: 'xml',
  ini: 'ini',
  java: 'java',
  js: 'javascript',
  json: 'json',
  kt: 'kotlin',
  less: 'less',
  lua: 'lua',
  md: 'markdown',
  mjs: 'javascript',
  php: 'php',
  pl: 'perl',
  py: 'python',
  r: 'r',
  rb: 'ruby',
  rs: 'rust',
  scss: 'scss',
  sh: 'bash',
  sql: 'sql',
  swift: 'swift',
  toml: 'ini',
  ts: 'typescript',
  xml: 'xml',
  yaml: 'yaml',
  yml: 'yaml',
};

/** The language of a text, from its name: `notes.md`, and `server.ts.txt` as code is often sent. */
export function languageOf({ name }: Pick<FileInfo, 'name'>): string | undefined {
  const [, ...endings] = name.toLowerCase().split('.');
  const ending = endings.at(-1) === 'txt' ? endings.at(-2) : endings.at(-1);
  return ending === undefined ? undefined : LANGUAGES[ending];
}

/** So many lines of a text are shown before it is opened. */
const MOST_START = 5;
/** A line of notes or code has about so many bytes. */
const BYTES_A_LINE = 48;

/** How many lines are kept for the beginning of a text that has not come: its size tells about how many it will be. */
export const startLines = ({ size }: Pick<FileInfo, 'size'>): number =>
  Math.min(MOST_START, Math.max(1, Math.ceil(size / BYTES_A_LINE)));

/** Where code begins or ends among words. */
const FENCE = /^\s*(?:```|~~~)/;

/**
 * Words read as they are written, line by line; code reads from left to right. A line of signs alone, as a bracket is,
 * reads as the one before it, and before all words as the first of them.
 */
export function textLines(pieces: readonly CodeToken[], code: boolean, page: Direction): TextLine[] {
  let fenced = false;
  const lines = splitAtBreaks(pieces).map((line) => {
    const text = line.map((piece) => piece.text).join('');
    const fence = FENCE.test(text);
    const asCode = code || fenced || fence;
    if (fence) fenced = !fenced;
    return { pieces: line, own: asCode ? 'ltr' : ownDirection(text) };
  });
  let dir = lines.find(({ own }) => own)?.own ?? page;
  return lines.map(({ pieces: line, own }) => {
    dir = own ?? dir;
    return { pieces: line, dir };
  });
}

/** Null where no word tells it. */
function ownDirection(text: string): Direction | null {
  const dir = paragraphDirection(text, 'ltr');
  return dir === paragraphDirection(text, 'rtl') ? dir : null;
}

function splitAtBreaks(pieces: readonly CodeToken[]): CodeToken[][] {
  const lines: CodeToken[][] = [[]];
  for (const { text, kind } of pieces) {
    const [first = '', ...others] = text.split(/\r\n|\r|\n/);
    if (first !== '') lines.at(-1)?.push({ text: first, kind });
    for (const other of others) lines.push(other === '' ? [] : [{ text: other, kind }]);
  }
  return lines;
}
