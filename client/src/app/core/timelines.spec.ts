import { TestBed } from '@angular/core/testing';
import type { HistoryAnswer, HistoryQuery, SyncAnswer } from '#contracts';
import { ApiError } from './api-error';
import { OUTBOX_STORAGE, MemoryOutboxStorage } from './outbox-storage';
import { Outbox } from './outbox';
import { RoomsStore } from './rooms-store';
import { OUTBOX_TABS } from './tabs';
import { FakeConnection, SingleTab, fakeApi, provideFakes } from './testing/fakes';
import { aMessage, aRoom, messagesBetween } from './testing/samples';
import { provideSomeone } from './testing/someone';
import type { TimelineStore } from './timeline-store';
import { Timelines } from './timelines';

/** A room on the server: what it holds, and how it answers. */
class ServerRoom {
  messages = messagesBetween(1, 120);
  /** More than the last message's where the room itself changed. */
  extraRevs = 0;
  questions: string[] = [];
  failure: ApiError | null = null;
  pageOf = 50;

  get rev(): number {
    return (this.messages.at(-1)?.rev ?? 0) + this.extraRevs;
  }

  get room() {
    return aRoom({ id: 'general', seq: this.messages.length, rev: this.rev });
  }

  grow(to: number): void {
    this.messages = messagesBetween(1, to);
  }

  history(query: HistoryQuery): HistoryAnswer {
    this.questions.push(`history ${JSON.stringify(query)}`);
    if (this.failure) throw this.failure;
    const { limit = 50, after, around } = query;
    const shown = this.messages.filter(({ thread, inRoom }) => !thread || inRoom);
    const newer = shown.filter(({ seq }) => seq > (after ?? 0));
    if (after) return { messages: newer.slice(0, limit), hasMore: newer.length > limit, answered: [] };
    const before = around ? around + limit / 2 : (query.before ?? Infinity);
    const older = shown.filter(({ seq }) => seq < before);
    return {
      messages: older.slice(-limit),
      hasMore: older.length > limit,
      answered: [],
      ...(around && { hasMoreAfter: older.length < shown.length }),
    };
  }

  sync(since: number): SyncAnswer {
    this.questions.push(`sync ${since}`);
    if (this.failure) throw this.failure;
    const changed = this.messages.filter(({ rev }) => rev > since);
    const page = changed.slice(0, this.pageOf);
    const hasMore = changed.length > page.length;
    return {
      room: this.room,
      messages: page,
      hasMore,
      answered: [],
      reads: [],
      rev: hasMore ? (page.at(-1)?.rev ?? since) : this.rev,
    };
  }
}

