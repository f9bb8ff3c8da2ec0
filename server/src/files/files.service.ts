import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { FileInfo, StorageUsage } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { DomainError } from '../common/domain-error.js';
import { isId } from '../common/ids.js';
import { Database } from '../database/database.js';
import { Blob } from './blob.entity.js';
import { File } from './file.entity.js';
import { FileFinder } from './file-finder.js';
import { fileView } from './file-views.js';
import { usedBy } from './quota.js';
import type { Servable } from './serving/file-headers.js';
import { type Live, LiveSettings } from '../server-settings/live-settings.js';

const PREVIEW_TYPE = 'image/webp';

/** What is read of files, and how they are let go. */
@Injectable()
export class FilesService {
  constructor(
    private readonly database: Database,
    private readonly finder: FileFinder,
    @Inject(LiveSettings) private readonly settings: Live<'logo' | 'userQuota'>,
  ) {}

  /** @throws DomainError `file.notFound` */
  async get(actor: Actor, id: string): Promise<FileInfo> {
    return fileView(await this.finder.find(actor, id));
  }

  /** Its bytes; `isDownload` to keep them. @throws DomainError `file.notFound` */
  async content(actor: Actor, fileId: string, isDownload: boolean): Promise<Servable & { id: string }> {
    const { id, contentKey: key, size, type, name } = await this.finder.find(actor, fileId);
    return { id, key, size, type, name, isDownload };
  }

  /** Its picture. @throws DomainError `file.notFound`, also where it has none */
  async preview(actor: Actor, fileId: string): Promise<Servable & { id: string }> {
    return this.previewOf(await this.finder.find(actor, fileId));
  }

  /** The picture of the server itself, for anybody. @throws DomainError `file.notFound` where it has none */
  async logo(): Promise<Servable & { id: string }> {
    const wanted = { id: this.settings.current.logo, purpose: 'logo' as const };
    const file = await this.database.read(File).findOneBy(wanted);
    if (!file) throw new DomainError('file.notFound');
    return this.previewOf(file);
  }

  /** Lets go of a file of one's own that was not used. @throws DomainError `file.notFound` for any other */
  async discard({ id: uploaderId }: Actor, id: string): Promise<void> {
    const unused = { id: isId(id) ? id.toLowerCase() : '', uploaderId, purpose: IsNull() };
    const { affected } = await this.database.write((manager) => manager.getRepository(File).delete(unused));
    if (!affected) throw new DomainError('file.notFound');
  }

  /** What one's files take, those on their way included. */
  async usage({ id: uploaderId }: Actor): Promise<StorageUsage> {
    const used = await usedBy(this.database.reading, uploaderId);
    const quota = this.settings.current.userQuota;
    return { used, ...(quota > 0 && { quota }) };
  }

  private async previewOf({ id, previewKey }: File): Promise<Servable & { id: string }> {
    const blob = previewKey && (await this.database.read(Blob).findOneBy({ key: previewKey }));
    if (!blob) throw new DomainError('file.notFound');
    return { id, key: blob.key, size: blob.size, type: PREVIEW_TYPE, isDownload: false };
  }
}
