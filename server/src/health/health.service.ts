import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { FileStorage } from '../files/storage/file-storage.js';
import { Log } from '../logging/log.js';

const RETRY_AFTER_MS = 2_000;
/** Anybody may ask, so a store elsewhere is not asked each time. */
const STORAGE_EVERY_MS = 5_000;

@Injectable()
export class HealthService implements OnModuleDestroy {
  private stopping = false;
  private storageIsUsable: Promise<boolean> = Promise.resolve(true);
  private storageAskedAt = -Infinity;

  constructor(
    private readonly database: Database,
    @Inject(FileStorage) private readonly storage: Pick<FileStorage, 'check'>,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `server.busy` while stopping, without a database or without a place for files */
  async ready(): Promise<{ status: string }> {
    if (this.stopping || !(await this.database.isAlive()) || !(await this.hasStorage())) {
      throw new DomainError('server.busy', { retryAfterMs: RETRY_AFTER_MS });
    }
    return { status: 'ok' };
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }

  private hasStorage(): Promise<boolean> {
    const now = this.clock.monotonic();
    if (now - this.storageAskedAt >= STORAGE_EVERY_MS) {
      this.storageAskedAt = now;
      this.storageIsUsable = this.storage.check().then(
        () => true,
        (error: unknown) => {
          this.log.error({ err: error }, 'files cannot be kept or read');
          return false;
        },
      );
    }
    return this.storageIsUsable;
  }
}
