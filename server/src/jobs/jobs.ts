import { Inject, Injectable } from '@nestjs/common';
import type { Job, JobName } from '#contracts';
import { Clock } from '../common/clock.js';
import { causeOf } from '../logging/cause.js';

interface Run {
  startedAt: Date;
  everyMs: number;
  running: boolean;
  durationMs?: number;
  error?: string;
}

/** Remembers of what the server does by itself when it last ran and how it went. */
@Injectable()
export class Jobs {
  private readonly runs = new Map<JobName, Run>();

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Does the work. What it throws is remembered, and thrown on. */
  async run<T>(name: JobName, everyMs: number, work: () => Promise<T>): Promise<T> {
    const before = this.runs.get(name);
    const run: Run = { ...before, startedAt: this.clock.now(), everyMs, running: true };
    this.runs.set(name, run);
    const start = this.clock.monotonic();
    try {
      const result = await work();
      run.error = undefined;
      return result;
    } catch (error) {
      run.error = causeOf(error);
      throw error;
    } finally {
      run.running = false;
      run.durationMs = Math.round(this.clock.monotonic() - start);
    }
  }

  list(): Job[] {
    return [...this.runs].map(([name, { startedAt, everyMs, running, durationMs, error }]) => ({
      name,
      running,
      startedAt: startedAt.toISOString(),
      ...(durationMs !== undefined && { durationMs }),
      ...(error !== undefined && { error }),
      nextAt: new Date(startedAt.getTime() + everyMs).toISOString(),
    }));
  }
}
