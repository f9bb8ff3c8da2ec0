import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { HistoryQuery, Message, Thread, UpdateThreadRequest } from '#contracts';
import { ApiError } from './api-error';
import { Attention } from './attention';
import { OpenThreads } from './open-threads';
import { Outbox } from './outbox';
import { MemoryOutboxStorage, OUTBOX_STORAGE } from './outbox-storage';
import { OUTBOX_TABS } from './tabs';
import { FakeConnection, SingleTab, fakeApi, provideFakes } from './testing/fakes';
import { aMessage } from './testing/samples';
import { provideSomeone } from './testing/someone';
import type { ThreadStore } from './thread-store';
import { ThreadsStore } from './threads-store';

const rootOf = (count: number, rev = 200 + count): Message =>
  aMessage(1, {
    rev,
    replies: { count, lastAt: `2026-04-01T10:00:${String(count % 60).padStart(2, '0')}.000Z`, people: [] },
  });
const reply = (threadSeq: number, changes: Partial<Message> = {}): Message =>
  aMessage(100 + threadSeq, { thread: 'message-1', threadSeq, asides: threadSeq, ...changes });
const replies = (first: number, last: number): Message[] =>
  Array.from({ length: last - first + 1 }, (_, index) => reply(first + index));

/** The thread as the server has it. */
class ServerThread {
  replies = replies(1, 60);
  following = true;
  lastReadSeq = 58;
  questions: HistoryQuery[] = [];
  updates: UpdateThreadRequest[] = [];
  failure: ApiError | null = null;

  get thread(): Thread {
    return {
      root: rootOf(this.replies.length),
      following: this.following,
      lastReadSeq: this.lastReadSeq,
    };
  }

  page(query: HistoryQuery) {
    this.questions.push(query);
    if (this.failure) throw this.failure;
    const { before = Infinity, after = 0, limit = 50 } = query;
    const within = this.replies.filter(({ threadSeq = 0 }) => threadSeq < before && threadSeq > after);
    const messages = query.after ? within.slice(0, limit) : within.slice(-limit);
    return { thread: this.thread, messages, hasMore: within.length > messages.length, answered: [] };
  }

  update(request: UpdateThreadRequest): Thread {
    this.updates.push(request);
    this.following = request.following ?? this.following;
    this.lastReadSeq = Math.max(this.lastReadSeq, request.seq ?? 0);
    return this.thread;
  }
}

