import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Room } from '#contracts';
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

  let onServer: Room[];
  let unreadAsked: [string, number][];
  let refusal: ApiError | null;

  beforeEach(async () => {
    vi.useFakeTimers();
    visible.set(true);
    connection = new FakeConnection();
    connection.hold('mark_messages_read');
    unreadAsked = [];
    refusal = null;
    onServer = [aRoom({ seq: 20, rev: 20, membership: aMembership({ lastReadSeq: 5, mentions: 2 }) })];
    const api = fakeApi({
      rooms: () => Promise.resolve(onServer),
      markUnread: (room, seq) => {
        unreadAsked.push([room, seq]);
        if (refusal) return Promise.reject(refusal);
        return Promise.resolve({ lastReadSeq: seq - 1, lastReadAsides: 0, mentions: 1 });
      },
    });
    TestBed.configureTestingModule({
      providers: [
        ...provideFakes(connection, api),
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
    for (const seq of [6, 9, 12]) marker.markRead('general', { seq });
    expect(TestBed.inject(RoomsStore).unreadTotal()).toBe(8);
    expect(told()).toEqual([]);
    await settle();
    expect(told()).toEqual([{ room: 'general', seq: 12 }]);
  });

  it('never marks back', async () => {
    marker.markRead('general', { seq: 12 });
    marker.markRead('general', { seq: 8 });
    marker.markRead('general', { seq: 3 });
    await settle();
    expect(told()).toEqual([{ room: 'general', seq: 12 }]);
  });

  it('marks nothing while nobody can be looking', async () => {
    visible.set(false);
    marker.markRead('general', { seq: 12 });
    await settle();
    expect([told().length, TestBed.inject(RoomsStore).unreadTotal()]).toEqual([0, 15]);
  });

  it('tells the server later when it was not reached', async () => {
    marker.markRead('general', { seq: 12 });
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
    marker.markRead('general', { seq: 12 });
    await settle();
    connection.asked[0]?.answer({ lastReadSeq: 12, lastReadAsides: 0, mentions: 0 });
    await settle();
    connection.setState('reconnecting');
    await settle();
    connection.setState('online');
    await settle();
    expect(told().length).toBe(1);
  });

  it('tells of a mark that moved on while the one before was on its way', async () => {
    marker.markRead('general', { seq: 12 });
    await settle();
    marker.markRead('general', { seq: 15 });
    connection.asked[0]?.answer({ lastReadSeq: 12, lastReadAsides: 0, mentions: 0 });
    await settle();
    expect(told()).toEqual([
      { room: 'general', seq: 12 },
      { room: 'general', seq: 15 },
    ]);
  });

  const unread = () => TestBed.inject(RoomsStore).unreadTotal();
  const membership = () => TestBed.inject(RoomsStore).find('general')?.membership;

  it('counts what stands only in threads apart', async () => {
    onServer = [
      aRoom({ seq: 20, asides: 6, membership: aMembership({ lastReadSeq: 5, lastReadAsides: 1 }) }),
    ];
    await TestBed.inject(RoomsStore).refresh();
    marker.markRead('general', { seq: 12, asides: 3 });
    expect(unread()).toBe(5);
  });

  it('keeps a mark the server does not know yet when the list comes anew', async () => {
    marker.markRead('general', { seq: 12 });
    await TestBed.inject(RoomsStore).refresh();
    marker.reapply();
    expect(unread()).toBe(8);
  });

  it('keeps its newest mark when the server speaks of one before it', () => {
    marker.markRead('general', { seq: 12 });
    connection.deliver('read_updated', { room: 'general', username: 'sara', lastReadSeq: 9 });
    expect(membership()?.lastReadSeq).toBe(12);
  });

  it('takes over the mentions the server counts after the mark', async () => {
    marker.markRead('general', { seq: 12 });
    await settle();
    connection.asked[0]?.answer({ lastReadSeq: 12, lastReadAsides: 0, mentions: 1 });
    await settle();
    expect(membership()?.mentions).toBe(1);
  });

  it('has no mentions left when everything is read', () => {
    marker.markRead('general', { seq: 20 });
    expect(membership()?.mentions).toBe(0);
  });

  it('marks all rooms, looked at or not, and tells the server at once', () => {
    visible.set(false);
    marker.markAll();
    expect(told()).toEqual([{ room: 'general', seq: 20 }]);
  });

  describe('when messages were marked as unread', () => {
    it('moves the mark back and looks no further', async () => {
      await marker.markUnread('general', 15);
      marker.markRead('general', { seq: 20 });
      await settle();
      expect([unreadAsked, unread(), told()]).toEqual([[['general', 15]], 6, []]);
    });

    it('first tells of the mark that the server does not know yet', async () => {
      marker.markRead('general', { seq: 20 });
      const marking = marker.markUnread('general', 15);
      await settle(0);
      expect([told(), unreadAsked]).toEqual([[{ room: 'general', seq: 20 }], []]);
      connection.asked[0]?.answer({ lastReadSeq: 20, lastReadAsides: 0, mentions: 0 });
      await marking;
      expect([unreadAsked, unread()]).toEqual([[['general', 15]], 6]);
    });

    it('tells the server of the mark all the same when it was refused', async () => {
      marker.markRead('general', { seq: 20 });
      refusal = new ApiError('server.busy', 503);
      const marking = marker.markUnread('general', 15);
      await settle(0);
      connection.asked[0]?.answer({ lastReadSeq: 20, lastReadAsides: 0, mentions: 0 });
      await expect(marking).rejects.toThrow();
      await settle();
      expect([unread(), told()]).toEqual([0, [{ room: 'general', seq: 20 }]]);
    });

    it('looks no further when it was done on another device', async () => {
      marker.hold('general');
      marker.markRead('general', { seq: 20 });
      await settle();
      expect([unread(), told()]).toEqual([15, []]);
    });

    it('reads again when somebody enters anew', async () => {
      await marker.markUnread('general', 15);
      marker.enter('general');
      marker.markRead('general', { seq: 20 });
      expect(unread()).toBe(0);
    });

    it('waits for a mark that is on its way', async () => {
      marker.markRead('general', { seq: 20 });
      await settle();
      const marking = marker.markUnread('general', 15);
      await settle();
      expect(unreadAsked).toEqual([]);
      connection.asked[0]?.answer({ lastReadSeq: 20, lastReadAsides: 0, mentions: 0 });
      await marking;
      expect(unread()).toBe(6);
    });
  });
});
