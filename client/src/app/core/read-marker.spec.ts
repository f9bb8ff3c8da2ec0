import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ApiError } from './api-error';
import { Attention } from './attention';
import { ReadMarker } from './read-marker';
import { RoomsStore } from './rooms-store';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { aMembership, aRoom } from './testing/samples';
import { provideSomeone } from './testing/someone';

describe('ReadMarker', () => {
  const visible = signal(true);
  let connection: FakeConnection;
  let marker: ReadMarker;

  beforeEach(async () => {
    vi.useFakeTimers();
    visible.set(true);
    connection = new FakeConnection();
    connection.hold('mark_messages_read');
    const rooms = [aRoom({ seq: 20, rev: 20, membership: aMembership({ lastReadSeq: 5 }) })];
    TestBed.configureTestingModule({
      providers: [
        ...provideFakes(connection, fakeApi({ rooms: () => Promise.resolve(rooms) })),
        provideSomeone(),
        { provide: Attention, useValue: { visible } },
      ],
    });
    marker = TestBed.inject(ReadMarker);
    await TestBed.inject(RoomsStore).refresh();
    TestBed.tick();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const settle = async (ms = 400) => {
    TestBed.tick();
    await vi.advanceTimersByTimeAsync(ms);
  };
  const told = () => connection.asked.map(({ payload }) => payload);

  it('counts at once on this page and tells the server of the last mark only', async () => {
    for (const seq of [6, 9, 12]) marker.markRead('general', seq);
    expect(TestBed.inject(RoomsStore).unreadTotal()).toBe(8);
    expect(told()).toEqual([]);
    await settle();
    expect(told()).toEqual([{ room: 'general', seq: 12 }]);
  });

  it('never marks back', async () => {
    marker.markRead('general', 12);
    marker.markRead('general', 8);
    marker.markRead('general', 3);
    await settle();
    expect(told()).toEqual([{ room: 'general', seq: 12 }]);
  });

  it('marks nothing while nobody can be looking', async () => {
    visible.set(false);
    marker.markRead('general', 12);
    await settle();
    expect([told().length, TestBed.inject(RoomsStore).unreadTotal()]).toEqual([0, 15]);
  });

  it('tells the server later when it was not reached', async () => {
    marker.markRead('general', 12);
    await settle();
    connection.setState('reconnecting');
    connection.asked[0]?.refuse(new ApiError('network.offline'));
    await settle(60_000);
    expect(told().length).toBe(1);
    connection.setState('online');
    await settle();
    expect(told()).toEqual([
      { room: 'general', seq: 12 },
      { room: 'general', seq: 12 },
    ]);
  });

  it('does not tell again what the server knows', async () => {
    marker.markRead('general', 12);
    await settle();
    connection.asked[0]?.answer({ lastReadSeq: 12 });
    await settle();
    connection.setState('reconnecting');
    await settle();
    connection.setState('online');
    await settle();
    expect(told().length).toBe(1);
  });

  it('tells of a mark that moved on while the one before was on its way', async () => {
    marker.markRead('general', 12);
    await settle();
    marker.markRead('general', 15);
    connection.asked[0]?.answer({ lastReadSeq: 12 });
    await settle();
    expect(told()).toEqual([
      { room: 'general', seq: 12 },
      { room: 'general', seq: 15 },
    ]);
  });
});
