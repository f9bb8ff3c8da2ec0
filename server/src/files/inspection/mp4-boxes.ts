import { OpenFile } from './open-file.js';
import { damaged } from './refusals.js';

/** What the boxes of a film say of it. */
export interface Film {
  hasVideo: boolean;
  width?: number;
  height?: number;
  durationMs?: number;
}

interface Box {
  type: string;
  at: number;
  /** Of its content. */
  start: number;
  end: number;
}

interface Track {
  handler?: string;
  width?: number;
  height?: number;
}

/** More boxes than hours of film in small pieces have. */
const MAX_BOXES = 60_000;
/** Film, fragment, track, media: deeper nothing is looked for. */
const MAX_DEPTH = 4;
const CONTAINERS = new Set(['moov', 'moof', 'traf', 'mdia']);

/** What the camera and the person wrote about the film: the place, the device, names. None of it is needed to play it. */
const TELLING = new Set(['udta', 'meta', 'uuid']);
/** A track of data taken beside the film, where it was for example. */
const TELLING_TRACK = 'meta';

/**
 * Reads the boxes of an MP4 file and blanks in place those that tell more than the film: they become free space of the
 * same size, so that nothing moves.
 */
export const cleanFilm = (path: string): Promise<Film> =>
  OpenFile.with(path, (file) => new BoxWalk(file).clean(), 'r+');

class BoxWalk {
  private seen = 0;
  private durationMs?: number;
  private readonly tracks: Track[] = [];

  constructor(private readonly file: OpenFile) {}

  async clean(): Promise<Film> {
    await this.visit(0, this.file.size, {}, 1);
    const video = this.tracks.find(({ handler }) => handler === 'vide');
    if (!video && !this.tracks.some(({ handler }) => handler === 'soun')) throw damaged();
    return {
      hasVideo: video !== undefined,
      width: video?.width,
      height: video?.height,
      durationMs: this.durationMs,
    };
  }

  private async visit(start: number, end: number, track: Track, depth: number): Promise<void> {
    if (depth > MAX_DEPTH) throw damaged();
    for (let at = start; at < end;) {
      const box = await this.box(at, end);
      if (TELLING.has(box.type)) await this.blank(box);
      else if (box.type === 'trak') await this.visitTrack(box, depth + 1);
      else if (CONTAINERS.has(box.type)) await this.visit(box.start, box.end, track, depth + 1);
      else await this.learn(box, track);
      at = box.end;
    }
  }

  private async visitTrack(box: Box, depth: number): Promise<void> {
    const track: Track = {};
    await this.visit(box.start, box.end, track, depth);
    if (track.handler === TELLING_TRACK) await this.blank(box);
    else this.tracks.push(track);
  }

  private async box(at: number, parentEnd: number): Promise<Box> {
    this.seen += 1;
    const header = await this.file.read(at, 16);
    if (header.length < 8 || this.seen > MAX_BOXES) throw damaged();
    const size = header.readUInt32BE(0);
    const isLong = size === 1 && header.length === 16;
    const length = isLong ? Number(header.readBigUInt64BE(8)) : size === 0 ? parentEnd - at : size;
    const start = at + (isLong ? 16 : 8);
    const end = at + length;
    if (end < start || end > parentEnd) throw damaged();
    return { type: header.toString('latin1', 4, 8), at, start, end };
  }

  private async learn(box: Box, track: Track): Promise<void> {
    if (box.type === 'mvhd') this.durationMs = durationOf(await this.file.read(box.start, 32));
    if (box.type === 'tkhd') Object.assign(track, measureOf(await this.file.read(box.start, 96)));
    if (box.type === 'hdlr') track.handler = (await this.file.read(box.start, 12)).toString('latin1', 8);
  }

  private async blank({ at, start, end }: Box): Promise<void> {
    await this.file.write(Buffer.from('free', 'latin1'), at + 4);
    await this.file.fill(start, end);
  }
}

/** Longer than any file can be, or all ones: the maker did not know. */
const MAX_DURATION_MS = 7 * 24 * 3_600_000;

function durationOf(header: Buffer): number | undefined {
  if (header.length < 32) throw damaged();
  const isLong = header[0] === 1;
  const scale = header.readUInt32BE(isLong ? 20 : 12);
  const duration = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
  const milliseconds = Math.round((duration / scale) * 1_000);
  return milliseconds > 0 && milliseconds < MAX_DURATION_MS ? milliseconds : undefined;
}

/** Width and height as shown: a phone held upright films lying down and writes a quarter turn beside it. */
function measureOf(header: Buffer): Pick<Track, 'width' | 'height'> {
  const matrix = header[0] === 1 ? 52 : 40;
  if (header.length < matrix + 44) throw damaged();
  const width = header.readUInt16BE(matrix + 36);
  const height = header.readUInt16BE(matrix + 40);
  if (width === 0 || height === 0) return {};
  const isTurned = header.readInt32BE(matrix) === 0 && header.readInt32BE(matrix + 4) !== 0;
  return isTurned ? { width: height, height: width } : { width, height };
}
