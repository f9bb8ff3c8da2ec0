import { computed } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PresenceStore } from './presence-store';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';

describe('PresenceStore', () => {
  let connection: FakeConnection;
  let presence: PresenceStore;

  beforeEach(() => {
    connection = new FakeConnection();
    connection.prepare('get_online_users', () => ({ online: ['sara', 'omid'], states: {} }));
    TestBed.configureTestingModule({ providers: provideFakes(connection, fakeApi()) });
    presence = TestBed.inject(PresenceStore);
  });
  afterEach(() => vi.useRealTimers());

  it('begins with everybody who is online', async () => {
    await presence.refresh();
    expect(['sara', 'omid', 'mina'].map((username) => presence.isOnline(username))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('follows who comes and who goes', async () => {
    await presence.refresh();
    connection.deliver('presence', {
      changes: [
        { username: 'mina', state: 'online' },
        { username: 'omid', state: 'offline', lastSeenAt: '2026-03-21T09:00:00.000Z' },
      ],
    });
    expect(['sara', 'mina', 'omid'].map((username) => presence.isOnline(username))).toEqual([
      true,
      true,
      false,
    ]);
    expect(presence.lastSeen('omid')).toBe('2026-03-21T09:00:00.000Z');
  });

  it('tells how people seem, and what they say of themselves now', async () => {
    connection.prepare('get_online_users', () => ({
      online: ['sara', 'omid'],
      states: { omid: 'dnd' as const },
    }));
    await presence.refresh();
    const loaded = { username: 'omid', status: { state: 'online', text: 'قدیمی' } } as const;
    expect(presence.statusOf(loaded)).toEqual({ state: 'dnd', text: 'قدیمی' });
    connection.deliver('user_status_updated', {
      username: 'omid',
      status: { state: 'away', text: 'ناهار', emoji: '🍽️' },
    });
    expect(presence.statusOf(loaded)).toEqual({ state: 'away', text: 'ناهار', emoji: '🍽️' });
    connection.deliver('user_status_updated', { username: 'omid', status: { state: 'offline' } });
    expect(presence.statusOf(loaded)).toEqual({ state: 'offline' });
  });

  it('keeps a status that is told while the list of a new connection is on its way', async () => {
    const refreshed = presence.refresh();
    connection.deliver('user_status_updated', { username: 'omid', status: { state: 'online', text: 'نو' } });
    await refreshed;
    expect(presence.statusOf({ username: 'omid', status: { state: 'online', text: 'قدیمی' } }).text).toBe(
      'نو',
    );
  });

  it('forgets on a new connection whoever went meanwhile', async () => {
    connection.deliver('presence', { changes: [{ username: 'mina', state: 'online' }] });
    await presence.refresh();
    expect(presence.isOnline('mina')).toBe(false);
  });

  it('drops what somebody said when its time is over, though nobody tells of it', () => {
    vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00.000Z') });
    const until = '2026-11-22T12:30:00.000Z';
    const loaded = { username: 'omid', status: { state: 'online', text: 'در جلسه', until } } as const;
    const shown = computed(() => presence.statusOf(loaded));
    connection.deliver('presence', { changes: [{ username: 'omid', state: 'online' }] });
    expect(shown()).toEqual(loaded.status);
    vi.advanceTimersByTime(29 * 60_000);
    expect(shown()).toEqual(loaded.status);
    vi.advanceTimersByTime(60_000);
    expect(shown()).toEqual({ state: 'online' });
    const next = { state: 'online', emoji: '🌴', until: '2026-11-22T18:00:00.000Z' } as const;
    connection.deliver('user_status_updated', { username: 'omid', status: next });
    expect(shown()).toEqual(next);
  });

  it('does not say after a reconnection what ended meanwhile', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00.000Z') });
    const until = '2026-11-22T12:30:00.000Z';
    const loaded = { username: 'omid', status: { state: 'online', emoji: '📅', until } } as const;
    const shown = computed(() => presence.statusOf(loaded));
    expect(shown().emoji).toBe('📅');
    vi.setSystemTime(new Date('2026-11-22T13:00:00.000Z'));
    await presence.refresh();
    expect(shown()).toEqual({ state: 'online' });
  });
});
