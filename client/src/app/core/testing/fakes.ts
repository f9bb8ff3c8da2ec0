import { type Provider, signal } from '@angular/core';
import type { AckOf, ClientEvent, ClientPayload, ServerEvent, ServerPayload, SessionEnd } from '#contracts';
import { Api } from '../api';
import type { ApiError } from '../api-error';
import { Connection, type ConnectionState } from '../connection';
import { SESSION_TABS, type Tabs } from '../tabs';

/** A question that was asked and waits for the test to answer. */
export interface Asked<E extends ClientEvent = ClientEvent> {
  event: E;
  payload: ClientPayload<E>;
  answer(ack: AckOf<E>): void;
  refuse(error: ApiError): void;
}

/** A connection whose other end is the test. A question the test did not prepare for fails it. */
export class FakeConnection implements Pick<Connection, keyof Connection> {
  readonly #state = signal<ConnectionState>('online');
  readonly #handlers = new Map<ServerEvent, Set<(payload: never) => void>>();
  readonly #prepared = new Map<ClientEvent, (payload: never) => unknown>();
  readonly #held = new Set<ClientEvent>();

  readonly state = this.#state.asReadonly();
  readonly shutOut = signal<ApiError | null>(null);
  /** Questions held back by `hold`, oldest first. */
  readonly asked: Asked[] = [];
  readonly notices: ClientPayload<'typing'>[] = [];
  catchUp: () => Promise<void> = () => Promise.resolve();
  ended: (end: SessionEnd) => void = () => undefined;
  connects = 0;

  setState(state: ConnectionState): void {
    this.#state.set(state);
  }

  /** Questions of this kind are answered at once. */
  prepare<E extends ClientEvent>(
    event: E,
    answer: (payload: ClientPayload<E>) => AckOf<E> | Promise<AckOf<E>>,
  ): void {
    this.#prepared.set(event, answer as (payload: never) => unknown);
  }

  /** Questions of this kind wait in `asked`. */
  hold(event: ClientEvent): void {
    this.#held.add(event);
  }

  setCatchUp(catchUp: () => Promise<void>): void {
    this.catchUp = catchUp;
  }

  setEnded(ended: (end: SessionEnd) => void): void {
    this.ended = ended;
  }

  connect(): void {
    this.connects += 1;
  }

  disconnect(): void {
    this.#state.set('idle');
  }

  request<E extends ClientEvent>(event: E, payload: ClientPayload<E>): Promise<AckOf<E>> {
    const prepared = this.#prepared.get(event) as ((payload: ClientPayload<E>) => AckOf<E>) | undefined;
    if (prepared) return Promise.resolve().then(() => prepared(payload));
    if (!this.#held.has(event)) throw new Error(`Nobody expected the question ${event}.`);
    return new Promise<AckOf<E>>((answer, refuse) => {
      this.asked.push({ event, payload, answer, refuse } as unknown as Asked);
    });
  }

  notify(_event: 'typing', payload: ClientPayload<'typing'>): void {
    this.notices.push(payload);
  }

  on<E extends ServerEvent>(event: E, handler: (payload: ServerPayload<E>) => void): () => void {
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  deliver<E extends ServerEvent>(event: E, payload: ServerPayload<E>): void {
    for (const handler of this.#handlers.get(event) ?? []) handler(payload as never);
  }
}

/** An API with the given routes; a call of any other fails the test. */
export function fakeApi(routes: Partial<Api> = {}): Api {
  return new Proxy(routes as Api, {
    get(target, route: string) {
      const known = target[route as keyof Api];
      if (known || !(route in Api.prototype)) return known;
      return () => {
        throw new Error(`Nobody expected a call of Api.${route}.`);
      };
    },
  });
}

/** The only tab of its browser. */
export class SingleTab implements Tabs {
  alone<T>(_name: string, work: () => Promise<T>): Promise<T> {
    return work();
  }

  tell(): void {
    // Nobody is there to hear it.
  }

  listen(): void {
    // Nobody is there to be heard.
  }
}

/** Tabs of one browser: work of one name runs one after the other, and each hears what the others tell. */
export class FakeBrowser {
  readonly #listeners: { tab: Tabs; handler: (message: string) => void }[] = [];
  readonly #queues = new Map<string, Promise<unknown>>();

  openTab(): Tabs {
    const tab: Tabs = {
      alone: (name, work) => {
        const turn = (this.#queues.get(name) ?? Promise.resolve()).then(work, work);
        this.#queues.set(name, turn);
        return turn;
      },
      tell: (message) => {
        for (const other of this.#listeners) if (other.tab !== tab) other.handler(message);
      },
      listen: (handler) => this.#listeners.push({ tab, handler }),
    };
    return tab;
  }
}

/** The two services through which everything is said, played by the test. */
export function provideFakes(connection: FakeConnection, api: Api): Provider[] {
  return [
    { provide: Connection, useValue: connection },
    { provide: Api, useValue: api },
    { provide: SESSION_TABS, useValue: new SingleTab() },
  ];
}
