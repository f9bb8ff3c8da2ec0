import { TestBed } from '@angular/core/testing';
import type { Message, Room } from '#contracts';
import { ApiError } from './api-error';
import { LiveSession } from './live-session';
import { OrderApi } from './order-api';
import { MarkedMessages } from './marked-messages';
import { Outbox } from './outbox';
import { MemoryOutboxStorage, OUTBOX_STORAGE } from './outbox-storage';
import { PinsStore } from './pins-store';
import { PresenceStore } from './presence-store';
import { RoomsStore } from './rooms-store';
import { SessionStore } from './session-store';
import { OUTBOX_TABS } from './tabs';
import { FakeConnection, SingleTab, fakeApi, provideFakes } from './testing/fakes';
import { aMessage, aRoom, aServer, anOwnUser, messagesBetween } from './testing/samples';
import { Timelines } from './timelines';

describe('LiveSession', () => {
  const sara = anOwnUser({ username: 'sara', id: 'id-of-sara' });
  const omid = anOwnUser({ username: 'omid', id: 'id-of-omid' });
  let connection: FakeConnection;
  let signedIn: typeof sara | null;
  let room: Room;
  let asked: string[];
  let kept: Message[];

  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.setItem('sokhan.signedIn', '1');
    signedIn = sara;
    room = aRoom({ seq: 3, rev: 3 });
    asked = [];
    kept = [];
    connection = new FakeConnection();
    connection.setState('idle');
    connection.prepare('get_online_users', () => {
      asked.push('online');
      return { online: ['sara', 'omid'], states: {} };
    });
    connection.prepare('sync', ({ since }) => {
      asked.push(`sync ${since}`);
      return {
        room,
        rev: room.rev,
        messages: messagesBetween(since + 1, room.rev),
        hasMore: false,
        answered: [],
        reads: [],
      };
    });
    const api = fakeApi({
      me: () => {
        asked.push('me');
        return signedIn ? Promise.resolve(signedIn) : Promise.reject(new ApiError('auth.required', 401));
      },
      rooms: () => {
        asked.push('rooms');
        return Promise.resolve([room]);
      },
      history: () => Promise.resolve({ messages: messagesBetween(1, 3), hasMore: false, answered: [] }),
      threads: () => Promise.resolve({ threads: [] }),
      announcements: () => Promise.resolve([]),
      server: () => Promise.resolve(aServer()),
      readMarks: () => Promise.resolve([]),
      pins: () => Promise.resolve([aMessage(1, { pinnedAt: '2026-03-21T10:00:00.000Z' })]),
      mentions: () => Promise.resolve({ messages: [] }),
      bookmarks: () => Promise.resolve({ messages: kept }),
      logout: () => Promise.resolve(),
    });
    TestBed.configureTestingModule({
      providers: [
        ...provideFakes(connection, api),
        { provide: OUTBOX_STORAGE, useValue: () => Promise.resolve(new MemoryOutboxStorage()) },
        { provide: OrderApi, useValue: { notices: () => Promise.resolve([]) } },
        { provide: OUTBOX_TABS, useValue: new SingleTab() },
      ],
    });
    TestBed.inject(LiveSession);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const settle = async () => {
    TestBed.tick();
    await vi.advanceTimersByTimeAsync(0);
    TestBed.tick();
  };
  const signIn = async () => {
    await TestBed.inject(SessionStore).restore();
    await settle();
    await connection.catchUp();
    asked = [];
  };

  it('connects when somebody is signed in, and not before', async () => {
    await settle();
    expect(connection.connects).toBe(0);
    await signIn();
    expect(connection.connects).toBe(1);
  });

  it('asks for the list of rooms first and then for what the loaded rooms miss', async () => {
    await signIn();
    await TestBed.inject(Timelines).of('general').open();
    room = aRoom({ seq: 8, rev: 8 });
    await connection.catchUp();
    expect(asked).toEqual(['me', 'rooms', 'online', 'sync 3']);
    expect(TestBed.inject(Timelines).of('general').messages().length).toBe(8);
    expect(TestBed.inject(PresenceStore).isOnline('omid')).toBe(true);
  });

  it('takes over bookmarks that were set and removed on another device meanwhile', async () => {
    kept = [aMessage(1, { bookmarked: true })];
    await signIn();
    const timeline = TestBed.inject(Timelines).of('general');
    await timeline.open();
    const bookmarked = () => timeline.messages().flatMap(({ seq, bookmarked }) => (bookmarked ? seq : []));
    await connection.catchUp();
    expect(bookmarked()).toEqual([1]);
    kept = [aMessage(2, { bookmarked: true })];
    await connection.catchUp();
    expect(bookmarked()).toEqual([2]);
  });

  it('shows nobody’s pins and mentions to the next person', async () => {
    await signIn();
    const pins = TestBed.inject(PinsStore);
    await pins.load('general');
    const marked = TestBed.inject(MarkedMessages);
    await marked.mentions.load();
    expect([pins.of('general').status, marked.mentions.status()]).toEqual(['ready', 'ready']);
    await TestBed.inject(SessionStore).logout();
    await settle();
    expect([pins.of('general').status, marked.mentions.status()]).toEqual(['loading', 'loading']);
  });

  it('forgets everything of the person who signed out', async () => {
    await signIn();
    connection.setState('reconnecting');
    const timeline = TestBed.inject(Timelines).of('general');
    await timeline.open();
    TestBed.inject(Outbox).send('general', { text: 'سلام' });
    await settle();

    await TestBed.inject(SessionStore).logout();
    await settle();
    expect(connection.state()).toBe('idle');
    expect(TestBed.inject(RoomsStore).own()).toEqual([]);
    expect(TestBed.inject(Outbox).echoes()).toEqual([]);
    expect(TestBed.inject(PresenceStore).isOnline('omid')).toBe(false);
    expect(timeline.items()).toEqual([]);
  });

  it('signs out with the reason and the end when the server bans', async () => {
    await signIn();
    const until = '2026-03-28T08:30:00.000Z';
    connection.ended({ reason: 'banned', until, words: 'تبلیغ' });
    await settle();
    const session = TestBed.inject(SessionStore);
    expect([session.state(), session.endedReason()]).toEqual(['signedOut', 'banned']);
    expect(session.ban()).toMatchObject({ code: 'account.banned', decision: { until, reason: 'تبلیغ' } });
  });

  it('goes on under the new token when a new password ended the session', async () => {
    await signIn();
    connection.ended({ reason: 'revoked' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(TestBed.inject(SessionStore).state()).toBe('signedIn');
    expect(connection.connects).toBe(2);
  });

  it('signs out when the session was revoked on another device', async () => {
    await signIn();
    signedIn = null;
    connection.ended({ reason: 'revoked' });
    await vi.advanceTimersByTimeAsync(1_000);
    const session = TestBed.inject(SessionStore);
    expect([session.state(), session.endedReason()]).toEqual(['signedOut', 'revoked']);
    expect(connection.connects).toBe(1);
  });

  it('begins anew as the other person when another tab signed in as somebody else', async () => {
    await signIn();
    signedIn = omid;
    await connection.catchUp();
    await settle();
    expect(TestBed.inject(SessionStore).username()).toBe('omid');
    expect(connection.connects).toBe(2);
    expect(TestBed.inject(RoomsStore).loaded()).toBe(false);
  });
});