describe('threads', () => {
  const visible = signal(true);
  let server: ServerThread;
  let connection: FakeConnection;
  let threads: ThreadsStore;
  let thread: ThreadStore;

  beforeEach(() => {
    visible.set(true);
    server = new ServerThread();
    connection = new FakeConnection();
    connection.hold('message');
    const api = fakeApi({
      thread: async (_root: string, query: HistoryQuery = {}) => {
        await Promise.resolve();
        return server.page(query);
      },
      threads: () => Promise.resolve({ threads: server.following ? [server.thread] : [] }),
      updateThread: async (_root: string, request: UpdateThreadRequest) => {
        await Promise.resolve();
        return server.update(request);
      },
    });
    TestBed.configureTestingModule({
      providers: [
        ...provideFakes(connection, api),
        provideSomeone(),
        { provide: Attention, useValue: { visible } },
        { provide: OUTBOX_STORAGE, useValue: () => Promise.resolve(new MemoryOutboxStorage()) },
        { provide: OUTBOX_TABS, useValue: new SingleTab() },
      ],
    });
    threads = TestBed.inject(ThreadsStore);
    thread = TestBed.inject(OpenThreads).of('message-1');
  });

  const settle = () => new Promise((done) => setTimeout(done));
  const turns = () => thread.replies().map(({ threadSeq }) => threadSeq);
  const range = (first: number, last: number) => replies(first, last).map(({ threadSeq }) => threadSeq);
  /** A reply as the server tells of it: itself, then its root's count. */
  const push = (message: Message) => {
    server.replies = [...server.replies, message];
    connection.deliver('message', message);
    connection.deliver('message_updated', rootOf(server.replies.length));
  };

  it('tells nothing of somebody who has signed out meanwhile', async () => {
    const opened = thread.open();
    const followed = threads.follow('message-1', true);
    TestBed.inject(OpenThreads).reset();
    threads.reset();
    await Promise.all([opened, followed]);
    expect(threads.of('message-1')).toBeUndefined();
  });

  it('is loaded anew when one comes back into its room', async () => {
    server.replies = [];
    await thread.open();
    connection.deliver('room_removed', { room: 'general' });
    server.replies = replies(1, 2);
    const again = TestBed.inject(OpenThreads).of('message-1');
    await again.open();
    expect([again.first()?.id, again.replies().length]).toEqual(['message-1', 2]);
  });

  it('is no longer among those one follows when that ended on another device meanwhile', async () => {
    await threads.load();
    expect(threads.followed().length).toBe(1);
    server.following = false;
    await threads.catchUp();
    expect([threads.followed(), threads.unreadTotal()]).toEqual([[], 0]);
  });

  describe('one that is open', () => {
    beforeEach(async () => {
      await thread.open();
      server.questions = [];
    });

    it('has its root and the newest replies, and the others on demand', async () => {
      expect([thread.first()?.id, turns(), thread.hasOlder()]).toEqual(['message-1', range(11, 60), true]);
      await thread.loadOlder();
      expect([turns(), thread.hasOlder()]).toEqual([range(1, 60), false]);
    });

    it('takes what is pushed without asking anything', async () => {
      push(reply(61));
      connection.deliver('message', aMessage(300));
      await settle();
      expect([turns(), server.questions]).toEqual([range(11, 61), []]);
      expect(thread.first()?.replies?.count).toBe(61);
    });

    it('follows edits and deletions of its replies and of its root', () => {
      connection.deliver('message_updated', reply(60, { rev: 300, text: 'نو' }));
      connection.deliver('message_deleted', reply(59, { rev: 301, text: '', deletedAt: 'now' }));
      connection.deliver('message_updated', { ...rootOf(60, 302), text: 'ریشه' });
      expect(thread.replies().at(-1)?.text).toBe('نو');
      expect(thread.replies().at(-2)?.deletedAt).toBe('now');
      expect(thread.first()?.text).toBe('ریشه');
    });

    it('asks for replies whose push was lost', async () => {
      server.replies = replies(1, 63);
      connection.deliver('message', reply(63));
      connection.deliver('message_updated', rootOf(63));
      await settle();
      expect(turns().at(-1)).toBe(63);
      connection.deliver('message_updated', rootOf(64));
      server.replies = replies(1, 64);
      await settle();
      expect(turns().at(-1)).toBe(64);
    });

    it('keeps an edit that is pushed while older replies are on their way', async () => {
      const loading = thread.loadOlder();
      connection.deliver('message_updated', reply(5, { rev: 300, text: 'نو' }));
      await loading;
      expect(thread.replies()[4]?.text).toBe('نو');
    });

    it('has everything after a reconnection', async () => {
      server.replies = replies(1, 140);
      await TestBed.inject(OpenThreads).catchUp();
      expect([turns(), thread.hasOlder()]).toEqual([range(91, 140), true]);
    });

    it('keeps older replies after a reconnection, as they are now', async () => {
      await thread.loadOlder();
      server.replies = replies(1, 70).with(4, reply(5, { rev: 300, text: 'نو' }));
      await TestBed.inject(OpenThreads).catchUp();
      expect([turns(), thread.hasOlder()]).toEqual([range(1, 70), false]);
      expect(thread.replies()[4]?.text).toBe('نو');
    });

    it('loads again on demand what stands before a gap', async () => {
      await thread.loadOlder();
      server.replies = replies(1, 140);
      await TestBed.inject(OpenThreads).catchUp();
      expect(turns()).toEqual(range(91, 140));
      await thread.loadOlder();
      expect([turns(), thread.hasOlder()]).toEqual([range(41, 140), true]);
    });

    it('says so when it is out of sight after a reconnection, and is no trouble to others', async () => {
      server.failure = new ApiError('message.notFound', 404);
      await TestBed.inject(OpenThreads).catchUp();
      expect(TestBed.inject(OpenThreads).of('message-1')).not.toBe(thread);
      server.failure = new ApiError('network.offline');
      await TestBed.inject(OpenThreads).of('message-1').open();
      await expect(TestBed.inject(OpenThreads).catchUp()).rejects.toThrow(ApiError);
    });

    it('shows one’s own reply at once, and no other message on its way', async () => {
      const outbox = TestBed.inject(Outbox);
      await outbox.start('id-of-sara');
      outbox.send('general', { text: 'در اتاق' });
      outbox.send('general', { text: 'در رشته', thread: 'message-1', inRoom: true });
      expect(thread.items().at(-1)).toMatchObject({ kind: 'echo', echo: { text: 'در رشته' } });
      expect(thread.items().length).toBe(51);
    });
  });

  it('says why it could not be opened, and opens when asked again', async () => {
    server.failure = new ApiError('message.notFound', 404);
    await thread.open();
    expect([thread.status(), thread.error()]).toEqual(['error', 'message.notFound']);
    server.failure = null;
    await thread.open();
    expect([thread.status(), thread.error()]).toEqual(['ready', null]);
  });

  describe('those one follows', () => {
    beforeEach(() => threads.load());

    const fresh = async () => {
      const state = [threads.followed(), threads.unreadTotal()];
      threads.reset();
      await threads.load();
      expect(state).toEqual([threads.followed(), threads.unreadTotal()]);
    };

    it('are counted, and are what a fresh list is after a reply', async () => {
      expect(threads.unreadTotal()).toBe(2);
      push(reply(61));
      expect(threads.unreadTotal()).toBe(3);
      await fresh();
    });

    it('are what a fresh list is after thread_updated', async () => {
      server.lastReadSeq = 59;
      connection.deliver('thread_updated', { ...server.thread, room: 'general' });
      await fresh();
      server.following = false;
      connection.deliver('thread_updated', { ...server.thread, room: 'general' });
      expect(threads.followed()).toEqual([]);
      await fresh();
    });

    it('are read at once, and the server is told of the newest mark', async () => {
      threads.markRead('message-1', 59);
      threads.markRead('message-1', 60);
      expect(threads.unreadTotal()).toBe(0);
      await settle();
      expect(server.updates.at(-1)).toEqual({ seq: 60 });
      await fresh();
    });

    it('are not read while nobody can be looking', () => {
      visible.set(false);
      threads.markRead('message-1', 60);
      expect(threads.unreadTotal()).toBe(2);
    });

    it('are followed no longer when somebody says so', async () => {
      await threads.follow('message-1', false);
      expect([threads.followed(), threads.unreadTotal()]).toEqual([[], 0]);
      await fresh();
    });

    it('go with their room', () => {
      connection.deliver('room_removed', { room: 'general' });
      expect(threads.followed()).toEqual([]);
    });

    it('keep a reply that is pushed while the list is on its way', async () => {
      const loading = threads.catchUp();
      connection.deliver('message_updated', rootOf(61));
      await loading;
      expect(threads.unreadTotal()).toBe(3);
    });
  });

  it('finds a thread one is told of and does not know', async () => {
    connection.deliver('notification', { reason: 'thread', message: reply(60) });
    await settle();
    expect(threads.unreadTotal()).toBe(2);
  });
});
