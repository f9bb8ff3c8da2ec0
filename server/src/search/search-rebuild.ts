import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import type { Act } from '../auth/principal.js';
import { requireRole } from '../auth/standing.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';

/** Makes the search index anew, for when it is not what it should be. Messages pass between its turns of the queue. */
@Injectable()
export class SearchRebuild implements BeforeApplicationShutdown {
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  /** Answers how many rooms were taken in. @throws DomainError `server.busy` when the server stops; the next start goes on */
  async run(act: Act): Promise<number> {
    await this.database.write(async (manager) => {
      await requireRole(manager, act, 'admin', this.clock.now());
      await this.audit.record(manager, act, { action: 'search.rebuild', target: { kind: 'server' } });
    });
    const rooms = await this.database.writeIndex((indexer) => {
      indexer.clear();
      return indexer.roomsBehind();
    });
    let behind = rooms;
    while (behind.length > 0) {
      await nextTurn();
      if (this.isStopping) throw new DomainError('server.busy');
      behind = await this.database.writeIndex((indexer) => indexer.catchUp(behind));
    }
    return rooms.length;
  }
}
