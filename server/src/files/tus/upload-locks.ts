import type { Lock, Locker, RequestRelease } from '@tus/server';
import { DomainError } from '../../common/domain-error.js';

const RETRY_AFTER_MS = 1_000;

interface Turn {
  isOver: Promise<void>;
  /** Asks its holder to end it. */
  release: RequestRelease;
  /** Tells its holder that the time to end it is over. */
  signal: AbortSignal;
}

/**
 * One request an upload at a time. Whoever comes asks the one before to end: after a cut line the old request may not know yet
 * that nobody is there. (The library's own lock looks again in every turn of the event loop.)
 */
export class UploadLocks implements Locker {
  private readonly turns = new Map<string, Turn>();

  /** Of the turn that is on. @throws Error when nobody has it */
  signalOf(id: string): AbortSignal {
    const turn = this.turns.get(id);
    if (!turn) throw new Error('The upload is read by nobody.');
    return turn.signal;
  }

  newLock(id: string): Lock {
    let over: (() => void) | undefined;
    return {
      lock: async (signal, release) => {
        for (let turn = this.turns.get(id); turn; turn = this.turns.get(id)) {
          await turn.release();
          await endOf(turn, signal);
        }
        const isOver = new Promise<void>((resolve) => (over = resolve));
        this.turns.set(id, { isOver, release, signal });
      },
      unlock: async () => {
        this.turns.delete(id);
        over?.();
      },
    };
  }
}

/** @throws DomainError `server.busy` when whoever waits is told to wait no longer */
function endOf({ isOver }: Turn, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new DomainError('server.busy', { retryAfterMs: RETRY_AFTER_MS }));
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    void isOver.then(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
  });
}
