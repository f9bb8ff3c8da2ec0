import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { Database } from '../../database/database.js';
import { type CountedMetric, type Figure, slotOf } from '../../database/figure-store.js';
import { Log } from '../../logging/log.js';
import { SecurityLog } from '../../logging/security-log.js';
import { MessageEvents } from '../../messages/message-events.js';

/** What happens meanwhile is counted together. */
const GATHER_MS = 2_000;
const RETRY_AFTER_MS = 10_000;

/**
 * Keeps the sums behind what happens: nobody waits for it. Messages, files and accounts are counted from their rows, up to
 * a mark that moves with the sums; what a stop or a crash left out is counted from the start on. Logins leave no rows:
 * a crash loses those of the last seconds.
 */
@Injectable()
export class FigureCounting implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Rooms with messages that are not counted. */
  private readonly rooms = new Set<string>();
  private hasNewPeople = false;
  private seen: Figure<CountedMetric>[] = [];
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;
  private isStopping = false;
  /** Why the last run could not be finished. */
  private failure?: unknown;

  constructor(
    private readonly database: Database,
    private readonly events: MessageEvents,
    private readonly security: SecurityLog,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.events.on('stored', ([first]) => {
      if (!first) return;
      this.rooms.add(first.room);
      this.schedule();
    });
    this.security.onRecord((event) => {
      if (event === 'registered') return this.noteNewPeople();
      if (event === 'loginSucceeded') this.note('logins');
      else if (event === 'loginFailed' || event === 'loginDelayed') this.note('failedLogins');
      else return;
      this.schedule();
    });
    await this.lookForMissing();
  }

  /** That there is somebody more. */
  noteNewPeople(): void {
    this.hasNewPeople = true;
    this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.running;
    await this.countSeen();
  }

  /**
   * Counts everything anew from the tables; resolves when that is done.
   * @throws DomainError `server.busy` when the server stops; the next start goes on
   */
  async rebuild(): Promise<void> {
    await this.database.writeFigures((counter) => counter.forget());
    await this.lookForMissing();
    await this.settled();
    if (this.isStopping) throw new DomainError('server.busy');
  }

  /** Resolves when all that has happened until now is counted; rejects when it cannot be. */
  async settled(): Promise<void> {
    while (this.isBehind || this.running) {
      clearTimeout(this.timer);
      await (this.running ?? this.begin());
      if (this.failure) throw this.failure;
    }
  }

  private get isBehind(): boolean {
    return this.rooms.size > 0 || this.hasNewPeople || this.seen.length > 0;
  }

  private async lookForMissing(): Promise<void> {
    const behind = await this.database.writeFigures((counter) => counter.roomsBehind());
    for (const room of behind) this.rooms.add(room);
    this.hasNewPeople = true;
    this.schedule();
  }

  private note(metric: CountedMetric): void {
    this.seen.push({ metric, slot: slotOf(this.clock.now().getTime()), value: 1 });
  }

  private schedule(wait = GATHER_MS): void {
    if (this.timer || this.running || this.isStopping) return;
    this.timer = setTimeout(() => void this.begin(), wait).unref();
  }

  private begin(): Promise<void> {
    this.timer = undefined;
    this.running = this.run().then((wait) => {
      this.running = undefined;
      if (this.isBehind) this.schedule(wait);
    });
    return this.running;
  }

  /** Answers how long to wait before the next time. */
  private async run(): Promise<number> {
    let behind = [...this.rooms];
    this.rooms.clear();
    this.failure = undefined;
    try {
      await this.countSeen();
      this.hasNewPeople = false;
      await this.database.writeFigures((counter) => counter.countPeople());
      while (behind.length > 0 && !this.isStopping) {
        behind = await this.database.writeFigures((counter) => counter.catchUp(behind));
        // What the sockets brought meanwhile goes before the next piece.
        await nextTurn();
      }
      return GATHER_MS;
    } catch (error) {
      this.log.error({ err: error }, 'the figures could not be counted');
      this.failure = error;
      this.hasNewPeople = true;
      for (const room of behind) this.rooms.add(room);
      return RETRY_AFTER_MS;
    }
  }

  private async countSeen(): Promise<void> {
    const seen = this.seen;
    this.seen = [];
    if (seen.length === 0) return;
    await this.database
      .writeFigures((counter) => counter.add(seen))
      .catch((error: unknown) => {
        this.seen.unshift(...seen);
        throw error;
      });
  }
}
