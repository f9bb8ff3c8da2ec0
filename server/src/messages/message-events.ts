import { Injectable } from '@nestjs/common';
import type { Message } from '#contracts';
import { Log } from '../logging/log.js';

/** What can become of messages, and what is told of it: the message as everybody sees it. */
export interface MessageEventMap {
  /** New ones, those of one room that were stored in one commit together, in order. */
  stored: Message[];
  /** One that has another text now. */
  edited: Message;
  /** What stays of one that was deleted: no text. */
  deleted: Message;
}

type Listener<E extends keyof MessageEventMap> = (payload: MessageEventMap[E]) => void;

/**
 * Tells other parts of the server what became of messages. Listeners are called after the commit, once for each
 * change, in the order of the commits and before the next write begins; nothing that was rolled back is told.
 * They must not wait for anything, and what they throw is logged and stays with them. A process that dies right after
 * a commit tells nobody: whoever keeps something of their own catches up at start by the room's `rev`.
 */
@Injectable()
export class MessageEvents {
  private readonly listeners: { [E in keyof MessageEventMap]: Listener<E>[] } = {
    stored: [],
    edited: [],
    deleted: [],
  };

  constructor(private readonly log: Log) {}

  on<E extends keyof MessageEventMap>(event: E, listener: Listener<E>): void {
    this.listeners[event].push(listener);
  }

  emit<E extends keyof MessageEventMap>(event: E, payload: MessageEventMap[E]): void {
    for (const listener of this.listeners[event]) {
      try {
        listener(payload);
      } catch (error) {
        this.log.error({ err: error, event }, 'a listener of message events failed');
      }
    }
  }
}
