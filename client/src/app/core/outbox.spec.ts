import { EnvironmentInjector, createEnvironmentInjector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ClientPayload } from '#contracts';
import { ApiError } from './api-error';
import { MessageChanges } from './message-changes';
import { FileMessages } from './file-messages';
import { Outbox } from './outbox';
import { MemoryOutboxStorage, OUTBOX_STORAGE, type OutboxStorage } from './outbox-storage';
import { OUTBOX_TABS, type Tabs } from './tabs';
import { FakeBrowser, FakeConnection, SingleTab, fakeApi, provideFakes } from './testing/fakes';
import { aMessage } from './testing/samples';
import { aFile } from './testing/samples';
import { provideSomeone } from './testing/someone';
import type { PendingUpload } from './uploads/pending-upload';
import { Uploads } from './uploads/uploads';

type Sent = ClientPayload<'message'>;

const ROOM = 'general';
const OTHER_ROOM = 'tech';

/** Files that come when the test says so. */
class FakeUploads {
  readonly #all = signal<ReadonlyMap<string, PendingUpload>>(new Map());
  readonly restored = signal(true);
  readonly settled: string[] = [];

  all(): PendingUpload[] {
    return [...this.#all().values()];
  }

  get(id: string): PendingUpload | undefined {
    return this.#all().get(id);
  }

  put(id: string, state: PendingUpload['state']): void {
    const file = state === 'ready' ? { file: aFile(id, { id: `server-${id}` }) } : {};
    const common = { id, room: ROOM, name: id, type: '', kind: 'image', size: 1, sent: 0, url: '' } as const;
    this.#all.update((all) => new Map(all).set(id, { ...common, state, ...file }));
  }

  discard(id: string): void {
    this.settled.push(`${id} discarded`);
  }

  retry(id: string): void {
    this.put(id, 'waiting');
  }

  sent(ids: readonly string[]): Promise<void> {
    this.settled.push(`${ids.join()} sent`);
    return Promise.resolve();
  }
}

/** One page of a browser: an outbox, and the server's end of its connection. */
class Page {
  readonly connection = new FakeConnection();
  readonly outbox: Outbox;
  readonly files: FileMessages;
  readonly uploads = new FakeUploads();

  constructor(
    readonly storage: OutboxStorage = new MemoryOutboxStorage(),
    tabs: Tabs = new SingleTab(),
  ) {
    this.connection.hold('message');
    const injector = createEnvironmentInjector(
      [
        FileMessages,
        MessageChanges,
        Outbox,
        { provide: Uploads, useValue: this.uploads },
        ...provideFakes(this.connection, fakeApi()),
        provideSomeone(),
        { provide: OUTBOX_STORAGE, useValue: () => Promise.resolve(this.storage) },
        { provide: OUTBOX_TABS, useValue: tabs },
      ],
      TestBed.inject(EnvironmentInjector),
    );
    this.outbox = injector.get(Outbox);
    this.files = injector.get(FileMessages);
  }

  async start(user = 'id-of-sara'): Promise<this> {
    await this.outbox.start(user);
    await settle();
    return this;
  }

  /** What was sent so far, oldest first. */
  get sent(): Sent[] {
    return this.connection.asked.map(({ payload }) => payload as Sent);
  }

  get states(): string[] {
    return this.outbox.echoes().map(({ text, state }) => `${text} ${state}`);
  }

  /** The message the server makes of what was sent, as the nth of its room. */
  stored(index: number, seq = index + 1) {
    const { clientId, room, text } = this.sent[index] as Sent;
    return aMessage(seq, { clientId, room, text, username: 'sara' });
  }

  async acknowledge(index: number): Promise<void> {
    this.connection.asked[index]?.answer({ message: this.stored(index) });
    await settle();
  }

  async refuse(index: number, error: ApiError): Promise<void> {
    this.connection.asked[index]?.refuse(error);
    await settle();
  }

  async goOffline(): Promise<void> {
    this.connection.setState('reconnecting');
    await settle();
  }

