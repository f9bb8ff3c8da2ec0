import { DOCUMENT, ErrorHandler, Service, type Signal, computed, inject, signal } from '@angular/core';
import type {
  AckOf,
  Answer,
  ClientEvent,
  ClientPayload,
  ServerEvent,
  ServerPayload,
  SessionEnd,
} from '#contracts';
import { ApiError, isWireError } from './api-error';
import { reconnectDelay } from './reconnect-delay';
import { type ChatSocket, SOCKET_FACTORY } from './socket';

/**
 * idle: nobody is signed in; offline: the browser has no network; connecting: the first try;
 * reconnecting: the server is gone, tried again and again; catchingUp: connected, asking what was missed;
 * online: whole.
 */
export type ConnectionState = 'idle' | 'offline' | 'connecting' | 'reconnecting' | 'catchingUp' | 'online';

type Phase = Exclude<ConnectionState, 'offline'>;
type Handler<E extends ServerEvent> = (payload: ServerPayload<E>) => void;

const ACK_TIMEOUT_MS = 10_000;
/** A page that slept may hold a dead socket; this is how long it may take to show life. */
const PROBE_TIMEOUT_MS = 4_000;
/** Hidden for less than this, a page has not slept. */
const SLEEP_MS = 20_000;
const CATCH_UP_RETRY_MS = 2_000;

/** The one socket of the page: its state, what is asked through it and what comes from it. */
@Service()
export class Connection {
  readonly #document = inject(DOCUMENT);
  readonly #errors = inject(ErrorHandler);
  readonly #makeSocket = inject(SOCKET_FACTORY);
  readonly #window = this.#document.defaultView;

  readonly #phase = signal<Phase>('idle');
  readonly #networkUp = signal(this.#window?.navigator.onLine ?? true);
  readonly #shutOut = signal<ApiError | null>(null);
  readonly #handlers = new Map<ServerEvent, Set<(payload: never) => void>>();

  #socket: ChatSocket | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #hiddenAt: number | null = null;
  /** Counts connections, so that what was begun on an earlier one can tell that it is over. */
  #generation = 0;
  /** False once a server was reached without a network: it is on this very machine. */
  #needsNetwork = true;
  #catchUp: () => Promise<void> = () => Promise.resolve();
  #onEnded: (reason: SessionEnd) => void = () => undefined;

  /** What a banner may say; never `online` before everything missed has arrived. */
  readonly state: Signal<ConnectionState> = computed(() => {
    const phase = this.#phase();
    const waiting = phase === 'connecting' || phase === 'reconnecting';
    return waiting && !this.#networkUp() ? 'offline' : phase;
  });

  /** Why the server lets nobody in from here; tried again all the same, for it ends. */
  readonly shutOut = this.#shutOut.asReadonly();

  constructor() {
    this.#window?.addEventListener('online', () => this.#networkChanged(true));
    this.#window?.addEventListener('offline', () => this.#networkChanged(false));
    this.#document.addEventListener('visibilitychange', () => this.#visibilityChanged());
  }

  /** What is done on every connection before the state may be `online`; asked again until it succeeds. */
  setCatchUp(catchUp: () => Promise<void>): void {
    this.#catchUp = catchUp;
  }

  /** What is done when the server says that this session is over. */
  setEnded(ended: (end: SessionEnd) => void): void {
    this.#onEnded = ended;
  }

