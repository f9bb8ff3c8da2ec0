import { OpenFile } from './open-file.js';
import { damaged } from './refusals.js';

interface Element {
  id: number;
  /** Where its content starts; before it stand its id and its length. */
  start: number;
  /** Undefined where the maker did not know yet: a recording that was written as it was made. */
  end?: number;
}

const SEGMENT = 0x18538067;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
/** What has parts to be looked at: the film, and what it is made of. */
const STEPPED_INTO = new Set([SEGMENT, TRACKS, TRACK]);
const TRACK_TYPE = 0x83;
const VIDEO = 1;
/** What was written about the film, and files put in with it. */
const TELLING = new Set([0x1254c367, 0x1941a469]);

const VOID = 0xec;
const MAX_HEADER = 12;
const WINDOW = 64 * 1_024;
/** More than hours of sound have, block by block. */
const MAX_ELEMENTS = 500_000;

/**
 * Blanks in place the elements of a WebM file that tell more than its sound and pictures do: they become void, of the
 * same size. Answers whether its tracks speak of moving pictures; nothing where it has no tracks.
 */
export const cleanWebm = (path: string): Promise<{ hasVideo?: boolean }> =>
  OpenFile.with(
    path,
    async (file) => {
      const headers = new Headers(file);
      let seen = 0;
      let hasVideo: boolean | undefined;
      for (let at = 0; at < file.size; seen += 1) {
        if (seen > MAX_ELEMENTS) throw damaged();
        const header = await headers.at(at);
        const { id, start, end } = elementAt(at, header);
        if (TELLING.has(id)) await blank(file, at, end ?? file.size);
        if (id === TRACK_TYPE) hasVideo ||= header[start - at] === VIDEO;
        // What has no known end is stepped into as well: its parts follow each other.
        at = STEPPED_INTO.has(id) || end === undefined ? start : end;
      }
      return { hasVideo };
    },
    'r+',
  );

/** The beginnings of elements, read from the disk many at a time. */
class Headers {
  private bytes: Buffer = Buffer.alloc(0);
  private from = 0;

  constructor(private readonly file: OpenFile) {}

  async at(start: number): Promise<Buffer> {
    if (start < this.from || start + MAX_HEADER > this.from + this.bytes.length) {
      this.bytes = await this.file.read(start, WINDOW);
      this.from = start;
    }
    return this.bytes.subarray(start - this.from, start - this.from + MAX_HEADER);
  }
}

function elementAt(at: number, header: Buffer): Element {
  const idLength = lengthOf(header[0], 4);
  const sizeLength = lengthOf(header[idLength], 8);
  const size = header.subarray(idLength, idLength + sizeLength);
  if (size.length < sizeLength) throw damaged();
  const start = at + idLength + sizeLength;
  const first = size[0]! & (0xff >> sizeLength);
  const isUnknown = first === 0xff >> sizeLength && size.subarray(1).every((byte) => byte === 0xff);
  const length = size.subarray(1).reduce((sum, byte) => sum * 256 + byte, first);
  return { id: header.readUIntBE(0, idLength), start, end: isUnknown ? undefined : start + length };
}

/** How many bytes a number takes stands in the zeros at its beginning. */
function lengthOf(first: number | undefined, max: number): number {
  const length = Math.clz32(first ?? 0) - 23;
  if (length > max) throw damaged();
  return length;
}

async function blank(file: OpenFile, at: number, to: number): Promise<void> {
  const end = Math.min(to, file.size);
  const sizeLength = Math.min(8, end - at - 1);
  const header = Buffer.alloc(1 + sizeLength);
  header[0] = VOID;
  header.writeUIntBE(end - at - header.length, Math.max(1, header.length - 6), Math.min(6, sizeLength));
  header[1]! |= 0x100 >> sizeLength;
  await file.write(header, at);
  await file.fill(at + header.length, end);
}