  async goOnline(): Promise<void> {
    this.connection.setState('online');
    await settle();
  }
}

/** Lets everything run that needs no time. */
async function settle(): Promise<void> {
  TestBed.tick();
  await vi.advanceTimersByTimeAsync(0);
}

describe('Outbox', () => {
  let page: Page;

  beforeEach(async () => {
    vi.useFakeTimers();
    page = await new Page().start();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows a message at once and stores it before it is sent', async () => {
    const stored: string[] = [];
    const { storage } = page;
    const add = storage.add.bind(storage);
    storage.add = (echo) => {
      stored.push(`${echo.text} while ${page.sent.length} sent`);
      return add(echo);
    };

    page.outbox.send(ROOM, { text: 'سلام' });
    expect(page.states).toEqual(['سلام queued']);
    await settle();

    expect(stored).toEqual(['سلام while 0 sent']);
    expect(page.states).toEqual(['سلام sending']);
    expect(page.sent).toEqual([{ room: ROOM, text: 'سلام', clientId: expect.any(String) }]);
  });

  it('forgets a message when it is acknowledged, and hands it on as if it were pushed', async () => {
    const received: string[] = [];
    page.connection.on('message', ({ text }) => received.push(text));
    page.outbox.send(ROOM, { text: 'سلام' });
    await settle();
    await page.acknowledge(0);

    expect(page.states).toEqual([]);
    expect(received).toEqual(['سلام']);
    expect(await page.storage.list('id-of-sara')).toEqual([]);
  });

  it('sends the messages of a room in order, one at a time', async () => {
    for (const text of ['یک', 'دو', 'سه']) page.outbox.send(ROOM, { text });
    await settle();
    expect(page.sent.map(({ text }) => text)).toEqual(['یک']);
    await page.acknowledge(0);
    expect(page.sent.map(({ text }) => text)).toEqual(['یک', 'دو']);
    await page.acknowledge(1);
    await page.acknowledge(2);
    expect(page.sent.map(({ text }) => text)).toEqual(['یک', 'دو', 'سه']);
    expect(page.states).toEqual([]);
  });

  it('holds a message until its files are there, and lets later ones pass', async () => {
    for (const id of ['a', 'b']) page.uploads.put(id, 'sending');
    page.outbox.send(ROOM, { text: 'عکس' }, ['a', 'b']);
    page.outbox.send(ROOM, { text: 'دو' });
    await settle();
    expect(page.states).toEqual(['عکس uploading', 'دو sending']);
    await page.acknowledge(0);
    page.uploads.put('a', 'ready');
    await settle();
    expect(page.states).toEqual(['عکس uploading']);
    page.uploads.put('b', 'ready');
    await settle();
    expect(page.sent[1]).toMatchObject({ text: 'عکس', fileIds: ['server-a', 'server-b'] });
    await page.acknowledge(1);
    expect(page.uploads.settled).toEqual(['a,b sent']);
    expect(await page.storage.list('id-of-sara')).toEqual([]);
  });

  it('holds it still after a reload', async () => {
    page.uploads.put('a', 'sending');
    page.outbox.send(ROOM, { text: 'عکس' }, ['a']);
    await settle();
    const next = new Page(page.storage);
    next.uploads.put('a', 'waiting');
    await next.start();
    expect(next.states).toEqual(['عکس uploading']);
    next.uploads.put('a', 'ready');
    await settle();
    expect(next.sent[0]).toMatchObject({ fileIds: ['server-a'] });
  });

  it('goes without the file that is left out, and not at all when nothing is left', async () => {
    for (const id of ['a', 'b', 'c']) page.uploads.put(id, id === 'b' ? 'ready' : 'failed');
    page.outbox.send(ROOM, { text: '' }, ['a', 'b']);
    page.outbox.send(ROOM, { text: '' }, ['c']);
    await settle();
    const [first, second] = page.outbox.echoes();
    if (!first || !second) throw new Error('Two messages were sent.');
    page.files.leaveOut(first, 'a');
    page.files.leaveOut(second, 'c');
    await settle();
    expect(page.sent.map(({ fileIds }) => fileIds)).toEqual([['server-b']]);
    expect(page.uploads.settled).toEqual(['a discarded', 'c discarded']);
    expect(page.outbox.echoes()).toHaveLength(1);
  });

  it('brings the files again when the server did not keep them until now', async () => {
    page.uploads.put('a', 'ready');
    page.outbox.send(ROOM, { text: 'عکس' }, ['a']);
    await settle();
    await page.refuse(0, new ApiError('file.notFound', 404));
    expect(page.states).toEqual(['عکس failed']);
    page.outbox.retry(page.outbox.echoes()[0]?.clientId ?? '');
    await settle();
    expect(page.states).toEqual(['عکس uploading']);
    page.uploads.put('a', 'ready');
    await settle();
    expect(page.sent).toHaveLength(2);
  });

  it('tells which files of a room belong to no message', async () => {
    for (const id of ['a', 'b']) page.uploads.put(id, 'ready');
    page.connection.setState('reconnecting');
    page.outbox.send(ROOM, { text: '' }, ['a']);
    await settle();
    expect(page.files.loose({ room: ROOM }).map(({ id }) => id)).toEqual(['b']);
    expect(page.files.loose({ room: OTHER_ROOM })).toEqual([]);
    expect(page.files.loose({ room: ROOM, thread: 'message-1' })).toEqual([]);
  });

  it('does not let one room wait for another', async () => {
    page.outbox.send(ROOM, { text: 'یک' });
    page.outbox.send(OTHER_ROOM, { text: 'دو' });
    await settle();
    expect(page.sent.map(({ text }) => text)).toEqual(['یک', 'دو']);
  });

  it('sends nothing while there is no connection, and everything in order when there is one', async () => {
    await page.goOffline();
    page.outbox.send(ROOM, { text: 'یک' });
    page.outbox.send(ROOM, { text: 'دو' });
    await settle();
    expect(page.sent).toEqual([]);
    expect(page.states).toEqual(['یک queued', 'دو queued']);

    await page.goOnline();
    await page.acknowledge(0);
    await page.acknowledge(1);
    expect(page.sent.map(({ text }) => text)).toEqual(['یک', 'دو']);
  });

  it('repeats a message with the same clientId when the connection broke before the ack', async () => {
    page.outbox.send(ROOM, { text: 'یک' });
    page.outbox.send(ROOM, { text: 'دو' });
    await settle();
    page.connection.setState('reconnecting');
    await page.refuse(0, new ApiError('network.offline'));
    expect(page.states).toEqual(['یک queued', 'دو queued']);

    await page.goOnline();
    expect(page.sent.map(({ text }) => text)).toEqual(['یک', 'یک']);
    expect(page.sent[1]?.clientId).toBe(page.sent[0]?.clientId);
  });

  it('tries again by itself, ever later, when acks stay away on a connection that looks alive', async () => {
    page.outbox.send(ROOM, { text: 'یک' });
    await settle();
    await page.refuse(0, new ApiError('network.offline'));
    await vi.advanceTimersByTimeAsync(999);
    expect(page.sent.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(page.sent.length).toBe(2);
    await page.refuse(1, new ApiError('network.offline'));
    await vi.advanceTimersByTimeAsync(1_999);
    expect(page.sent.length).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(page.sent.length).toBe(3);
  });

  it('does not wait for the end of a pause when a new connection stands', async () => {
    page.outbox.send(ROOM, { text: 'یک' });
    await settle();
    for (const index of [0, 1, 2, 3]) {
      await page.refuse(index, new ApiError('network.offline'));
      if (index < 3) await vi.advanceTimersByTimeAsync(8_000);
    }
    await page.goOffline();
    await page.goOnline();
    expect(page.sent.length).toBe(5);
  });

  it.each(['rate.limited', 'server.busy'] as const)(
    'waits as long as the server asks when %s',
    async (code) => {
      page.outbox.send(ROOM, { text: 'یک' });
      page.outbox.send(ROOM, { text: 'دو' });
      await settle();
      await page.refuse(0, new ApiError(code, 429, [], 7_000));
      expect(page.states).toEqual(['یک queued', 'دو queued']);
      expect(page.outbox.echoes()[0]?.retryAt).toBe(Date.now() + 7_000);

      await vi.advanceTimersByTimeAsync(6_999);
      expect(page.sent.length).toBe(1);
      await vi.advanceTimersByTimeAsync(1);
      expect(page.sent.map(({ text }) => text)).toEqual(['یک', 'یک']);
      expect(page.outbox.echoes()[0]?.retryAt).toBeUndefined();
    },
  );

  it.each([
    'validation.failed',
    'room.forbidden',
    'room.archived',
    'room.notMember',
    'message.idConflict',
  ] as const)('marks a message as failed and goes on with the next when refused with %s', async (code) => {
    page.outbox.send(ROOM, { text: 'یک' });
    page.outbox.send(ROOM, { text: 'دو' });
    await settle();
    await page.refuse(0, new ApiError(code));
    expect(page.states).toEqual(['یک failed', 'دو sending']);
    expect(page.outbox.echoes()[0]?.error).toBe(code);
  });

  it('gives a message up when the server fails at it four times', async () => {
    page.outbox.send(ROOM, { text: 'یک' });
    await settle();
    for (const index of [0, 1, 2]) {
      await page.refuse(index, new ApiError('server.error', 500));
      expect(page.states).toEqual(['یک queued']);
      await vi.advanceTimersByTimeAsync(4_000);
    }
    await page.refuse(3, new ApiError('server.error', 500));
    expect(page.states).toEqual(['یک failed']);
  });

  it('keeps everything and stops when the session is over', async () => {
    page.outbox.send(ROOM, { text: 'یک' });
    await settle();
    await page.refuse(0, new ApiError('auth.required', 401));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.sent.length).toBe(1);
    expect(page.states).toEqual(['یک queued']);
  });

  it('sends a failed message again with the same clientId when the person asks', async () => {
    const clientId = page.outbox.send(ROOM, { text: 'یک' });
    await settle();
    await page.refuse(0, new ApiError('room.archived'));
    page.outbox.retry(clientId);
    await settle();
    expect(page.sent.map((sent) => sent.clientId)).toEqual([clientId, clientId]);
  });

  it('throws a failed message away when the person asks', async () => {
    const clientId = page.outbox.send(ROOM, { text: 'یک' });
    await settle();
    await page.refuse(0, new ApiError('room.archived'));
    page.outbox.discard(clientId);
    await settle();
    expect(page.states).toEqual([]);
    expect(await page.storage.list('id-of-sara')).toEqual([]);
  });

  it('never sends a queued message that was thrown away', async () => {
    await page.goOffline();
    const first = page.outbox.send(ROOM, { text: 'یک' });
    page.outbox.send(ROOM, { text: 'دو' });
    page.outbox.discard(first);
    await page.goOnline();
    expect(page.sent.map(({ text }) => text)).toEqual(['دو']);
  });

  it('keeps a message that is on the wire when the person throws it away', async () => {
    const clientId = page.outbox.send(ROOM, { text: 'یک' });
    await settle();
    page.outbox.discard(clientId);
    expect(page.states).toEqual(['یک sending']);
  });

  it('forgets a message when its broadcast comes before its ack', async () => {
    page.outbox.send(ROOM, { text: 'یک' });
    await settle();
    page.connection.deliver('message', page.stored(0));
    expect(page.states).toEqual([]);
    await page.acknowledge(0);
    expect(page.states).toEqual([]);
    expect(page.sent.length).toBe(1);
  });

  it('does not repeat a message whose broadcast came and whose ack did not', async () => {
    page.outbox.send(ROOM, { text: 'یک' });
    await settle();
    page.connection.deliver('messages', { room: ROOM, messages: [page.stored(0)] });
    await page.refuse(0, new ApiError('network.offline'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.sent.length).toBe(1);
  });

  it('goes on at once with the next message when the broadcast came and the ack did not', async () => {
    page.outbox.send(ROOM, { text: 'یک' });
    page.outbox.send(ROOM, { text: 'دو' });
    await settle();
    page.connection.deliver('message', page.stored(0));
    await page.refuse(0, new ApiError('network.offline'));
    expect(page.sent.map(({ text }) => text)).toEqual(['یک', 'دو']);
  });

  it('does not send a message again when the storage is slow to forget it', async () => {
    const remove = page.storage.remove.bind(page.storage);
    let slow = true;
    page.storage.remove = async (clientId) => {
      if (slow) {
        slow = false;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      return remove(clientId);
    };
    page.outbox.send(ROOM, { text: 'یک' });
    page.outbox.send(ROOM, { text: 'دو' });
    await settle();
    await page.acknowledge(0);
    await vi.advanceTimersByTimeAsync(500);
    expect(page.sent.map(({ text }) => text)).toEqual(['یک', 'دو']);
  });

  it("is not misled by another person's message with the same clientId", async () => {
    const clientId = page.outbox.send(ROOM, { text: 'یک' });
    await settle();
    page.connection.deliver('message', aMessage(1, { username: 'omid', clientId }));
    expect(page.states).toEqual(['یک sending']);
  });

  it('finds unsent and failed messages again when the page was loaded anew', async () => {
    page.outbox.send(ROOM, { text: 'یک' });
    await settle();
    await page.refuse(0, new ApiError('room.archived'));
    await page.goOffline();
    page.outbox.send(OTHER_ROOM, { text: 'دو' });
    await settle();

    const reloaded = new Page(page.storage);
    reloaded.connection.setState('connecting');
    await reloaded.start();
    expect(reloaded.states).toEqual(['یک failed', 'دو queued']);
    await reloaded.goOnline();
    expect(reloaded.sent.map(({ text }) => text)).toEqual(['دو']);
  });

  it("shows and sends nothing of another person's", async () => {
    await page.goOffline();
    page.outbox.send(ROOM, { text: 'یک' });
    await settle();
    page.outbox.stop();
    expect(page.states).toEqual([]);

    const other = await new Page(page.storage).start('id-of-omid');
    await settle();
    expect(other.states).toEqual([]);
    expect(other.sent).toEqual([]);
    const returned = await new Page(page.storage).start();
    expect(returned.sent.map(({ text }) => text)).toEqual(['یک']);
  });

  describe('in two tabs', () => {
    let other: Page;

    beforeEach(async () => {
      const browser = new FakeBrowser();
      page = await new Page(new MemoryOutboxStorage(), browser.openTab()).start();
      other = await new Page(page.storage, browser.openTab()).start();
    });

    it('shows in each what was written in the other', async () => {
      await page.goOffline();
      await other.goOffline();
      page.outbox.send(ROOM, { text: 'یک' });
      await settle();
      expect(other.states).toEqual(['یک queued']);
    });

    it('sends a message from one of them only', async () => {
      await page.goOffline();
      await other.goOffline();
      page.outbox.send(ROOM, { text: 'یک' });
      other.outbox.send(ROOM, { text: 'دو' });
      await settle();
      page.connection.setState('online');
      other.connection.setState('online');
      await settle();
      const texts = () => [...page.sent, ...other.sent].map(({ text }) => text);
      expect(texts()).toEqual(['یک']);
      const [sender] = page.sent.length > 0 ? [page] : [other];
      await sender?.acknowledge(0);
      expect(texts().sort()).toEqual(['دو', 'یک'].sort());
    });

    it('shows nothing any more in both when one has sent it', async () => {
      page.outbox.send(ROOM, { text: 'یک' });
      await settle();
      await page.acknowledge(0);
      other.connection.deliver('message', page.stored(0));
      await settle();
      expect([...page.states, ...other.states]).toEqual([]);
      expect(page.sent.length + other.sent.length).toBe(1);
    });

    it('shows the failure in both when one was refused, and lets the other try again', async () => {
      page.outbox.send(ROOM, { text: 'یک' });
      await settle();
      await page.refuse(0, new ApiError('room.archived'));
      const [echo] = other.outbox.echoes();
      expect(other.states).toEqual(['یک failed']);
      other.outbox.retry(echo?.clientId ?? '');
      await settle();
      expect(other.sent.length + page.sent.length).toBe(2);
    });
  });
});
