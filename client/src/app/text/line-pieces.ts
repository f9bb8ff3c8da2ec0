import { type Direction, type Segment, paragraphs } from '#text';
import { wordsOf } from './shown-words';

export interface LinePiece {
  text: string;
  /** Absent where the piece reads with the line. */
  dir?: Direction;
}

/** Stands for words that are only shown when they are asked for. */
const COVERED = '▒▒▒';

/** A text of any number of lines as pieces of one line that reads in the given direction. */
export function linePieces(text: string, dir: Direction): LinePiece[] {
  const pieces = paragraphs(text, dir, dir).flatMap(({ segments, item }): LinePiece[] => [
    { text: item?.ordered ? ` ${item.marker} ` : ' ' },
    ...segments.flatMap(pieceOf),
  ]);
  return singleSpaced(pieces);
}

function pieceOf(segment: Segment): LinePiece[] {
  switch (segment.kind) {
    case 'syntax':
      return [];
    case 'text':
      return [{ text: segment.text }];
    case 'spoiler':
      return [{ text: COVERED }];
    case 'foreign':
    case 'anchor':
      return [{ text: wordsOf([segment]), dir: segment.dir }];
    default:
      return [{ text: wordsOf([segment]), dir: 'ltr' }];
  }
}

/** Spaces and line breaks in a row are one space, also where pieces meet, and none stands at an end. */
function singleSpaced(pieces: readonly LinePiece[]): LinePiece[] {
  const line: LinePiece[] = [];
  for (const { text, dir } of pieces) {
    const single = text.replace(/\s+/g, ' ');
    const last = line.at(-1);
    const spaceBefore = !last || last.text.endsWith(' ');
    const rest = spaceBefore ? single.trimStart() : single;
    if (rest === '') continue;
    if (last && !last.dir && !dir) last.text += rest;
    else line.push({ text: rest, ...(dir && { dir }) });
  }
  const end = line.at(-1);
  if (end) end.text = end.text.trimEnd();
  return line.filter(({ text }) => text !== '');
}
