import { describe, expect, it } from 'vitest';
import { Log } from '../logging/log.js';
import type { AppSocket } from './app-socket.js';
import { Dispatcher } from './dispatcher.js';

type Middleware = (packet: unknown[]) => void;

/** A connection whose events the test sends itself. */
function connection(callback: (payload: unknown) => Promise<object>) {
  let receive: Middleware = () => undefined;
  const socket = {
    data: { principal: { user: { username: 'sara' } } },
    conn: { transport: {}, writeBuffer: [] },
    use: (middleware: Middleware) => (receive = middleware),
  } as unknown as AppSocket;
  const dispatcher = new Dispatcher(socket, new Log({ logLevel: 'silent' }));
  dispatcher.add([{ message: 'ask', callback, isAckHandledManually: false }]);
  const send = (event: string, ...args: unknown[]) =>
    new Promise<unknown>((resolve) => receive([event, ...args, resolve]));
  return { send, receive: (packet: unknown[]) => receive(packet) };
}

describe('Dispatcher', () => {
  it('answers with what the handler gives when it gives something', async () => {
    const { send } = connection(async (payload) => ({ heard: payload }));
    expect(await send('ask', 5)).toEqual({ ok: true, heard: 5 });
    expect(await send('ask')).toEqual({ ok: true, heard: undefined });
  });

  it('refuses with server.busy when a thousand events are worked on, and takes on when they are done', async () => {
    let release = () => undefined as void;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { send } = connection(() => gate.then(() => ({})));
    const held = Array.from({ length: 1_000 }, () => send('ask'));
    expect(await send('ask')).toMatchObject({
      ok: false,
      error: { code: 'server.busy', retryAfterMs: 1_000 },
    });
    release();
    await Promise.all(held);
    expect(await send('ask')).toEqual({ ok: true });
  });

  it('lives when a handler fails in a way that nobody answered', async () => {
    const { send, receive } = connection(async (payload) => {
      if (payload === 'fail') throw new Error('unforeseen');
      return {};
    });
    receive(['ask', 'fail']);
    receive(['unknown', {}]);
    expect(await send('ask')).toEqual({ ok: true });
  });
});
