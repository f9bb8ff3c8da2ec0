import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { MessageEvents } from '../messages/message-events.js';

const RETRY_AFTER_MS = 10_000;

/**
 * Keeps the search index up to date behind the messages: their senders never wait for it. What a stop or a crash left
 * out, or what was there before the index, is taken in from the start on, in turns of the write queue that are short
 * enough for messages to pass between them.
 */
@Injectable()
export class SearchIndexing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Rooms in which something changed. */
  private readonly rooms = new Set<string>();
  private running: Promise<void> = Promise.resolve();
  private isRunning = false;
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly events: MessageEvents,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.events.on('stored', (messages) => this.changed(messages.map(({ room }) => room)));
    this.events.on('edited', ({ room }) => this.changed([room]));
    this.events.on('deleted', ({ room }) => this.changed([room]));
    this.changed(await this.database.writeIndex((indexer) => indexer.roomsBehind()));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.running;
  }

  private changed(rooms: readonly string[]): void {
    for (const room of rooms) this.rooms.add(room);
    if (this.isRunning || this.rooms.size === 0) return;
    this.isRunning = true;
    this.running = this.run().finally(() => (this.isRunning = false));
  }

  private async run(): Promise<void> {
    while (this.rooms.size > 0 && !this.isStopping) {
      // What this turn reads from the sockets goes first, and into the same batch.
      await nextTurn();
      const rooms = [...this.rooms];
      this.rooms.clear();
      try {
        const behind = await this.database.writeIndex((indexer) => indexer.catchUp(rooms));
        for (const room of behind) this.rooms.add(room);
      } catch (error) {
        this.log.error({ err: error }, 'the search index could not be written');
        setTimeout(() => this.changed(rooms), RETRY_AFTER_MS).unref();
        return;
      }
    }
  }
}