  /**
   * Connects, and stays connected until `disconnect`. The first try is made whatever the browser says of the network:
   * the server has just told who is signed in.
   */
  connect(): void {
    if (this.#socket) return;
    this.#failures = 0;
    this.#needsNetwork = true;
    this.#phase.set('connecting');
    this.#socket = this.#open();
    this.#socket.connect();
  }

  disconnect(): void {
    this.#generation += 1;
    clearTimeout(this.#retry);
    const socket = this.#socket;
    this.#socket = null;
    this.#shutOut.set(null);
    this.#phase.set('idle');
    socket?.offAny();
    socket?.off();
    socket?.disconnect();
  }

  /**
   * Asks the server and gives what its ack carries. Throws an `ApiError`: the server's refusal, or
   * `network.offline` when no answer came; then the server may or may not have acted.
   */
  async request<E extends ClientEvent>(
    event: E,
    payload: ClientPayload<E>,
    { timeoutMs = ACK_TIMEOUT_MS }: { timeoutMs?: number } = {},
  ): Promise<AckOf<E>> {
    const socket = this.#socket;
    // A socket that is not connected would keep the event and send it at some later time.
    if (!socket?.connected) throw new ApiError('network.offline');
    const answer = await this.#ask<AckOf<E>>(socket, event, payload, timeoutMs);
    if (answer.ok) return answer;
    throw isWireError(answer.error) ? ApiError.fromWire(answer.error) : new ApiError('server.error', 500);
  }

  /** Says something that may get lost: no answer is awaited, nothing is kept for later. */
  notify(event: 'typing', payload: ClientPayload<'typing'>): void {
    if (this.#socket?.connected) this.#socket.volatile.emit(event, payload);
  }

  /** Calls the handler for every event of this kind, until the returned function is called. */
  on<E extends ServerEvent>(event: E, handler: Handler<E>): () => void {
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  /**
   * Hands an event to the handlers as if it had been pushed. An ack that carries a message goes this way, so
   * that messages have one entrance however they came.
   */
  deliver<E extends ServerEvent>(event: E, payload: ServerPayload<E>): void {
    const handlers = this.#handlers.get(event) as Set<Handler<E>> | undefined;
    for (const handler of handlers ?? []) {
      try {
        handler(payload);
      } catch (fault) {
        // One store's fault must not keep the event from the others.
        this.#errors.handleError(fault);
      }
    }
  }

  #open(): ChatSocket {
    const socket = this.#makeSocket();
    socket.on('connect', () => void this.#connected());
    socket.on('disconnect', (reason) =>
      this.#lost(reason === 'transport close' || reason === 'io server disconnect'),
    );
    socket.on('connect_error', (error) => this.#refused(error));
    socket.on('session_ended', (end) => this.#ended(end));
    socket.onAny((event: ServerEvent, payload: ServerPayload<ServerEvent>) => this.deliver(event, payload));
    return socket;
  }

  async #ask<T>(
    socket: ChatSocket,
    event: ClientEvent,
    payload: object,
    timeoutMs: number,
  ): Promise<Answer<T>> {
    // The typed `emitWithAck` cannot follow an event name that is itself a type parameter.
    const untyped = socket.timeout(timeoutMs) as unknown as {
      emitWithAck(event: string, payload: object): Promise<Answer<T>>;
    };
    try {
      return await untyped.emitWithAck(event, payload);
    } catch {
      // Rejects when time is up or the socket closes, and for nothing else.
      throw new ApiError('network.offline');
    }
  }

  async #connected(): Promise<void> {
    const generation = ++this.#generation;
    if (!this.#networkUp()) this.#needsNetwork = false;
    this.#shutOut.set(null);
    this.#phase.set('catchingUp');
    for (;;) {
      const failure = await this.#catchUp().then(
        () => null,
        (thrown: unknown) => ({ thrown }),
      );
      if (generation !== this.#generation) return;
      if (!failure) break;
      if (!(failure.thrown instanceof ApiError)) this.#errors.handleError(failure.thrown);
      if (ApiError.codeOf(failure.thrown) === 'auth.required') return this.#ended({ reason: 'expired' });
      await wait(failure.thrown instanceof ApiError ? failure.thrown.retryAfterMs : undefined);
      if (generation !== this.#generation) return;
    }
    this.#failures = 0;
    this.#phase.set('online');
  }

  #lost(closedByServer: boolean): void {
    this.#generation += 1;
    this.#phase.set('reconnecting');
    this.#retryLater(closedByServer);
  }

  #refused({ data }: Error & { data?: unknown }): void {
    const refusal = isWireError(data) ? ApiError.fromWire(data) : null;
    if (refusal?.code === 'auth.required') return this.#ended({ reason: 'expired' });
    this.#shutOut.set(refusal?.code === 'address.banned' ? refusal : null);
    this.#phase.set('reconnecting');
    this.#failures += 1;
    this.#retryLater(false, refusal?.retryAfterMs);
  }

  #ended(end: SessionEnd): void {
    this.disconnect();
    this.#onEnded(end);
  }

  #retryLater(closedByServer: boolean, atLeastMs = 0): void {
    clearTimeout(this.#retry);
    const delay = atLeastMs + reconnectDelay(this.#failures, closedByServer);
    this.#retry = setTimeout(() => this.#tryAgain(), delay);
  }

  #retryNow(): void {
    clearTimeout(this.#retry);
    this.#failures = 0;
    this.#tryAgain();
  }

  /** Without a network a try can only fail, with an error in the console: the `online` event brings the next one. */
  #tryAgain(): void {
    if (this.#networkUp() || !this.#needsNetwork) this.#socket?.connect();
  }

  #networkChanged(up: boolean): void {
    this.#networkUp.set(up);
    if (!this.#socket) return;
    if (up) this.#retryNow();
    // The socket would notice only when the next ping stays away.
    else if (this.#needsNetwork) this.#drop();
  }

  #visibilityChanged(): void {
    if (this.#document.visibilityState === 'hidden') {
      this.#hiddenAt = Date.now();
      return;
    }
    const slept = this.#hiddenAt !== null && Date.now() - this.#hiddenAt > SLEEP_MS;
    this.#hiddenAt = null;
    if (!this.#socket) return;
    if (!this.#socket.connected) this.#retryNow();
    else if (slept) void this.#probe();
  }

  /** Timers stand still while a machine sleeps, so the missing ping goes unnoticed: ask something small. */
  async #probe(): Promise<void> {
    const generation = this.#generation;
    try {
      await this.request('get_online_users', {}, { timeoutMs: PROBE_TIMEOUT_MS });
    } catch (thrown) {
      if (generation !== this.#generation || ApiError.codeOf(thrown) !== 'network.offline') return;
      this.#drop();
      this.#retryNow();
    }
  }

  /** Gives up a connection that is dead or must be taken for dead. */
  #drop(): void {
    if (this.#socket?.connected) this.#socket.disconnect();
  }
}

function wait(ms = CATCH_UP_RETRY_MS): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