describe('Timelines', () => {
  let server: ServerRoom;
  let connection: FakeConnection;
  let timelines: Timelines;
  let timeline: TimelineStore;

  beforeEach(async () => {
    vi.useFakeTimers();
    server = new ServerRoom();
    connection = new FakeConnection();
    connection.prepare('sync', ({ since }) => server.sync(since));
    const api = fakeApi({
      rooms: () => Promise.resolve([server.room]),
      readMarks: () => Promise.resolve([]),
      history: async (_room: string, query: HistoryQuery = {}) => {
        await Promise.resolve();
        return server.history(query);
      },
    });
    TestBed.configureTestingModule({
      providers: [
        ...provideFakes(connection, api),
        provideSomeone(),
        { provide: OUTBOX_STORAGE, useValue: () => Promise.resolve(new MemoryOutboxStorage()) },
        { provide: OUTBOX_TABS, useValue: new SingleTab() },
      ],
    });
    timelines = TestBed.inject(Timelines);
    await TestBed.inject(RoomsStore).refresh();
    await TestBed.inject(Outbox).start('id-of-sara');
    timeline = timelines.of('general');
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const settle = async () => {
    TestBed.tick();
    await vi.advanceTimersByTimeAsync(0);
  };
  const open = async () => {
    await timeline.open();
    server.questions = [];
  };
  const seqs = () => timeline.messages().map(({ seq }) => seq);
  const range = (first: number, last: number) => messagesBetween(first, last).map(({ seq }) => seq);

  it('loads the newest page when it is opened', async () => {
    expect(timeline.status()).toBe('loading');
    await timeline.open();
    expect(timeline.status()).toBe('ready');
    expect(seqs()).toEqual(range(71, 120));
    expect(timeline.hasOlder()).toBe(true);
    expect(timeline.rev).toBe(120);
  });

  it('asks once when it is opened twice', async () => {
    await Promise.all([timeline.open(), timeline.open()]);
    await timeline.open();
    expect(server.questions.length).toBe(1);
  });

  it('scrolls back page by page to the first message', async () => {
    await open();
    await timeline.loadOlder();
    expect(seqs()).toEqual(range(21, 120));
    await timeline.loadOlder();
    expect(seqs()).toEqual(range(1, 120));
    expect(timeline.hasOlder()).toBe(false);
    await timeline.loadOlder();
    expect(server.questions.length).toBe(2);
  });

  it('can be asked for older messages again when that failed', async () => {
    await open();
    server.failure = new ApiError('network.offline');
    await expect(timeline.loadOlder()).rejects.toThrow(ApiError);
    expect(timeline.loadingOlder()).toBe(false);
    server.failure = null;
    await timeline.loadOlder();
    expect(seqs()).toEqual(range(21, 120));
  });

  it('says why it could not be opened, and opens when asked again', async () => {
    server.failure = new ApiError('network.offline');
    await timeline.open();
    expect([timeline.status(), timeline.error()]).toEqual(['error', 'network.offline']);
    server.failure = null;
    await timeline.open();
    expect([timeline.status(), timeline.error()]).toEqual(['ready', null]);
  });

  it('appends what is pushed without asking anything', async () => {
    await open();
    connection.deliver('message', aMessage(121));
    connection.deliver('messages', { room: 'general', messages: messagesBetween(122, 125) });
    await settle();
    expect(seqs()).toEqual(range(71, 125));
    expect(server.questions).toEqual([]);
  });

  it('passes over messages of other rooms', async () => {
    await open();
    connection.deliver('message', aMessage(121, { room: 'tech' }));
    expect(seqs()).toEqual(range(71, 120));
  });

  it('does not take a change of the room for a gap', async () => {
    await open();
    connection.deliver('room_updated', { room: aRoom({ id: 'general', rev: 121 }) });
    connection.deliver('message', aMessage(121, { rev: 122 }));
    await settle();
    expect(seqs()).toEqual(range(71, 121));
    expect(server.questions).toEqual([]);
  });

  it('keeps a message that is pushed while the newest page is on its way', async () => {
    const opening = timeline.open();
    connection.deliver('message', aMessage(121));
    await opening;
    expect(seqs()).toEqual(range(71, 121));
  });

  it('asks what is missing when a push shows a gap', async () => {
    await open();
    server.grow(130);
    connection.deliver('message', aMessage(130));
    expect(seqs()).toEqual(range(71, 120));
    await settle();
    expect(seqs()).toEqual(range(71, 130));
    expect(server.questions).toEqual(['sync 120']);
  });

  it('asks page by page until nothing is missing', async () => {
    await open();
    server.grow(260);
    connection.deliver('message', aMessage(260));
    await settle();
    expect(seqs()).toEqual(range(71, 260));
    expect(server.questions).toEqual(['sync 120', 'sync 170', 'sync 220']);
  });

  it('asks again when the server was busy', async () => {
    await open();
    server.grow(130);
    server.failure = new ApiError('server.busy', 503, [], 3_000);
    connection.deliver('message', aMessage(130));
    await settle();
    server.failure = null;
    await vi.advanceTimersByTimeAsync(2_999);
    expect(seqs()).toEqual(range(71, 120));
    await vi.advanceTimersByTimeAsync(1);
    expect(seqs()).toEqual(range(71, 130));
  });

  it('does not ask for ever when the server knows of nothing between', async () => {
    await open();
    connection.deliver('message', aMessage(121, { rev: 125 }));
    await settle();
    expect(seqs()).toEqual(range(71, 121));
    expect(server.questions).toEqual(['sync 120']);
  });

  describe('after a reconnection', () => {
    const catchUp = async () => {
      await TestBed.inject(RoomsStore).refresh();
      await timelines.catchUp();
    };

    it('asks nothing when nothing changed', async () => {
      await open();
      await catchUp();
      expect(server.questions).toEqual([]);
    });

    it('has everything, once and in order, when 200 messages were missed', async () => {
      await open();
      server.grow(320);
      await catchUp();
      expect(seqs()).toEqual(range(71, 320));
      expect(server.questions).toEqual(['sync 120', 'sync 170', 'sync 220', 'sync 270']);
    });

    it('takes a push that comes while it catches up', async () => {
      await open();
      server.grow(200);
      const catching = catchUp();
      connection.deliver('message', aMessage(201));
      server.grow(201);
      await catching;
      await settle();
      expect(seqs()).toEqual(range(71, 201));
    });

    it('begins anew with the newest page when more than a thousand changes were missed', async () => {
      await open();
      server.grow(1_121);
      await catchUp();
      expect(seqs()).toEqual(range(1_072, 1_121));
      expect(server.questions).toEqual(['history {"limit":50}']);
    });

    it('loads a room that could not be opened before', async () => {
      server.failure = new ApiError('network.offline');
      await timeline.open();
      server.failure = null;
      await catchUp();
      expect(timeline.status()).toBe('ready');
    });

    it('passes the failure on when the server cannot answer now', async () => {
      await open();
      server.grow(121);
      server.failure = new ApiError('server.busy', 503);
      await TestBed.inject(RoomsStore).refresh();
      await expect(timelines.catchUp()).rejects.toMatchObject({ code: 'server.busy' });
    });

    it('goes on without a room that refuses for good', async () => {
      await open();
      server.grow(121);
      server.failure = new ApiError('room.notMember', 403);
      await catchUp();
      expect([timeline.status(), timeline.error()]).toEqual(['error', 'room.notMember']);
    });
  });

  const texts = () => timeline.messages().map(({ text }) => text);

  it('has an edit that was pushed while the page with the message was on its way', async () => {
    await open();
    const page = Promise.resolve(server.history({ before: 71, limit: 50 }));
    vi.spyOn(server, 'history').mockImplementation(() => page as never);
    const loading = timeline.loadOlder();
    connection.deliver('message_updated', aMessage(30, { rev: 121, text: 'نو' }));
    await loading;
    expect(timeline.messages().find(({ seq }) => seq === 30)?.text).toBe('نو');
    expect(timeline.rev).toBe(121);
  });

  it('has an edit that a sync brought while the page with the message was on its way', async () => {
    await open();
    let arrive: (page: HistoryAnswer) => void = () => undefined;
    const page = server.history({ before: 71, limit: 50 });
    vi.spyOn(server, 'history').mockImplementation(() => new Promise((done) => (arrive = done)) as never);
    const loading = timeline.loadOlder();
    await settle();
    server.messages = [
      ...messagesBetween(1, 29),
      ...messagesBetween(31, 120),
      aMessage(30, { rev: 121, text: 'نو' }),
    ];
    connection.deliver('room_updated', { room: aRoom({ rev: 122 }) });
    await settle();
    arrive(page);
    await loading;
    expect(timeline.messages().find(({ seq }) => seq === 30)?.text).toBe('نو');
  });

  it('asks what is missing when a reaction shows a gap', async () => {
    await open();
    server.grow(122);
    const reactions = [{ emoji: '👍', count: 1, usernames: ['omid'] }];
    server.messages = server.messages.with(99, aMessage(100, { rev: 123, reactions }));
    connection.deliver('message_reaction', {
      room: 'general',
      id: 'message-100',
      rev: 123,
      emoji: '👍',
      on: true,
      username: 'omid',
      reactions,
    });
    await settle();
    expect(server.questions).toEqual(['sync 120']);
    expect(seqs()).toEqual(range(71, 122));
    expect(timeline.messages()[29]?.reactions[0]?.count).toBe(1);
  });

  it('counts a reply that stands only in its thread, and does not show it', async () => {
    await open();
    connection.deliver('message', aMessage(121, { thread: 'message-100', threadSeq: 1, asides: 1 }));
    connection.deliver('message', aMessage(122, { thread: 'message-100', threadSeq: 2, inRoom: true }));
    await settle();
    expect(seqs()).toEqual([...range(71, 120), 122]);
    expect([timeline.rev, server.questions.length]).toEqual([122, 0]);
  });

  describe('at another place of the room', () => {
    beforeEach(async () => {
      server.grow(300);
      await TestBed.inject(RoomsStore).refresh();
      await timeline.openAt(100);
      server.questions = [];
    });

    it('shows what stands around it', () => {
      expect(seqs()).toEqual(range(75, 124));
      expect([timeline.hasOlder(), timeline.hasNewer()]).toEqual([true, true]);
    });

    it('asks nothing when the place is loaded', async () => {
      await timeline.openAt(80);
      expect(server.questions).toEqual([]);
    });

    it('counts what is posted at the end, and does not show it there', async () => {
      connection.deliver('message', aMessage(301));
      await settle();
      expect([timeline.rev, seqs().at(-1), server.questions.length]).toEqual([301, 124, 0]);
    });

    it('takes a change of what it shows', async () => {
      connection.deliver('message_updated', aMessage(90, { rev: 301, text: 'نو' }));
      await settle();
      expect(texts()[15]).toBe('نو');
    });

    it('is live again when scrolled to the end, with what was posted while the last page was on its way', async () => {
      for (let page = 0; page < 3; page += 1) await timeline.loadNewer();
      expect(timeline.hasNewer()).toBe(true);
      const loading = timeline.loadNewer();
      connection.deliver('message', aMessage(301));
      await loading;
      expect([timeline.hasNewer(), seqs().length]).toEqual([false, 227]);
      connection.deliver('message', aMessage(302));
      expect(seqs()).toEqual(range(75, 302));
    });

    it('goes back to the newest page', async () => {
      connection.deliver('message', aMessage(301));
      server.grow(301);
      await timeline.toNewest();
      expect([seqs(), timeline.hasNewer()]).toEqual([range(252, 301), false]);
    });

    it('stays there when a reconnection missed little', async () => {
      server.grow(330);
      await TestBed.inject(RoomsStore).refresh();
      await timelines.catchUp();
      expect([seqs(), timeline.rev]).toEqual([range(75, 124), 330]);
    });

    it('stays there when a reconnection missed more than a thousand changes', async () => {
      server.grow(1_400);
      await TestBed.inject(RoomsStore).refresh();
      await timelines.catchUp();
      expect(seqs()).toEqual(range(75, 124));
      expect(server.questions).toEqual(['history {"around":100,"limit":50}']);
    });

    it('keeps what it shows when another place cannot be loaded', async () => {
      server.failure = new ApiError('network.offline');
      await expect(timeline.openAt(10)).rejects.toThrow(ApiError);
      expect([timeline.status(), seqs()]).toEqual(['ready', range(75, 124)]);
    });

    it('shows the place asked for last when two are on their way', async () => {
      await Promise.all([timeline.openAt(30), timeline.openAt(200)]);
      expect(seqs()).toEqual(range(175, 224));
    });

    it('stays where somebody wants to be after all when another place is on its way', async () => {
      const jump = timeline.openAt(10);
      await timeline.openAt(80);
      await jump;
      expect(seqs()).toEqual(range(75, 124));
      await timeline.toNewest();
      const last = timeline.openAt(10);
      await timeline.toNewest();
      await last;
      expect(seqs()).toEqual(range(251, 300));
    });

    it('is read anew after a reconnection though somebody moves meanwhile', async () => {
      server.grow(1_400);
      await TestBed.inject(RoomsStore).refresh();
      const catching = timelines.catchUp();
      await timeline.openAt(80);
      await catching;
      expect(timeline.rev).toBe(1_400);
    });

    it('shows none of one’s own that are on their way', async () => {
      connection.hold('message');
      TestBed.inject(Outbox).send('general', { text: 'سلام' });
      await settle();
      expect(timeline.items().every(({ kind }) => kind === 'message')).toBe(true);
    });

    it('stays closed when it was closed while a page was on its way', async () => {
      const loading = timeline.openAt(200);
      timeline.close();
      await loading;
      expect([timeline.status(), seqs()]).toEqual(['loading', []]);
    });
  });

  it('forgets a room when one is no longer in it', async () => {
    await open();
    connection.deliver('room_removed', { room: 'general' });
    expect([timeline.status(), ...seqs()]).toEqual(['loading']);
  });

  it('keeps the ten rooms used last', async () => {
    await open();
    for (let index = 0; index < 9; index += 1) timelines.of(`room-${index}`);
    expect(timelines.of('general')).toBe(timeline);
    for (let index = 0; index < 10; index += 1) timelines.of(`other-${index}`);
    expect(timelines.of('general')).not.toBe(timeline);
  });

  describe('with a message of one’s own', () => {
    const rows = () =>
      timeline
        .items()
        .slice(-2)
        .map((item) =>
          item.kind === 'message' ? item.message.text : `${item.echo.text} (${item.echo.state})`,
        );
    let outbox: Outbox;

    beforeEach(async () => {
      await open();
      connection.hold('message');
      outbox = TestBed.inject(Outbox);
      outbox.send('general', { text: 'سلام' });
      await settle();
    });

    const stored = (seq: number) =>
      aMessage(seq, { text: 'سلام', username: 'sara', clientId: outbox.echoes()[0]?.clientId ?? '' });

    it('shows it at the end at once', () => {
      expect(rows()).toEqual(['پیام 120', 'سلام (sending)']);
    });

    it('shows nothing of what is on its way to another room', async () => {
      outbox.send('tech', { text: 'آنجا' });
      await settle();
      expect(rows()).toEqual(['پیام 120', 'سلام (sending)']);
    });

    it('puts the message in its place, in the same row, when the ack comes first', async () => {
      const message = stored(121);
      const key = timeline.items().at(-1)?.key;
      connection.asked[0]?.answer({ message });
      await settle();
      connection.deliver('message', message);
      expect(rows()).toEqual(['پیام 120', 'سلام']);
      expect(timeline.items().at(-1)?.key).toBe(key);
    });

    it('puts the message in its place when the broadcast comes first', async () => {
      const message = stored(121);
      connection.deliver('message', message);
      expect(rows()).toEqual(['پیام 120', 'سلام']);
      connection.asked[0]?.answer({ message });
      await settle();
      expect(rows()).toEqual(['پیام 120', 'سلام']);
    });

    it('shows it as sent while messages before it are missing, and once when they are there', async () => {
      connection.hold('sync');
      const message = stored(123);
      server.grow(122);
      server.messages = [...server.messages, message];
      const pending = server.sync(120);
      connection.prepare('sync', () => new Promise((resolve) => setTimeout(() => resolve(pending), 100)));
      connection.asked[0]?.answer({ message });
      await settle();
      expect(rows()).toEqual(['پیام 120', 'سلام (sent)']);
      await vi.advanceTimersByTimeAsync(100);
      expect(rows()).toEqual(['پیام 122', 'سلام']);
      expect(seqs()).toEqual(range(71, 123));
    });
  });
});
