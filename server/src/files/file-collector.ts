import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { IsNull, LessThanOrEqual } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import { Log } from '../logging/log.js';
import { Blobs } from './blobs.js';
import { File } from './file.entity.js';
import { UPLOAD_LIVES_MS, UploadsService } from './uploads.service.js';

const EVERY_MS = 3_600_000;

/** Clears away what nobody came back for: uploads, files that were never sent, bytes that nothing refers to. */
@Injectable()
export class FileCollector implements OnApplicationBootstrap, OnModuleDestroy {
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly uploads: UploadsService,
    private readonly blobs: Blobs,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    void this.run();
    this.timer = setInterval(() => void this.run(), EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Clears all that is due, after any run that is under way; what fails is tried again the next time. */
  run(): Promise<void> {
    this.running = this.running
      .then(() => this.jobs.run('files.collect', EVERY_MS, () => this.collect()))
      .catch((error: unknown) => this.log.error({ err: error }, 'files could not be cleared away'));
    return this.running;
  }

  private async collect(): Promise<void> {
    await this.uploads.dropStale();
    await this.removeLoose();
    await this.blobs.collect();
  }

  /** Files that were brought and then used for nothing. */
  private async removeLoose(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - UPLOAD_LIVES_MS);
    await this.database.write((manager) =>
      manager.getRepository(File).delete({ purpose: IsNull(), createdAt: LessThanOrEqual(before) }),
    );
  }
}
