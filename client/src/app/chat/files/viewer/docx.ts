import { unzipSync } from 'fflate';
import { ListNumbers } from './list-numbers';
import { ParagraphStyles } from './paragraph-styles';
import { type WordsDocument, UnreadableDocument } from './words-document';
import { readWords } from './word-xml';

const TEXT = 'word/document.xml';
const LISTS = 'word/numbering.xml';
const STYLES = 'word/styles.xml';
const WANTED = [TEXT, LISTS, STYLES];
const MOST_ENTRIES = 1_000;
const MOST_BYTES = 10_000_000;
/** What unpacks to more than so many times its size was made to do harm. */
const MOST_RATIO = 100;
/** Small parts of many empty lines may well be packed that tightly. */
const HARMLESS_BYTES = 100_000;

/**
 * Reads a .docx: of the archive only the text and what is said of its lists and styles are unpacked, and within
 * bounds. @throws UnreadableDocument
 */
export function readDocx(bytes: Uint8Array): WordsDocument {
  const { [TEXT]: text, [LISTS]: lists, [STYLES]: styles } = unpacked(bytes);
  if (!text) throw new UnreadableDocument('It has no text.');
  const decoder = new TextDecoder();
  const numbers = new ListNumbers(decoder.decode(lists));
  return readWords(decoder.decode(text), numbers, new ParagraphStyles(decoder.decode(styles)));
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  let entries = 0;
  const isWanted = ({ name, size, originalSize }: { name: string; size: number; originalSize: number }) => {
    entries += 1;
    if (entries > MOST_ENTRIES) throw new UnreadableDocument('It has too many parts.');
    if (!WANTED.includes(name)) return false;
    const tight = originalSize > HARMLESS_BYTES && originalSize > size * MOST_RATIO;
    if (originalSize > MOST_BYTES || tight) throw new UnreadableDocument('It is too large when unpacked.');
    return true;
  };
  return parts(bytes, isWanted);
}

function parts(bytes: Uint8Array, filter: NonNullable<Parameters<typeof unzipSync>[1]>['filter']) {
  try {
    return unzipSync(bytes, { filter });
  } catch (thrown) {
    throw thrown instanceof UnreadableDocument
      ? thrown
      : new UnreadableDocument('It is no archive.', { cause: thrown });
  }
}
