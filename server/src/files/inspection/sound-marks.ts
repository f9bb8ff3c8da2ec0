import type { OpenFile } from './open-file.js';

/** Bits a second in thousands, of layer III in MPEG-1 and in MPEG-2 and 2.5. */
const RATES_1 = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const RATES_2 = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLES_A_SECOND = [44_100, 48_000, 32_000];
const MPEG_1 = 3;

/** The length of the MP3 frame that begins here; undefined where none does. */
function frameLength(bytes: Buffer, at: number): number | undefined {
  if (at + 4 > bytes.length) return undefined;
  const header = bytes.readUInt32BE(at);
  const version = (header >>> 19) & 3;
  const layer = (header >>> 17) & 3;
  const isFrame = header >>> 21 === 0x7ff && version !== 1 && layer === 1;
  const rate = (version === MPEG_1 ? RATES_1 : RATES_2)[((header >>> 12) & 15) - 1];
  const samples = SAMPLES_A_SECOND[(header >>> 10) & 3];
  if (!isFrame || rate === undefined || samples === undefined) return undefined;
  const frequency = version === MPEG_1 ? samples : samples / (version === 2 ? 2 : 4);
  const padding = (header >>> 9) & 1;
  return Math.floor(((version === MPEG_1 ? 144_000 : 72_000) * rate) / frequency) + padding;
}

/** Encoders leave a few empty bytes between the tag and the first frame. */
const MAX_PADDING = 2_048;
const READ = 8_192;
const ID3_HEADER = 10;

/** MP3 is frames one after the other, behind a tag or not: two of them in a row are no accident. */
export async function isMp3(file: OpenFile): Promise<boolean> {
  const tagged = file.head.toString('latin1', 0, 3) === 'ID3';
  const bytes = await file.read(tagged ? tagEnd(file.head) : 0, READ);
  const last = tagged ? Math.min(MAX_PADDING, bytes.length) : 0;
  for (let at = 0; at <= last; at += 1) {
    const length = frameLength(bytes, at);
    if (length !== undefined && frameLength(bytes, at + length) !== undefined) return true;
  }
  return false;
}

/** The tag's length is written in four times seven bits. */
function tagEnd(head: Buffer): number {
  if (head.length < ID3_HEADER) return head.length;
  return head.subarray(6, ID3_HEADER).reduce((sum, byte) => sum * 128 + (byte & 127), ID3_HEADER);
}

const SOUND_IN_OGG = ['OpusHead', '\x01vorbis', 'Speex   ', '\x7fFLAC'];

/** Ogg holds films too: sound alone has a codec of sound first and none of film. */
export function isOggSound({ head }: OpenFile): boolean {
  const text = head.toString('latin1');
  const firstPacket = 27 + (head[26] ?? 0);
  return (
    text.startsWith('OggS\0') &&
    SOUND_IN_OGG.some((mark) => text.startsWith(mark, firstPacket)) &&
    !text.includes('\x80theora')
  );
}

/** Matroska by its marks, and of it the kind that browsers play. */
export function isWebm({ head }: OpenFile): boolean {
  const text = head.toString('latin1', 0, 64);
  return text.startsWith('\x1aE\xdf\xa3') && text.includes('\x42\x82\x84webm');
}
