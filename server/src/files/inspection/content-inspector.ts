import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type FileType, LIMITS, fileTypeOf } from '#contracts';
import { cleanFileName } from '#text';
import { DomainError } from '../../common/domain-error.js';
import { SecurityLog } from '../../logging/security-log.js';
import { checkContent } from './content-check.js';
import { Undecodable } from './decoder-process.js';
import { Decoders } from './decoders.js';
import type { Tasks } from './decoding.js';
import { type Arrival, FileInspector, type Findings } from './inspection.js';
import { cleanFilm } from './mp4-boxes.js';
import { damaged, typeRefused } from './refusals.js';
import { VirusScanner } from './virus-scanner.js';
import { cleanWebm } from './webm-elements.js';
import { type Live, LiveSettings } from '../../server-settings/live-settings.js';

/** Bytes as they are kept. */
interface Kept {
  path: string;
  size: number;
  sha256: string;
}

type Shown = Partial<Findings> & Pick<Findings, 'type' | 'kind' | 'path'>;

/** Looks at the content first, asks the scanner then, and decodes last: the cheap and safe before the dear and dangerous. */
@Injectable()
export class ContentInspector extends FileInspector {
  constructor(
    @Inject(LiveSettings) private readonly settings: Live<'fileTypes'>,
    private readonly scanner: VirusScanner,
    private readonly decoders: Decoders,
    private readonly security: SecurityLog,
  ) {
    super();
  }

  async examine(arrival: Arrival): Promise<Findings> {
    const name = cleanFileName(arrival.name);
    const fileType = fileTypeOf(name);
    try {
      const { size } = await stat(arrival.path);
      if (size === 0) throw new DomainError('file.empty');
      if (!fileType || !this.settings.current.fileTypes.includes(fileType.extension)) throw typeRefused();
      await checkContent(arrival.path, fileType);
      await this.scanner.check(arrival.path);
      const shown = await this.shown(arrival, fileType);
      return { name, ...shown, ...(await kept(shown.path)) };
    } catch (error) {
      throw this.refused(error, fileType);
    }
  }

  async square(path: string, side: number): Promise<Kept> {
    const square = `${path}.square.webp`;
    try {
      await this.decoders.decode('square', { path, side, square });
    } catch (error) {
      throw this.refused(error);
    }
    return kept(square);
  }

  private shown(arrival: Arrival, fileType: FileType): Promise<Shown> {
    switch (fileType.kind) {
      case 'image':
        return this.image(arrival, fileType);
      case 'audio':
      case 'video':
        return this.soundOrFilm(arrival, fileType);
      default:
        return Promise.resolve({ ...of(fileType), path: arrival.path });
    }
  }

  private async image({ path }: Arrival, fileType: FileType): Promise<Shown> {
    const content = `${path}.clean`;
    const preview = `${path}.preview.webp`;
    const format = fileType.type.slice('image/'.length);
    const measures = await this.decoders.decode('image', { path, format, content, preview });
    return { ...of(fileType), ...measures, path: content, preview: await kept(preview) };
  }

  private async soundOrFilm({ path, voice }: Arrival, fileType: FileType): Promise<Shown> {
    const { hasVideo, ...film } = await this.film(path, fileType);
    if (hasVideo && fileType.kind === 'audio') throw typeRefused();
    const [, container] = fileType.type.split('/');
    if (hasVideo) return { type: `video/${container}`, kind: 'video', path, ...film };
    const durationMs = film.durationMs ?? voice?.durationMs;
    const sound = { type: `audio/${container}`, path, durationMs };
    return voice
      ? { ...sound, kind: 'voice', waveform: waveformOf(voice.waveform) }
      : { ...sound, kind: 'audio' };
  }

  /** What it is, when what it should not tell is blanked. */
  private async film(path: string, fileType: FileType): Promise<Tasks['sound']['result']> {
    if (fileType.type.endsWith('/mp4')) return cleanFilm(path);
    if (!fileType.type.endsWith('/webm')) return this.heard(path);
    // What has no tracks to tell is what its name says.
    const { hasVideo = fileType.kind === 'video' } = await cleanWebm(path);
    return { ...(await this.heard(path)), hasVideo };
  }

  /** What cannot be made out is left out: it is no reason not to take the file. */
  private async heard(path: string): Promise<Tasks['sound']['result']> {
    try {
      return await this.decoders.decode('sound', { path });
    } catch (error) {
      if (error instanceof Undecodable) return { hasVideo: false };
      throw error;
    }
  }

  private refused(error: unknown, fileType?: FileType): unknown {
    const refusal = error instanceof Undecodable ? damaged() : error;
    if (!(refusal instanceof DomainError) || refusal.code === 'server.busy') return refusal;
    const reason = error instanceof Undecodable ? error.message : undefined;
    this.security.record('fileRefused', { code: refusal.code, extension: fileType?.extension, reason });
    return refusal;
  }
}

const of = ({ type, kind }: FileType): Pick<Findings, 'type' | 'kind'> => ({ type, kind });

async function kept(path: string): Promise<Kept> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { path, size: (await stat(path)).size, sha256: hash.digest('hex') };
}

/** As its sender's page says it; nothing but numbers within bounds is kept. */
function waveformOf(values: number[]): number[] {
  return values
    .filter((value) => Number.isFinite(value))
    .slice(0, LIMITS.waveform.max)
    .map((value) => Math.round(Math.min(100, Math.max(0, value))));
}
