import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pLimit from 'p-limit';
import { DomainError } from '../../common/domain-error.js';
import { DecoderProcess } from './decoder-process.js';
import type { Task, Tasks } from './decoding.js';

/** One is enough for a team; a second keeps a large picture from holding up the small ones. */
const PARALLEL = 2;
const MAX_WAITING = 100;
const RETRY_AFTER_MS = 5_000;
const TIME_LIMIT_MS = 5_000;
const IDLE_MS = 30_000;

/** Processes that decode: started when there is something to decode, ended when there has been nothing for a while. */
@Injectable()
export class Decoders implements OnApplicationShutdown {
  private readonly limit = pLimit(PARALLEL);
  private readonly idle = new Map<DecoderProcess, NodeJS.Timeout>();
  private readonly busy = new Set<DecoderProcess>();

  /** @throws Undecodable; DomainError `server.busy` */
  async decode<K extends Task>(task: K, job: Tasks[K]['job']): Promise<Tasks[K]['result']> {
    if (this.limit.pendingCount >= MAX_WAITING)
      throw new DomainError('server.busy', { retryAfterMs: RETRY_AFTER_MS });
    return this.limit(() => this.decodeNow(task, job));
  }

  onApplicationShutdown(): void {
    for (const process of [...this.idle.keys(), ...this.busy]) process.end();
    this.idle.forEach((timer) => clearTimeout(timer));
    this.idle.clear();
  }

  private async decodeNow<K extends Task>(task: K, job: Tasks[K]['job']): Promise<Tasks[K]['result']> {
    const process = this.takeIdle() ?? new DecoderProcess(TIME_LIMIT_MS);
    this.busy.add(process);
    try {
      return await process.run(task, job);
    } finally {
      this.busy.delete(process);
      if (process.isAlive) this.leaveIdle(process);
    }
  }

  /** The one used last, so that a second one has its time to end. */
  private takeIdle(): DecoderProcess | undefined {
    for (const [process, timer] of [...this.idle].reverse()) {
      clearTimeout(timer);
      this.idle.delete(process);
      if (process.isAlive) return process;
    }
    return undefined;
  }

  private leaveIdle(process: DecoderProcess): void {
    const timer = setTimeout(() => {
      this.idle.delete(process);
      process.end();
    }, IDLE_MS);
    this.idle.set(process, timer);
  }
}
