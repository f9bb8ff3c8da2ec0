import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';

const RETRY_AFTER_MS = 2_000;

@Injectable()
export class HealthService implements OnModuleDestroy {
  private stopping = false;

  constructor(private readonly database: Database) {}

  /** @throws DomainError `server.busy` while stopping or without a database */
  async ready(): Promise<{ status: string }> {
    if (this.stopping || !(await this.database.isAlive())) {
      throw new DomainError('server.busy', { retryAfterMs: RETRY_AFTER_MS });
    }
    return { status: 'ok' };
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }
}
