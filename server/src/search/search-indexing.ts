import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Message } from '#contracts';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { MessageEvents } from '../messages/message-events.js';

/** What happens meanwhile is taken in together: a transaction costs much the same for one message and for a hundred. */
const GATHER_MS = 250;
const RETRY_AFTER_MS = 10_000;
/** After so many the parts of the index are merged: a question looks in each of them. */
const MERGED_AFTER = 10_000;
/** About so many messages are in a turn that left some for the next. */
const FULL_TURN = 200;

/**
 * Keeps the search index up to date behind the messages: their senders never wait for it. What a stop or a crash left
 * out, or what was there before the index, is taken in from the start on, in turns of the write queue that are short
 * enough for messages to pass between them.
 */
@Injectable()
export class SearchIndexing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Rooms in which something changed. */
  private readonly rooms = new Set<string>();
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;
  private isStopping = false;
  /** Taken in since the parts of the index were merged, about. */
  private unmerged = 0;

  constructor(
    private readonly database: Database,
    private readonly events: MessageEvents,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const changed = ({ room }: Message): void => this.changed(room);
    // All of one room.
    this.events.on('stored', ([first]) => first && changed(first));
    this.events.on('edited', changed);
    this.events.on('deleted', changed);
    for (const room of await this.database.writeIndex((indexer) => indexer.roomsBehind())) this.changed(room);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** When all that happened by now can be found, or could not be written. */
  async caughtUp(): Promise<void> {
    await this.running;
    if (this.timer) {
      clearTimeout(this.timer);
      this.begin();
    }
    await this.running;
  }

  private changed(room: string): void {
    this.rooms.add(room);
    if (!this.timer && !this.running) this.schedule(GATHER_MS);
  }

  private schedule(wait: number): void {
    if (this.isStopping || (this.rooms.size === 0 && this.unmerged < MERGED_AFTER)) return;
    this.timer = setTimeout(() => this.begin(), wait).unref();
  }

  private begin(): void {
    this.timer = undefined;
    this.running = this.run();
  }

  private async run(): Promise<void> {
    let behind = [...this.rooms];
    this.rooms.clear();
    let wait = GATHER_MS;
    try {
      while (behind.length > 0 && !this.isStopping) {
        // What this turn reads from the sockets goes first, and into the same batch.
        await nextTurn();
        behind = await this.database.writeIndex((indexer) => indexer.catchUp(behind));
        this.unmerged += behind.length > 0 ? FULL_TURN : 1;
      }
      if (this.unmerged >= MERGED_AFTER && !this.isStopping) await this.merge();
    } catch (error) {
      this.log.error({ err: error }, 'the search index could not be written');
      for (const room of behind) this.rooms.add(room);
      wait = RETRY_AFTER_MS;
    }
    this.running = undefined;
    this.schedule(wait);
  }

  /** A piece of it; between two of them there is time for what happens. */
  private async merge(): Promise<void> {
    const hasMore = await this.database.writeIndex((indexer) => indexer.merge());
    if (!hasMore) this.unmerged = 0;
  }
}
