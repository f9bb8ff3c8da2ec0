import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.js';
import type { Act } from '../../auth/principal.js';
import { requireRole } from '../../auth/standing.js';
import { Clock } from '../../common/clock.js';
import { Database } from '../../database/database.js';
import { FigureCounting } from './figure-counting.js';

/** Counts all figures anew, for when they are not what they should be. */
@Injectable()
export class FigureRebuild {
  constructor(
    private readonly database: Database,
    private readonly counting: FigureCounting,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Answers how many messages were counted. @throws DomainError `server.busy` when the server stops */
  async run(act: Act): Promise<number> {
    await this.database.write(async (manager) => {
      await requireRole(manager, act, 'admin', this.clock.now());
      await this.audit.record(manager, act, { action: 'stats.rebuild', target: { kind: 'server' } });
    });
    await this.counting.rebuild();
    return this.database.figures.total('messages');
  }
}
