import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { fold } from '#text';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import type { LocalBytes } from '../files/blobs.js';
import type { File } from '../files/file.entity.js';
import { FileInspector } from '../files/inspection/inspection.js';
import { isFull } from '../files/quota.js';
import { Log } from '../logging/log.js';
import type { Fetched } from './fetching/guarded-fetch.js';
import { LinkReader } from './reading/link-reader.js';

/** Endings by the type that a site gives its picture; whether it is true is found in the bytes. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/webp': 'webp',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};
const TYPE = 'image/webp';
const NAME = 'preview.webp';

/** A picture that was brought and examined, and is not kept yet. */
export interface BroughtPicture {
  /** Everything of it on this machine. */
  folder: string;
  bytes: LocalBytes;
  file: Partial<File> & Pick<File, 'id'>;
}

/** Pictures behind links, brought to this server: nobody who reads a message tells its site so. */
@Injectable()
export class LinkPictures {
  constructor(
    private readonly database: Database,
    private readonly reader: LinkReader,
    private readonly inspector: FileInspector,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'filesDir' | 'storageQuota'>,
  ) {}

  /** The picture at an address, drawn anew; null where there is none that may be shown, or no room for it. */
  async bring(url: string, signal: AbortSignal): Promise<BroughtPicture | null> {
    const fetched = await this.reader.picture(url, signal);
    if (!fetched || signal.aborted) return null;
    const id = newId();
    // Beside what people send: what a crash leaves there is cleared away.
    const folder = join(this.settings.filesDir, 'incoming', id);
    try {
      return await this.examine(id, folder, fetched);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      if (error instanceof DomainError)
        this.log.debug({ code: error.code }, 'the picture of a link was refused');
      else this.log.error({ err: error }, 'the picture of a link could not be taken in');
      return null;
    }
  }

  /** Kept or not, its folder is needed no more. */
  async drop({ folder }: BroughtPicture): Promise<void> {
    await rm(folder, { recursive: true, force: true });
  }

  private async examine(id: string, folder: string, { body, type }: Fetched): Promise<BroughtPicture> {
    const name = `content.${ENDINGS[type] ?? ''}`;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, 'arrived');
    await writeFile(path, body, { mode: 0o600 });
    const { kind, width, height, blurHash, preview } = await this.inspector.examine({ path, name });
    if (kind !== 'image' || !preview) throw new DomainError('file.typeRefused');
    if (await isFull(this.database.reading, preview.size, this.settings))
      throw new DomainError('file.storageFull');
    // What was drawn anew is all that is shown, so nothing else of it is kept.
    const file = {
      id,
      uploaderId: null,
      purpose: 'link' as const,
      name: NAME,
      searchKey: fold(NAME),
      type: TYPE,
      kind,
      size: preview.size,
      width: width ?? null,
      height: height ?? null,
      animated: false,
      blurHash: blurHash ?? null,
      contentKey: preview.sha256,
      previewKey: preview.sha256,
      createdAt: this.clock.now(),
    };
    return { folder, bytes: preview, file };
  }
}
