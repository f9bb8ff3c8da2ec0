import { setImmediate as setImmediatePromise } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { Message } from '#contracts';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import {
  type MessageStore,
  type NewMessage,
  type Outcome,
  type Refused,
  StoreUnavailable,
  type Stored,
} from '../database/message-store.js';
import { Log } from '../logging/log.js';
import { MessageAnnouncer } from './message-announcer.js';
import { MessageViews } from './message-views.js';
import { storedView } from './stored-view.js';

/** One transaction takes at most this many, so that no reader waits long for the first of them. */
const MAX_BATCH = 500;
/** More than this many unwritten messages are refused rather than buffered. */
const MAX_WAITING = 5_000;
const RETRY_AFTER_MS = 1_000;

interface Waiting {
  message: NewMessage;
  resolve: (message: Message) => void;
  reject: (reason: unknown) => void;
}

/** What became of a batch; an error stands for a message that could not be stored now. */
interface Result {
  outcomes: (Outcome | Error)[];
  roots: string[];
}

/**
 * The log that every message goes into, by group commit: what arrives while a transaction commits, or in the same
 * turn of the event loop, is committed together. There is no timer, so an idle server adds no delay.
 * After the commit the readers are told, and then the senders.
 */
@Injectable()
export class MessageLog implements BeforeApplicationShutdown {
  private waiting: Waiting[] = [];
  private scheduled = false;

  constructor(
    private readonly database: Database,
    private readonly announcer: MessageAnnouncer,
    private readonly views: MessageViews,
    private readonly log: Log,
  ) {}

  /**
   * Stores a message and resolves once it is on disk.
   * @throws DomainError the refusal decided inside the transaction, or `server.busy`
   */
  append(message: NewMessage): Promise<Message> {
    if (this.waiting.length >= MAX_WAITING) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      this.waiting.push({ message, resolve, reject });
      this.schedule();
    });
  }

  /** Before the doors close: everything taken until now is stored and answered. */
  async beforeApplicationShutdown(): Promise<void> {
    while (this.waiting.length > 0) await setImmediatePromise();
    await this.database.settled();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    // Behind the poll phase: all frames that this turn reads from the sockets are in the batch.
    setImmediate(() => {
      this.database
        .writeMessages((store) => this.commit(store))
        .catch((error: unknown) => {
          // The queue itself refused: nobody's message was looked at.
          for (const { reject } of this.takeBatch()) reject(error);
        });
    });
  }

  private async commit(store: MessageStore): Promise<void> {
    const batch = this.takeBatch();
    const { outcomes, roots } = this.store(store, batch);
    await this.announcer.tell(outcomes.filter(isStored), roots);
    batch.forEach((waiting, index) => this.settle(waiting, outcomes[index] ?? busy()));
  }

  private takeBatch(): Waiting[] {
    const batch = this.waiting.splice(0, MAX_BATCH);
    this.scheduled = false;
    if (this.waiting.length > 0) this.schedule();
    return batch;
  }

  /** A batch that fails as a whole is tried one by one, so that a poisoned message fails alone. */
  private store(store: MessageStore, batch: Waiting[]): Result {
    try {
      return store.append(batch.map(({ message }) => message));
    } catch (error) {
      this.log.error({ err: error, messages: batch.length }, 'a batch of messages could not be stored');
      if (error instanceof StoreUnavailable) return { outcomes: batch.map(busy), roots: [] };
    }
    const results = batch.map(({ message }): Result => {
      try {
        return store.append([message]);
      } catch {
        // Told above with its cause; the sender may try again with the same clientId.
        return { outcomes: [busy()], roots: [] };
      }
    });
    return {
      outcomes: results.flatMap(({ outcomes }) => outcomes),
      roots: [...new Set(results.flatMap(({ roots }) => roots))],
    };
  }

  private settle({ message, resolve, reject }: Waiting, outcome: Outcome | Error): void {
    if (outcome instanceof Error) reject(outcome);
    else if (outcome.kind === 'refused') reject(refusalOf(outcome));
    else if (outcome.kind === 'stored') resolve(storedView(outcome.message));
    else if (outcome.isMember) this.views.oneForReader(message.authorId, outcome.id).then(resolve, reject);
    else this.views.oneForSender(outcome.id).then(resolve, reject);
  }
}

const refusalOf = ({ kind: _, code, ...extra }: Refused) => new DomainError(code, extra);
const isStored = (outcome: Outcome | Error): outcome is Stored =>
  !(outcome instanceof Error) && outcome.kind === 'stored';
const busy = () => new DomainError('server.busy', { retryAfterMs: RETRY_AFTER_MS });
