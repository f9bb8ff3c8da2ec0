import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import type { ErrorCode, Upload as UploadView } from '#contracts';
import { fold } from '#text';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { Blobs } from './blobs.js';
import { asRefusal } from './disk-full.js';
import { File } from './file.entity.js';
import { Incoming } from './incoming.js';
import { FileInspector, type Findings } from './inspection/inspection.js';
import { uploadView } from './upload-views.js';
import { Upload } from './upload.entity.js';

/** Makes files of uploads that have arrived whole. Both doors end here. */
@Injectable()
export class Intake implements OnModuleInit, OnModuleDestroy {
  private readonly running = new Map<string, Promise<UploadView>>();

  constructor(
    private readonly database: Database,
    private readonly incoming: Incoming,
    private readonly inspector: FileInspector,
    private readonly blobs: Blobs,
    private readonly live: Broadcaster,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What a process ended over is not tried again: it might be what ended it. */
  async onModuleInit(): Promise<void> {
    const change = { state: 'refused', error: 'server.error', activeAt: this.clock.now() } as const;
    await this.database.write((manager) =>
      manager.getRepository(Upload).update({ state: 'processing' }, change),
    );
  }

  /** A stop waits for what is being examined: its sender was promised an answer. */
  async onModuleDestroy(): Promise<void> {
    await Promise.allSettled(this.running.values());
  }

  /**
   * Examines what has arrived and makes a file of it. Asked again it answers as it did.
   * @throws DomainError why the file is refused; `upload.notFound` when it was dropped meanwhile
   */
  finish(id: string): Promise<UploadView> {
    const running = this.running.get(id) ?? this.process(id).finally(() => this.running.delete(id));
    this.running.set(id, running);
    return running;
  }

  private async process(id: string): Promise<UploadView> {
    const upload = await this.seal(id);
    if (upload.error) throw new DomainError(upload.error);
    if (upload.state === 'ready') return this.outcome(upload);
    try {
      const { name, voice } = upload;
      const arrival = { path: this.incoming.pathOf(id), name, ...(voice && { voice }) };
      return await this.keep(upload, await this.inspector.examine(arrival));
    } catch (error) {
      throw await this.refuse(upload, asRefusal(error));
    } finally {
      await this.incoming.remove(id);
    }
  }

  /** No more bytes of it are taken from here on. */
  private seal(id: string): Promise<Upload> {
    return this.database.write(
      async (manager) => {
        const upload = await manager.getRepository(Upload).findOneBy({ id });
        if (!upload) throw new DomainError('upload.notFound');
        if (upload.state !== 'receiving') return upload;
        const size = await this.incoming.size(id);
        return manager
          .getRepository(Upload)
          .save({ ...upload, size, state: 'processing', activeAt: this.clock.now() });
      },
      (upload) => {
        if (upload.state === 'processing') this.tell(upload);
      },
    );
  }

  private async outcome(upload: Upload): Promise<UploadView> {
    const file = await this.database.read(File).findOneBy({ id: upload.id });
    if (!file) throw new DomainError('upload.notFound');
    return uploadView(upload, file);
  }

  private async keep(upload: Upload, findings: Findings): Promise<UploadView> {
    const { preview } = findings;
    const ready = { ...upload, state: 'ready' as const };
    const file = await this.blobs.keep(
      preview ? [findings, preview] : [findings],
      async (manager) => {
        if (!(await this.settle(manager, upload.id, 'ready'))) throw new DomainError('upload.notFound');
        return manager.getRepository(File).save(this.fileOf(upload, findings));
      },
      (file) => this.tell(ready, file),
    );
    return uploadView(ready, file);
  }

  private fileOf(upload: Upload, findings: Findings): Partial<File> {
    const { width, height, animated, durationMs, blurHash, waveform, preview } = findings;
    return {
      id: upload.id,
      uploaderId: upload.userId,
      purpose: null,
      name: findings.name,
      searchKey: fold(findings.name),
      type: findings.type,
      kind: findings.kind,
      size: findings.size,
      width: width ?? null,
      height: height ?? null,
      animated: animated ?? false,
      durationMs: durationMs ?? null,
      blurHash: blurHash ?? null,
      waveform: waveform ?? null,
      contentKey: findings.sha256,
      previewKey: preview?.sha256 ?? null,
      downloads: 0,
      createdAt: this.clock.now(),
    };
  }

  /** Writes down why; answers what its sender is told. */
  private async refuse(upload: Upload, reason: unknown): Promise<DomainError> {
    const refusal = reason instanceof DomainError ? reason : new DomainError('server.error');
    const refused = { ...upload, state: 'refused' as const, error: refusal.code };
    const isThere = await this.database.write(
      (manager) => this.settle(manager, upload.id, 'refused', refusal.code),
      (isThere) => isThere && this.tell(refused),
    );
    if (!isThere) return new DomainError('upload.notFound');
    if (refusal !== reason)
      this.log.error({ err: reason, upload: upload.id }, 'a file could not be taken in');
    return refusal;
  }

  /** False where somebody dropped it meanwhile. */
  private async settle(
    manager: EntityManager,
    id: string,
    state: 'ready' | 'refused',
    error: ErrorCode | null = null,
  ): Promise<boolean> {
    const change = { state, error, activeAt: this.clock.now() };
    const { affected } = await manager.getRepository(Upload).update({ id, state: 'processing' }, change);
    return affected === 1;
  }

  private tell(upload: Upload, file?: File): void {
    this.live.send({ user: upload.userId }, 'upload_updated', { upload: uploadView(upload, file) });
  }
}
