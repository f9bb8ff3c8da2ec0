import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Jobs } from '../../jobs/jobs.js';
import { Log } from '../../logging/log.js';
import { AuditCheck } from './audit-check.js';

/** In the server's own time. */
const HOUR_OF_NIGHT = 3;
const DAY_MS = 86_400_000;

/** Looks each night whether the audit is whole, and says in the log up to where it was. */
@Injectable()
export class AuditWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly check: AuditCheck,
    private readonly jobs: Jobs,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.awaitNight();
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  /** The job. */
  async run(): Promise<void> {
    try {
      await this.jobs.run('audit.verify', DAY_MS, async () => {
        const { ok, count, hash, broken } = await this.check.verify();
        if (!ok) throw new Error(`Entry ${broken} of the audit was changed or removed.`);
        this.log.info({ count, hash }, 'the audit is whole');
      });
    } catch (error) {
      this.log.error({ err: error }, 'the audit could not be verified');
    }
  }

  private awaitNight(): void {
    const now = this.clock.now();
    const night = new Date(now);
    night.setHours(HOUR_OF_NIGHT, 0, 0, 0);
    if (night <= now) night.setDate(night.getDate() + 1);
    this.timer = setTimeout(() => {
      void this.run();
      this.awaitNight();
    }, night.getTime() - now.getTime()).unref();
  }
}
