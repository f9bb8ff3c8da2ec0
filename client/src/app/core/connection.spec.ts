import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ERRORS } from '#contracts';
import { ApiError } from './api-error';
import { Connection } from './connection';
import { SOCKET_FACTORY } from './socket';
import { FakeSocket } from './testing/fake-socket';
import { aMessage } from './testing/samples';

const wireError = (code: keyof typeof ERRORS, more: object = {}) => ({
  code,
  message: ERRORS[code].message,
  ...more,
});

describe('Connection', () => {
  let socket: FakeSocket;
  let connection: Connection;
  const faults: unknown[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    // The longest wait of every spread, so that a test knows when it ends.
    vi.spyOn(Math, 'random').mockReturnValue(1);
    setOnline(true);
    socket = new FakeSocket();
    faults.length = 0;
    TestBed.configureTestingModule({
      providers: [
        { provide: SOCKET_FACTORY, useValue: () => socket.asSocket() },
        { provide: ErrorHandler, useValue: { handleError: (fault: unknown) => faults.push(fault) } },
      ],
    });
    connection = TestBed.inject(Connection);
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
    setVisible(true);
  });

  const settle = () => vi.advanceTimersByTimeAsync(0);
  const goOnline = async () => {
    connection.connect();
    socket.accept();
    await settle();
  };

  function setOnline(online: boolean): void {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
    window.dispatchEvent(new Event(online ? 'online' : 'offline'));
  }

  function setVisible(visible: boolean): void {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visible ? 'visible' : 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('is idle until somebody is signed in', () => {
    expect(connection.state()).toBe('idle');
    expect(socket.tries).toBe(0);
  });

  it('connects, catches up and is online then, and not before', async () => {
    let caughtUp: () => void = () => undefined;
    connection.setCatchUp(() => new Promise((resolve) => (caughtUp = resolve)));
    connection.connect();
    expect(connection.state()).toBe('connecting');
    socket.accept();
    expect(connection.state()).toBe('catchingUp');
    await settle();
    expect(connection.state()).toBe('catchingUp');
    caughtUp();
    await settle();
    expect(connection.state()).toBe('online');
  });

  it('connects once when it is asked twice', () => {
    connection.connect();
    connection.connect();
    expect(socket.tries).toBe(1);
  });

  it('catches up again when the server could not answer', async () => {
    let tries = 0;
    connection.setCatchUp(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new ApiError('server.busy', 503, [], 700)) : Promise.resolve();
    });
    await goOnline();
    expect(connection.state()).toBe('catchingUp');
    await vi.advanceTimersByTimeAsync(699);
    expect(tries).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect([tries, connection.state()]).toEqual([2, 'online']);
  });

  it('is not online when the connection was lost while it caught up', async () => {
    let caughtUp: () => void = () => undefined;
    connection.setCatchUp(() => new Promise((resolve) => (caughtUp = resolve)));
    await goOnline();
    socket.close('transport error');
    caughtUp();
    await settle();
    expect(connection.state()).toBe('reconnecting');
  });

  it('comes back within five seconds, spread, when the server closed', async () => {
    await goOnline();
    socket.close('transport close');
    expect(connection.state()).toBe('reconnecting');
    await vi.advanceTimersByTimeAsync(4_999);
    expect(socket.tries).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(socket.tries).toBe(2);
  });

  it('tries at once-a-second pace first and ever more slowly when it is refused', async () => {
    await goOnline();
    socket.close('transport error');
    for (const wait of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const before = socket.tries;
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(socket.tries).toBe(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(socket.tries).toBe(before + 1);
      socket.refuse();
    }
    expect(connection.state()).toBe('reconnecting');
  });

  it('says why nobody is let in from a banned address, and no more once somebody is', async () => {
    const until = '2026-03-28T08:30:00.000Z';
    await goOnline();
    socket.close('transport close');
    expect(connection.shutOut()).toBeNull();
    socket.refuse(wireError('address.banned', { until }));
    expect(connection.state()).toBe('reconnecting');
    expect(connection.shutOut()).toMatchObject({ code: 'address.banned', decision: { until } });
    socket.accept();
    await settle();
    expect([connection.shutOut(), connection.state()]).toEqual([null, 'online']);
  });

  it('forgets that an address was banned when the server is merely gone, or the person', async () => {
    await goOnline();
    socket.close('transport close');
    socket.refuse(wireError('address.banned'));
    socket.refuse();
    expect(connection.shutOut()).toBeNull();
    socket.refuse(wireError('address.banned'));
    connection.disconnect();
    expect(connection.shutOut()).toBeNull();
  });

  it('says that the browser is offline when it is', async () => {
    await goOnline();
    setOnline(false);
    expect(connection.state()).toBe('offline');
    expect(socket.connected).toBe(false);
  });

  it('tries at once when the network is back', async () => {
    await goOnline();
    setOnline(false);
    const before = socket.tries;
    setOnline(true);
    expect(socket.tries).toBe(before + 1);
    socket.accept();
    await settle();
    expect(connection.state()).toBe('online');
  });

  it('tries nothing when the browser is offline, however long it is and whoever looks', async () => {
    await goOnline();
    socket.close('transport error');
    setOnline(false);
    await vi.advanceTimersByTimeAsync(120_000);
    setVisible(false);
    setVisible(true);
    expect([connection.state(), socket.tries]).toEqual(['offline', 1]);
    setOnline(true);
    expect([connection.state(), socket.tries]).toEqual(['reconnecting', 2]);
  });

  it('does not go by the network when the server was reached without one', async () => {
    setOnline(false);
    await goOnline();
    socket.close('transport error');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(socket.tries).toBe(2);
    socket.accept();
    await settle();
    setOnline(false);
    expect(connection.state()).toBe('online');
  });

  it('is online without a network when the server is reached all the same', async () => {
    setOnline(false);
    await goOnline();
    expect(connection.state()).toBe('online');
  });

  it('tries at once when the page is looked at again', async () => {
    await goOnline();
    setVisible(false);
    socket.close('ping timeout');
    const before = socket.tries;
    setVisible(true);
    expect(socket.tries).toBe(before + 1);
  });

  it('asks for a sign of life after a long sleep, and takes a mute connection for dead', async () => {
    await goOnline();
    setVisible(false);
    await vi.advanceTimersByTimeAsync(21_000);
    setVisible(true);
    expect(socket.questions.map(({ event, timeoutMs }) => [event, timeoutMs])).toEqual([
      ['get_online_users', 4_000],
    ]);
    const before = socket.tries;
    socket.questions[0]?.silence();
    await settle();
    expect([connection.state(), socket.tries]).toEqual(['reconnecting', before + 1]);
  });

  it('stays connected after a long sleep when the server answers', async () => {
    await goOnline();
    setVisible(false);
    await vi.advanceTimersByTimeAsync(21_000);
    setVisible(true);
    socket.questions[0]?.answer({ ok: true });
    await settle();
    expect(connection.state()).toBe('online');
  });

  it('asks nothing after a short look elsewhere', async () => {
    await goOnline();
    setVisible(false);
    await vi.advanceTimersByTimeAsync(5_000);
    setVisible(true);
    expect(socket.questions).toEqual([]);
  });

  it('gives what an ack carries', async () => {
    await goOnline();
    const answer = connection.request('mark_messages_read', { room: 'general', seq: 4 });
    expect(socket.questions[0]).toMatchObject({
      event: 'mark_messages_read',
      payload: { room: 'general', seq: 4 },
    });
    socket.questions[0]?.answer({ ok: true, lastReadSeq: 4 });
    await expect(answer).resolves.toMatchObject({ lastReadSeq: 4 });
  });

  it('throws the refusal of an ack', async () => {
    await goOnline();
    const answer = connection.request('join_room', { room: 'general' });
    socket.questions[0]?.answer({ ok: false, error: wireError('rate.limited', { retryAfterMs: 900 }) });
    await expect(answer).rejects.toMatchObject({ code: 'rate.limited', retryAfterMs: 900, status: 429 });
  });

  it('throws network.offline when no ack comes in time', async () => {
    await goOnline();
    const answer = connection.request('join_room', { room: 'general' }, { timeoutMs: 300 });
    expect(socket.questions[0]?.timeoutMs).toBe(300);
    socket.questions[0]?.silence();
    await expect(answer).rejects.toMatchObject({ code: 'network.offline' });
  });

  it('asks nothing and throws network.offline while it is not connected', async () => {
    connection.connect();
    await expect(connection.request('join_room', { room: 'general' })).rejects.toMatchObject({
      code: 'network.offline',
    });
    expect(socket.questions).toEqual([]);
  });

  it('drops a notice while it is not connected', async () => {
    connection.notify('typing', { room: 'general', typing: true });
    await goOnline();
    connection.notify('typing', { room: 'general', typing: true });
    expect(socket.notices).toEqual(['typing']);
  });

  it('hands a pushed event to everybody who wants it, until they do not', async () => {
    const seen: string[] = [];
    const stop = connection.on('message', ({ seq }) => seen.push(`one ${seq}`));
    connection.on('message', ({ seq }) => seen.push(`two ${seq}`));
    await goOnline();
    socket.push('message', aMessage(1));
    stop();
    socket.push('message', aMessage(2));
    expect(seen).toEqual(['one 1', 'two 1', 'two 2']);
  });

  it('hands an event to the others when one of them fails at it', async () => {
    const seen: number[] = [];
    connection.on('message', () => {
      throw new Error('fault');
    });
    connection.on('message', ({ seq }) => seen.push(seq));
    await goOnline();
    socket.push('message', aMessage(1));
    expect(seen).toEqual([1]);
    expect(faults).toEqual([new Error('fault')]);
  });

  it('ends with the reason when the server ends the session', async () => {
    const ended: string[] = [];
    connection.setEnded(({ reason }) => ended.push(reason));
    await goOnline();
    socket.push('session_ended', { reason: 'banned' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([ended, connection.state(), socket.tries]).toEqual([['banned'], 'idle', 1]);
  });

  it('ends when the server does not know the session any more', async () => {
    const ended: string[] = [];
    connection.setEnded(({ reason }) => ended.push(reason));
    connection.connect();
    socket.refuse(wireError('auth.required'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([ended, connection.state(), socket.tries]).toEqual([['expired'], 'idle', 1]);
  });

  it('waits as long as a busy server asks', async () => {
    connection.connect();
    socket.refuse(wireError('server.busy', { retryAfterMs: 10_000 }));
    await vi.advanceTimersByTimeAsync(11_999);
    expect(socket.tries).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(socket.tries).toBe(2);
  });

  it('does not come back by itself when it was disconnected', async () => {
    await goOnline();
    connection.disconnect();
    await vi.advanceTimersByTimeAsync(60_000);
    setOnline(true);
    expect([connection.state(), socket.tries]).toEqual(['idle', 1]);
  });
});
