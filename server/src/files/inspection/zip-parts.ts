import type { OpenFile } from './open-file.js';
import { damaged, typeRefused } from './refusals.js';

/** A part of a zip archive, as its directory tells of it. */
export interface ZipPart {
  name: string;
  /** In bytes, packed and as it says it will be. */
  packed: number;
  unpacked: number;
}

const END_RECORD = Buffer.from('PK\x05\x06', 'latin1');
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const MAX_DIRECTORY = 16 * 1_024 * 1_024;

/** What an archive says is in it, from the directory at its end. Nothing is unpacked. */
export async function zipParts(file: OpenFile): Promise<ZipPart[]> {
  const tailStart = Math.max(0, file.size - END_LENGTH - MAX_COMMENT);
  const tail = await file.read(tailStart, END_LENGTH + MAX_COMMENT);
  const end = tail.lastIndexOf(END_RECORD);
  if (end === -1 || end + END_LENGTH > tail.length) throw damaged();
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  // An archive with something before or between its parts is two things at once; the marks of zip64 are refused with it.
  if (length > MAX_DIRECTORY || start + length !== tailStart + end) throw damaged();
  return partsOf(await file.read(start, length), count);
}

function partsOf(directory: Buffer, count: number): ZipPart[] {
  const parts: ZipPart[] = [];
  let at = 0;
  while (parts.length < count) {
    if (at + ENTRY_LENGTH > directory.length || directory.readUInt32LE(at) !== ENTRY) throw damaged();
    const nameEnd = at + ENTRY_LENGTH + directory.readUInt16LE(at + 28);
    const next = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw damaged();
    parts.push({
      name: directory.toString('utf8', at + ENTRY_LENGTH, nameEnd),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
    });
    at = next;
  }
  return parts;
}

/** What makes an archive a program. */
const PROGRAM = /^(?:META-INF\/MANIFEST\.MF|AndroidManifest\.xml|Payload\/[^/]+\.app\/.*)$/i;
const MACROS = /(?:^|\/)vbaProject\.bin$/i;

export async function checkArchive(file: OpenFile): Promise<void> {
  const parts = await zipParts(file);
  if (parts.some(({ name }) => PROGRAM.test(name))) throw typeRefused();
}

/** A page unpacks a document to show it, so it must say that it stays within bounds. */
const DOCUMENT = { parts: 1_000, unpacked: 200 * 1_024 * 1_024, ratio: 100 };
/** Small parts of markup shrink more than any honest document as a whole. */
const RATIO_FROM = 1_024 * 1_024;

/** An Office document has its list of types and the main part of its kind, and no macros. */
export async function checkOffice(file: OpenFile, mainPart: string): Promise<void> {
  const parts = await zipParts(file);
  const names = new Set(parts.map(({ name }) => name));
  if (!names.has('[Content_Types].xml') || !names.has(mainPart)) throw typeRefused();
  if (parts.some(({ name }) => MACROS.test(name))) throw typeRefused();
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  const isBomb = unpacked > RATIO_FROM && unpacked > file.size * DOCUMENT.ratio;
  if (parts.length > DOCUMENT.parts || unpacked > DOCUMENT.unpacked || isBomb) throw damaged();
}
