import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { Log } from '../../logging/log.js';
import { File } from '../file.entity.js';

/** What happens meanwhile is written together. */
const GATHER_MS = 500;

/** Counts downloads behind them: nobody who reads waits for a write. */
@Injectable()
export class DownloadCounts implements BeforeApplicationShutdown {
  private counts = new Map<string, number>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  count(fileId: string): void {
    this.counts.set(fileId, (this.counts.get(fileId) ?? 0) + 1);
    this.timer ??= setTimeout(() => void this.write(), GATHER_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.write();
  }

  private async write(): Promise<void> {
    this.timer = undefined;
    const counts = this.counts;
    this.counts = new Map();
    try {
      await this.database.write(async (manager) => {
        const files = manager.getRepository(File);
        for (const [id, count] of counts) await files.increment({ id }, 'downloads', count);
      });
    } catch (error) {
      this.log.error({ err: error, files: counts.size }, 'downloads could not be counted');
    }
  }
}
