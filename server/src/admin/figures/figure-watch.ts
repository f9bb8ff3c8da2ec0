import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { hasRole } from '#contracts';
import { Log } from '../../logging/log.js';
import { Broadcaster } from '../../realtime/broadcaster.js';
import { Gauges } from './gauges.js';

const FRAME_EVERY_MS = 1_000;

/** Tells those who watch what the server does, once a second; while nobody does, nothing is measured. */
@Injectable()
export class FigureWatch implements OnModuleDestroy {
  /** Ids of connections. */
  private readonly watchers = new Set<string>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly gauges: Gauges,
    private readonly live: Broadcaster,
    private readonly log: Log,
  ) {}

  onModuleDestroy(): void {
    this.stop();
  }

  watch(connection: string, on: boolean): void {
    if (!on) return this.leave(connection);
    this.watchers.add(connection);
    if (this.timer) return;
    this.gauges.open();
    this.timer = setInterval(() => void this.tell(), FRAME_EVERY_MS).unref();
  }

  leave(connection: string): void {
    if (this.watchers.delete(connection) && this.watchers.size === 0) this.stop();
  }

  /** Those whose role was taken, or whose session ended, hear nothing more: a right of a moment ago is none. */
  private async tell(): Promise<void> {
    try {
      const figures = await this.gauges.read();
      for (const connection of this.watchers) if (!this.mayHear(connection)) this.leave(connection);
      this.live.sendVolatile({ connections: [...this.watchers] }, 'admin_figures', figures);
    } catch (error) {
      this.log.error({ err: error }, 'what the server does could not be read off');
    }
  }

  private mayHear(connection: string): boolean {
    const principal = this.live.principalOf(connection);
    return principal !== undefined && hasRole(principal.user, 'moderator');
  }

  private stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.gauges.close();
  }
}
