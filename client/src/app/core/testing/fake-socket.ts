import type { Answer, ServerEvent, ServerPayload } from '#contracts';
import type { ChatSocket } from '../socket';

type Listener = (...args: never[]) => void;

/** What was asked through the socket, for the test to answer. */
interface Question {
  event: string;
  payload: object;
  timeoutMs: number;
  answer(answer: Answer<Record<string, unknown>>): void;
  /** No answer in time, or the socket closed. */
  silence(): void;
}

/** The socket as `Connection` uses it, with the network and the server played by the test. */
export class FakeSocket {
  readonly #listeners = new Map<string, Listener>();
  #any: Listener | null = null;

  connected = false;
  /** How often a connection was tried. */
  tries = 0;
  readonly questions: Question[] = [];
  readonly notices: string[] = [];
  readonly volatile = { emit: (event: string) => this.notices.push(event) };

  asSocket(): ChatSocket {
    return this as unknown as ChatSocket;
  }

  connect(): void {
    this.tries += 1;
  }

  disconnect(): void {
    this.close('io client disconnect');
  }

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, listener);
  }

  off(): void {
    this.#listeners.clear();
  }

  onAny(listener: Listener): void {
    this.#any = listener;
  }

  offAny(): void {
    this.#any = null;
  }

  timeout(timeoutMs: number) {
    return {
      emitWithAck: (event: string, payload: object) =>
        new Promise<Answer<Record<string, unknown>>>((answer, reject) => {
          this.questions.push({
            event,
            payload,
            timeoutMs,
            answer,
            silence: () => reject(new Error('timeout')),
          });
        }),
    };
  }

  /** The server takes the connection. */
  accept(): void {
    this.connected = true;
    this.#call('connect');
  }

  /** The server or the network refuses the connection. */
  refuse(data?: object): void {
    this.#call('connect_error', Object.assign(new Error('refused'), { data }));
  }

  close(reason: string): void {
    this.connected = false;
    for (const question of this.questions) question.silence();
    this.#call('disconnect', reason);
  }

  push<E extends ServerEvent>(event: E, payload: ServerPayload<E>): void {
    this.#any?.(...([event, payload] as never[]));
    this.#call(event, payload);
  }

  #call(event: string, ...args: unknown[]): void {
    this.#listeners.get(event)?.(...(args as never[]));
  }
}
