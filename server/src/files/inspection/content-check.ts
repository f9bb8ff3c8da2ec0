import type { FileType } from '#contracts';
import { OpenFile } from './open-file.js';
import { checkText } from './plain-text.js';
import { damaged, typeRefused } from './refusals.js';
import { isMp3, isOggSound, isWebm } from './sound-marks.js';
import { checkArchive, checkOffice } from './zip-parts.js';

type Check = (file: OpenFile) => Promise<void>;

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP_BEGINNINGS = ['PK\x03\x04', 'PK\x05\x06'];

/** Compound files are also spreadsheets, mails and installers: a text document has a stream of this name. */
const WORD_STREAM = Buffer.from('WordDocument', 'utf16le');
const PIECE = 1_024 * 1_024;

/** Brands of the base media format that are stills, or another maker's films. */
const FOREIGN_BRANDS = /^(?:hei|hev|mif|msf|avi[fs]|crx|jp2|jxl|qt)/;

const latin = (head: Buffer, start: number, end: number) => head.toString('latin1', start, end);

const marked =
  (isMarked: (file: OpenFile) => boolean | Promise<boolean>): Check =>
  async (file) => {
    if (!(await isMarked(file))) throw typeRefused();
  };

const zipped =
  (check: Check): Check =>
  async (file) => {
    if (!ZIP_BEGINNINGS.includes(latin(file.head, 0, 4))) throw typeRefused();
    await check(file);
  };

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const CHECKS: Record<string, Check> = {
  'image/png': marked(({ head }) => head.subarray(0, 8).equals(PNG)),
  'image/jpeg': marked(({ head }) => latin(head, 0, 3) === '\xff\xd8\xff'),
  'image/gif': marked(({ head }) => /^GIF8[79]a/.test(latin(head, 0, 6))),
  'image/webp': marked(({ head }) => /^RIFF[^]{4}WEBPVP8[ LX]/.test(latin(head, 0, 16))),
  'application/pdf': marked(({ head }) => /^%PDF-\d\.\d/.test(latin(head, 0, 8))),
  'application/msword': checkWord,
  [`${OFFICE}.wordprocessingml.document`]: zipped((file) => checkOffice(file, 'word/document.xml')),
  [`${OFFICE}.spreadsheetml.sheet`]: zipped((file) => checkOffice(file, 'xl/workbook.xml')),
  [`${OFFICE}.presentationml.presentation`]: zipped((file) => checkOffice(file, 'ppt/presentation.xml')),
  'application/zip': zipped(checkArchive),
  'text/plain': checkText,
  'text/markdown': checkText,
  'text/csv': checkText,
  'audio/mpeg': marked(isMp3),
  'audio/ogg': marked(isOggSound),
  'audio/mp4': marked(isBaseMedia),
  'video/mp4': marked(isBaseMedia),
  'video/webm': marked(isWebm),
};

/**
 * Whether the content is what the name speaks of. An own table of the types we take, and no general one: what is not in
 * it is refused, whatever it is.
 * @throws DomainError `file.typeRefused`, `file.damaged`
 */
export async function checkContent(path: string, { type }: FileType): Promise<void> {
  const check = CHECKS[type];
  if (!check) throw typeRefused();
  await OpenFile.with(path, check);
}

function isBaseMedia({ head }: OpenFile): boolean {
  return latin(head, 4, 8) === 'ftyp' && !FOREIGN_BRANDS.test(latin(head, 8, 12));
}

async function checkWord(file: OpenFile): Promise<void> {
  if (!file.head.subarray(0, 8).equals(COMPOUND)) throw typeRefused();
  if (file.size < 1_536) throw damaged();
  let rest = Buffer.alloc(0);
  for await (const piece of file.pieces(PIECE)) {
    const bytes = Buffer.concat([rest, piece]);
    if (bytes.includes(WORD_STREAM)) return;
    rest = bytes.subarray(-WORD_STREAM.length);
  }
  throw typeRefused();
}
