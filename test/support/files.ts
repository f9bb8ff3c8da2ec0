import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';

/** Small files of every type the server knows: made by code, or, for sound and film, recorded once by a browser. */

export interface Colour {
  r: number;
  g: number;
  b: number;
}

export const GREEN: Colour = { r: 16, g: 128, b: 96 };
export const GOLD: Colour = { r: 240, g: 196, b: 48 };

const PLACE = {
  IFD0: { Make: 'Sample', Model: 'Camera 1', ImageDescription: 'kept by the camera' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '35/1 41/1 20/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '51/1 23/1 20/1',
  },
};

const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>secret place</dc:title></rdf:Description></rdf:RDF></x:xmpmeta>';

/** Left half of one colour, right half of another: one sees how it was turned. */
const halves = (width: number, height: number, left = GREEN, right = GOLD) =>
  sharp({ create: { width, height, channels: 3, background: left } }).composite([
    {
      input: { create: { width: Math.ceil(width / 2), height, channels: 3, background: right } },
      gravity: 'east',
    },
  ]);

export const png = (width = 64, height = 48): Promise<Buffer> => halves(width, height).png().toBuffer();

export const webp = (width = 64, height = 48): Promise<Buffer> => halves(width, height).webp().toBuffer();

export const jpeg = (width = 64, height = 48): Promise<Buffer> => halves(width, height).jpeg().toBuffer();

/** As a phone held upright makes it: lying on its side, with the place where it was taken. Stands `height` wide. */
export const photo = (width = 64, height = 48): Promise<Buffer> =>
  halves(width, height)
    .jpeg()
    .withExif(PLACE)
    .withXmp(XMP)
    .withMetadata({ orientation: 6, exif: PLACE })
    .toBuffer();

const frames = (width: number, height: number, count: number): Promise<Buffer[]> =>
  Promise.all(
    Array.from({ length: count }, (_, at) =>
      sharp({ create: { width, height, channels: 3, background: { r: at * 20, g: 90, b: 160 } } })
        .png()
        .toBuffer(),
    ),
  );

export async function gif(width = 40, height = 30, count = 3): Promise<Buffer> {
  return sharp(await frames(width, height, count), { join: { animated: true } })
    .gif({ delay: Array<number>(count).fill(200), loop: 0 })
    .toBuffer();
}

export async function animatedWebp(width = 40, height = 30, count = 3): Promise<Buffer> {
  return sharp(await frames(width, height, count), { join: { animated: true } })
    .webp({ delay: Array<number>(count).fill(200), loop: 0 })
    .toBuffer();
}

/** One page with a line of text. */
export function pdf(line = 'Sokhan sample page'): Buffer {
  const content = `BT /F1 24 Tf 30 340 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const starts = objects.map((object, at) => {
    const start = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const entries = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + trailer, 'latin1');
}

const packed = (entries: Record<string, string>): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)]))),
  );

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org';
const PACKAGE = 'application/vnd.openxmlformats-officedocument';

/** What every Office document has: the list of its parts' types, and which part is the document. */
const office = (part: string, type: string, entries: Record<string, string>): Buffer =>
  packed({
    '[Content_Types].xml': `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="${PACKAGE}.${type}.main+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="${part}"/></Relationships>`,
    ...entries,
  });

export const docx = (...paragraphs: string[]): Buffer =>
  office('word/document.xml', 'wordprocessingml.document', {
    'word/document.xml': `${XML}<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${(paragraphs.length > 0 ? paragraphs : ['گزارش ماه', 'همه چیز خوب است.']).map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
  });

export const xlsx = (): Buffer =>
  office('xl/workbook.xml', 'spreadsheetml.sheet', {
    'xl/workbook.xml': `${XML}<workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${OFFICE}/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>42</v></c></row></sheetData></worksheet>`,
  });

export const pptx = (): Buffer =>
  office('ppt/presentation.xml', 'presentationml.presentation', {
    'ppt/presentation.xml': `${XML}<p:presentation xmlns:p="${OFFICE}/presentationml/2006/main"><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
  });

export const zip = (entries: Record<string, string> = { 'notes/one.txt': 'یک', 'two.txt': 'two' }): Buffer =>
  packed(entries);

/** The container of the older Word files: a header, one sector of directory, one of allocation. */
export function doc(): Buffer {
  const sector = 512;
  const bytes = Buffer.alloc(sector * 3);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(0x3e, 24);
  bytes.writeUInt16LE(3, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt16LE(6, 32);
  bytes.writeUInt32LE(1, 44);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(4_096, 56);
  bytes.writeInt32LE(-2, 60);
  bytes.writeInt32LE(-2, 68);
  bytes.fill(0xff, 76, sector);
  bytes.writeUInt32LE(0, 76);
  bytes.fill(0xff, sector, sector * 2);
  bytes.writeInt32LE(-3, sector);
  bytes.writeInt32LE(-2, sector + 4);
  const entry = (at: number, name: string, type: number, child: number) => {
    const start = sector * 2 + at * 128;
    bytes.write(name, start, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, start + 64);
    bytes[start + 66] = type;
    bytes[start + 67] = 1;
    [68, 72].forEach((sibling) => bytes.writeInt32LE(-1, start + sibling));
    bytes.writeInt32LE(child, start + 76);
    bytes.writeInt32LE(-2, start + 116);
  };
  entry(0, 'Root Entry', 5, 1);
  entry(1, 'WordDocument', 2, -1);
  return bytes;
}

export const txt = (): Buffer => Buffer.from('سلام! این یک نوشتهٔ کوتاه است.\nمی‌خواهم فردا بیایم.\n');

export const md = (): Buffer =>
  Buffer.from('# برنامهٔ هفته\n\n- شنبه: **گزارش**\n- یکشنبه: `npm test`\n\n```js\nconst a = 1;\n```\n');

export const csv = (): Buffer => Buffer.from('نام,شمار\nسارا,۱۲\nAli,7\n');

/** Silence: frames of MPEG-1 layer III at 128 kbit/s and 44.1 kHz, each 417 bytes and 26 ms long. */
export function mp3(seconds = 1): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xfffb9064);
  return Buffer.concat(Array<Buffer>(Math.ceil((seconds * 44_100) / 1_152)).fill(frame));
}

const recorded = (name: string): Buffer => readFileSync(new URL(`media/${name}`, import.meta.url));

/** A second and a half each, of a tone (opus) and, in films, of a moving square (160×90, VP8 and VP9). */
export const m4a = (): Buffer => recorded('sound.m4a');
export const ogg = (): Buffer => recorded('sound.ogg');
export const voice = (): Buffer => recorded('voice.webm');
/** As a recorder gives it piece by piece: no part of it knows its length. */
export const voiceInPieces = (): Buffer => recorded('pieces.webm');
export const webm = (): Buffer => recorded('film.webm');
export const mp4 = (): Buffer => recorded('film.mp4');

/** One of each type, by the ending of its name. */
export const SAMPLES: Record<string, () => Buffer | Promise<Buffer>> = {
  png,
  jpg: jpeg,
  jpeg: photo,
  gif,
  webp,
  pdf,
  doc,
  docx,
  xlsx,
  pptx,
  txt,
  md,
  csv,
  mp3,
  m4a,
  ogg,
  mp4,
  webm,
  zip,
};
