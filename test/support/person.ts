import { randomUUID } from 'node:crypto';
import { type Socket, io } from 'socket.io-client';
import type {
  AckOf,
  Answer,
  ClientEvent,
  ClientPayload,
  ClientToServerEvents,
  Message,
  MessageAnswer,
  OwnUser,
  Room,
  SendMessageRequest,
  ServerEvent,
  ServerPayload,
  ServerToClientEvents,
} from '#contracts';

export const PASSWORD = 'correct horse battery 7';

export interface HttpAnswer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
  text: string;
}

type AppClient = Socket<ServerToClientEvents, ClientToServerEvents>;
type AnyBody = Record<string, never> & { [key: string]: unknown };

let count = 0;
/** A username nobody in this run has. */
export const freshName = (stem = 'user'): string => `${stem.slice(0, 10)}_${(count += 1).toString(36)}`;

/** A request as a tool makes it: no Origin, a JSON body. */
export async function request<T = AnyBody>(
  base: string,
  method: string,
  path: string,
  { body, cookie, headers = {} }: { body?: unknown; cookie?: string; headers?: Record<string, string> } = {},
): Promise<HttpAnswer<T>> {
  const response = await fetch(base + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(cookie && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json(?:;|$)/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isJson && text !== '' ? JSON.parse(text) : {}) as T,
  };
}

/** A person with a browser: a cookie, requests and sockets. */
export class Person {
  private readonly sockets: TestSocket[] = [];

  constructor(
    readonly base: string,
    readonly user: OwnUser,
    readonly cookie: string,
  ) {}

  static async register(
    base: string,
    wish: { username?: string; displayName?: string } = {},
  ): Promise<Person> {
    const body = { username: freshName(), password: PASSWORD, ...wish };
    const answer = await request<{ user: OwnUser }>(base, 'POST', '/api/auth/register', { body });
    if (answer.status !== 201) throw new Error(`Registration answered ${answer.status}: ${answer.text}`);
    return new Person(base, answer.body.user, cookieOf(answer));
  }

  static async login(base: string, username: string, password = PASSWORD): Promise<Person> {
    const answer = await request<{ user: OwnUser }>(base, 'POST', '/api/auth/login', {
      body: { username, password },
    });
    if (answer.status !== 200) throw new Error(`Login answered ${answer.status}: ${answer.text}`);
    return new Person(base, answer.body.user, cookieOf(answer));
  }

  get name(): string {
    return this.user.username;
  }

  get<T = AnyBody>(path: string): Promise<HttpAnswer<T>> {
    return request<T>(this.base, 'GET', path, { cookie: this.cookie });
  }

  call<T = AnyBody>(method: string, path: string, body?: unknown): Promise<HttpAnswer<T>> {
    return request<T>(this.base, method, path, { cookie: this.cookie, body });
  }

  say(room: string, text: string, clientId: string = randomUUID()) {
    return this.call<{ message: { id: string; seq: number; rev: number; text: string } }>(
      'POST',
      `/api/rooms/${encodeURIComponent(room)}/messages`,
      { text, clientId },
    );
  }

  /** As `say`, with all that a message can carry. */
  post(room: string, wish: Partial<SendMessageRequest> = {}) {
    const path = `/api/rooms/${encodeURIComponent(room)}/messages`;
    return this.call<MessageAnswer>('POST', path, { text: 'سلام', clientId: randomUUID(), ...wish });
  }

  /** As `post`, where it has to succeed. */
  async posted(room: string, wish: Partial<SendMessageRequest> = {}): Promise<Message> {
    const { status, body, text } = await this.post(room, wish);
    if (status !== 201) throw new Error(`Posting answered ${status}: ${text}`);
    return body.message;
  }

  async makeRoom(wish: { name?: string; kind?: 'public' | 'private'; slug?: string } = {}): Promise<Room> {
    const { body, status } = await this.call<{ room: Room }>('POST', '/api/rooms', {
      name: 'اتاق تازه',
      ...wish,
    });
    if (status !== 201) throw new Error(`Making a room answered ${status}`);
    return body.room;
  }

  async connect(): Promise<TestSocket> {
    const socket = await TestSocket.open(this.base, this.cookie);
    this.sockets.push(socket);
    return socket;
  }

  close(): void {
    for (const socket of this.sockets) socket.close();
  }
}

/** A socket that remembers everything it heard, so that no test can miss an event by asking late. */
export class TestSocket {
  readonly heard: { event: string; payload: unknown }[] = [];
  private readonly watchers = new Set<() => void>();
  disconnected?: string;

  private constructor(readonly raw: AppClient) {
    raw.onAny((event: string, payload: unknown) => {
      this.heard.push({ event, payload });
      this.wake();
    });
    raw.on('disconnect', (reason) => {
      this.disconnected = reason;
      this.wake();
    });
  }

  /** @throws the server's refusal, as `connect_error` carries it */
  static open(base: string, cookie?: string, headers: Record<string, string> = {}): Promise<TestSocket> {
    const raw: AppClient = io(base, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { ...(cookie && { cookie }), ...headers },
    });
    const socket = new TestSocket(raw);
    return new Promise((resolve, reject) => {
      raw.on('connect', () => resolve(socket));
      raw.on('connect_error', reject);
    });
  }

  /** Sends an event and answers its ack, whatever it is. */
  ask<E extends ClientEvent>(event: E, payload: ClientPayload<E>): Promise<Answer<AckOf<E>>> {
    return this.askRaw(event, payload) as Promise<Answer<AckOf<E>>>;
  }

  /** As `ask`, with a payload of any shape. */
  askRaw(event: string, ...args: unknown[]): Promise<unknown> {
    const emit = this.raw.timeout(10_000).emitWithAck as (
      event: string,
      ...args: unknown[]
    ) => Promise<unknown>;
    return emit.call(this.raw.timeout(10_000), event, ...args);
  }

  all<E extends ServerEvent>(event: E): ServerPayload<E>[] {
    return this.heard
      .filter((each) => each.event === event)
      .map(({ payload }) => payload as ServerPayload<E>);
  }

  /** The first event of this name, past or to come, that is wanted. */
  async next<E extends ServerEvent>(
    event: E,
    isWanted: (payload: ServerPayload<E>) => boolean = () => true,
  ): Promise<ServerPayload<E>> {
    await this.until(() => this.all(event).some(isWanted), `no ${event} came`);
    return this.all(event).find(isWanted) as ServerPayload<E>;
  }

  /** Waits for a state, looked at again with every event. */
  until(holds: () => boolean, otherwise = 'the state never came', withinMs = 15_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(look);
        reject(new Error(`${otherwise}; heard: ${this.heard.map(({ event }) => event).join(', ')}`));
      }, withinMs);
      const look = () => {
        if (!holds()) return;
        clearTimeout(timer);
        this.watchers.delete(look);
        resolve();
      };
      this.watchers.add(look);
      look();
    });
  }

  /** All new messages of a room, whichever frame brought them. */
  messagesOf(roomId: string) {
    return this.heard
      .flatMap(({ event, payload }) => {
        if (event === 'message' || event === 'private_message') return [payload as ServerPayload<'message'>];
        return event === 'messages' ? (payload as ServerPayload<'messages'>).messages : [];
      })
      .filter(({ room }) => room === roomId);
  }

  close(): void {
    this.raw.close();
  }

  private wake(): void {
    for (const look of [...this.watchers]) look();
  }
}

export function cookieOf({ headers }: HttpAnswer<unknown>): string {
  const cookie = headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error('No cookie was set.');
  return cookie;
}
