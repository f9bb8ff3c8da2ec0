import { statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import type { SystemStatus } from '#contracts';
import { Clock } from '../../common/clock.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { VERSION } from '../../config/version.js';
import { Database } from '../../database/database.js';
import { Blob } from '../../files/blob.entity.js';
import { Jobs } from '../../jobs/jobs.js';
import { Log } from '../../logging/log.js';
import { databaseSize } from '../figures/file-sizes.js';
import { HealthParts } from './health-parts.js';

const SECOND_MS = 1_000;

/** What the server runs on, and how it is. */
@Injectable()
export class SystemService {
  constructor(
    private readonly database: Database,
    private readonly parts: HealthParts,
    private readonly jobs: Jobs,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'dataDir' | 'databaseFile'>,
  ) {}

  async status(): Promise<SystemStatus> {
    const now = this.clock.now();
    const { rss, heapUsed } = process.memoryUsage();
    const { bavail, blocks, bsize } = await statfs(this.settings.dataDir);
    const { size, log } = await databaseSize(this.settings);
    const migrations = await this.database.migrations();
    return {
      version: VERSION,
      node: process.version,
      sqlite: await this.database.version(),
      platform: `${process.platform} ${process.arch}`,
      startedAt: new Date(now.getTime() - process.uptime() * SECOND_MS).toISOString(),
      now: now.toISOString(),
      memory: { used: rss, heap: heapUsed, total: totalmem(), free: freemem() },
      disk: { total: blocks * bsize, free: bavail * bsize },
      sizes: { database: size, log, files: await this.filesSize() },
      migrations: migrations.map(({ name, timestamp }) => ({
        name,
        madeAt: new Date(timestamp).toISOString(),
      })),
      parts: await this.parts.check(),
      jobs: this.jobs.list(),
      errors: this.log.errors,
    };
  }

  private async filesSize(): Promise<number> {
    return (await this.database.read(Blob).sum('size')) ?? 0;
  }
}
