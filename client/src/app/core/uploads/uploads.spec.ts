import { EnvironmentInjector, createEnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Upload } from '#contracts';
import { ApiError } from '../api-error';
import { FakeBrowser, FakeConnection, SingleTab, fakeApi, provideFakes } from '../testing/fakes';
import { aFile } from '../testing/samples';
import type { Tabs } from '../tabs';
import { LocalSources } from './local-sources';
import { type Load, type LoadWatch, UPLOAD_ROAD, type UploadRoad } from './upload-road';
import { MemoryUploadStorage, UPLOAD_STORAGE, type UploadStorage } from './upload-storage';
import { UPLOAD_TABS, Uploads } from './uploads';

const SARA = 'id-of-sara';
const PLACE = { room: 'general' };

/** A file under way, as the server's end of the road holds it. */
interface Trip {
  load: Load;
  watch: LoadWatch;
  signal: AbortSignal;
  arrive(upload: Upload | undefined): void;
  fail(error: ApiError): void;
}

/** A server that the test plays: it answers when it is told to. */
class Server implements UploadRoad {
  readonly trips: Trip[] = [];
  readonly withdrawn: string[] = [];
  readonly deleted: string[] = [];
  /** What it answers when it is asked about an upload. */
  known: Record<string, Upload | ApiError> = {};

  carry(load: Load, watch: LoadWatch, signal: AbortSignal): Promise<Upload | undefined> {
    return new Promise((arrive, fail) => {
      this.trips.push({ load, watch, signal, arrive, fail });
      signal.addEventListener('abort', () => fail(new ApiError('network.offline')));
    });
  }

  withdraw(server: string): Promise<void> {
    this.withdrawn.push(server);
    return Promise.resolve();
  }

  upload(id: string): Promise<Upload> {
    const known = this.known[id];
    if (!known) throw new Error(`Nobody expected a question about ${id}.`);
    return known instanceof ApiError ? Promise.reject(known) : Promise.resolve(known);
  }
}

const ready = (id: string): Upload => ({
  id,
  name: 'a.txt',
  size: 5,
  state: 'ready',
  file: aFile('a.txt', { id }),
});

/** One page of a browser. */
class Page {
  readonly connection = new FakeConnection();
  readonly uploads: Uploads;
  readonly sources: LocalSources;

  constructor(
    readonly server: Server,
    readonly storage: UploadStorage,
    tabs: Tabs = new SingleTab(),
  ) {
    const api = fakeApi({
      upload: (id) => server.upload(id),
      deleteFile: (id) => Promise.resolve(void server.deleted.push(id)),
    });
    const injector = createEnvironmentInjector(
      [
        LocalSources,
        Uploads,
        ...provideFakes(this.connection, api),
        { provide: UPLOAD_STORAGE, useValue: () => Promise.resolve(storage) },
        { provide: UPLOAD_ROAD, useValue: () => Promise.resolve(server) },
        { provide: UPLOAD_TABS, useValue: tabs },
      ],
      TestBed.inject(EnvironmentInjector),
    );
    this.uploads = injector.get(Uploads);
    this.sources = injector.get(LocalSources);
  }

  async start(): Promise<this> {
    await this.uploads.start(SARA);
    await settle();
    return this;
  }

  async add(name = 'a.txt'): Promise<string> {
    const id = this.uploads.add(PLACE, { name, blob: new Blob(['سلام؟'], { type: 'text/plain' }) });
    await settle();
    return id;
  }

  get states(): string[] {
    return this.uploads.all().map(({ name, state }) => `${name} ${state}`);
  }
}

async function settle(): Promise<void> {
  TestBed.tick();
  await vi.advanceTimersByTimeAsync(0);
}

describe('Uploads', () => {
  let server: Server;
  let storage: UploadStorage;
  let page: Page;

  beforeEach(async () => {
    vi.useFakeTimers();
    URL.createObjectURL = () => `blob:${Math.random()}`;
    URL.revokeObjectURL = () => undefined;
    server = new Server();
    storage = new MemoryUploadStorage();
    page = await new Page(server, storage).start();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('stores a file before it is sent, and shows how far it has come', async () => {
    const id = await page.add();
    expect((await storage.list(SARA)).map(({ name }) => name)).toEqual(['a.txt']);
    server.trips[0]?.watch.begun('server-1');
    server.trips[0]?.watch.sent(4);
    expect(page.uploads.get(id)).toMatchObject({ state: 'sending', sent: 4 });
    server.trips[0]?.watch.sent(page.uploads.get(id)?.size ?? 0);
    expect(page.states).toEqual(['a.txt examining']);
    server.trips[0]?.arrive(ready('server-1'));
    await settle();
    expect(page.uploads.get(id)).toMatchObject({ state: 'ready', file: { id: 'server-1' } });
    expect(await storage.get(id)).toMatchObject({ file: { id: 'server-1' } });
  });

  it('sends two at a time, and the next when one has come', async () => {
    for (const name of ['a.txt', 'b.txt', 'c.txt']) await page.add(name);
    for (const [index, { watch }] of server.trips.entries()) watch.begun(`server-${index + 1}`);
    expect(server.trips.map(({ load }) => load.name)).toEqual(['a.txt', 'b.txt']);
    expect(page.states).toEqual(['a.txt sending', 'b.txt sending', 'c.txt waiting']);
    server.trips[0]?.arrive(ready('server-1'));
    await settle();
    expect(server.trips.map(({ load }) => load.name)).toEqual(['a.txt', 'b.txt', 'c.txt']);
  });

  it('goes on where it was cut when the line comes back', async () => {
    await page.add();
    server.known['server-1'] = { ...ready('server-1'), state: 'receiving' };
    server.trips[0]?.watch.begun('server-1');
    page.connection.setState('reconnecting');
    server.trips[0]?.fail(new ApiError('network.offline'));
    await settle();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.trips).toHaveLength(1);
    page.connection.setState('online');
    await settle();
    expect(server.trips[1]?.load.server).toBe('server-1');
  });

  it('asks for the answer when it was lost', async () => {
    const id = await page.add();
    server.known['server-1'] = ready('server-1');
    server.trips[0]?.watch.begun('server-1');
    server.trips[0]?.fail(new ApiError('network.offline'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(page.uploads.get(id)?.state).toBe('ready');
    expect(server.trips).toHaveLength(1);
  });

  it('waits for the verdict when the file is still examined, and hears of it at once', async () => {
    const id = await page.add();
    server.known['server-1'] = { ...ready('server-1'), state: 'processing' };
    server.trips[0]?.watch.begun('server-1');
    server.trips[0]?.arrive(undefined);
    await settle();
    expect(page.uploads.get(id)?.state).toBe('examining');
    server.known['server-1'] = ready('server-1');
    page.connection.deliver('upload_updated', { upload: ready('server-1') });
    await settle();
    expect(page.uploads.get(id)?.state).toBe('ready');
  });

  it('begins anew when the server has forgotten the upload', async () => {
    await page.add();
    server.known['server-1'] = new ApiError('upload.notFound', 404);
    server.trips[0]?.watch.begun('server-1');
    server.trips[0]?.fail(new ApiError('network.offline'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.trips[1]?.load.server).toBeUndefined();
  });

  it('says until when it waits when the server asks for it, and goes on by itself', async () => {
    const id = await page.add();
    server.trips[0]?.fail(new ApiError('rate.limited', 429, [], 120_000));
    await settle();
    expect(page.uploads.get(id)).toMatchObject({ state: 'waiting', retryAt: Date.now() + 120_000 });
    await vi.advanceTimersByTimeAsync(119_000);
    expect(server.trips).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.trips).toHaveLength(2);
    expect(page.uploads.get(id)?.retryAt).toBeUndefined();
  });

  it('waits in one state, without a clock, while others of its person have their turn', async () => {
    const id = await page.add();
    const shown = new Set<string>();
    for (let refusals = 0; refusals < 10; refusals += 1) {
      shown.add(JSON.stringify(page.uploads.get(id)));
      server.trips[refusals]?.fail(new ApiError('rate.limited', 429, [], 5_000));
      await settle();
      shown.add(JSON.stringify(page.uploads.get(id)));
      await vi.advanceTimersByTimeAsync(5_000);
    }
    expect([...shown].map((each) => JSON.parse(each))).toEqual([
      expect.objectContaining({ state: 'waiting' }),
    ]);
    server.trips[10]?.watch.begun('server-1');
    expect(page.states).toEqual(['a.txt sending']);
  });

  it('keeps why a file was refused, over a reload too, and tries again when it is asked to', async () => {
    const id = await page.add();
    server.trips[0]?.fail(new ApiError('file.quotaExceeded', 409));
    await settle();
    const next = await new Page(server, storage).start();
    expect(next.uploads.get(id)).toMatchObject({ state: 'failed', error: 'file.quotaExceeded' });
    expect(server.trips).toHaveLength(1);
    next.uploads.retry(id);
    await settle();
    expect(server.trips).toHaveLength(2);
    expect(next.uploads.get(id)).toMatchObject({ state: 'waiting', error: undefined });
  });

  it('takes a refusal from the verdict when the bytes had come', async () => {
    const id = await page.add();
    server.trips[0]?.watch.begun('server-1');
    server.trips[0]?.arrive({ ...ready('server-1'), state: 'refused', error: 'file.damaged' });
    await settle();
    expect(page.uploads.get(id)).toMatchObject({ state: 'failed', error: 'file.damaged' });
  });

  it('continues after a reload where the page before it stopped', async () => {
    const id = await page.add();
    server.trips[0]?.watch.begun('server-1');
    await settle();
    page.uploads.stop();
    server.known['server-1'] = { ...ready('server-1'), state: 'receiving' };
    const next = await new Page(server, storage).start();
    expect(next.uploads.restored()).toBe(true);
    expect(next.uploads.all().map((each) => each.id)).toEqual([id]);
    expect(server.trips[1]?.load.server).toBe('server-1');
  });

  it('takes a file back when it is thrown away, wherever it is', async () => {
    const [first, second] = [await page.add('a.txt'), await page.add('b.txt')];
    server.trips[0]?.watch.begun('server-1');
    server.trips[1]?.watch.begun('server-2');
    server.trips[1]?.arrive(ready('server-2'));
    await settle();
    for (const id of [first, second]) page.uploads.discard(id);
    await settle();
    expect(server.trips[0]?.signal.aborted).toBe(true);
    expect([server.withdrawn, server.deleted]).toEqual([['server-1'], ['server-2']]);
    expect(page.states).toEqual([]);
    expect(await storage.list(SARA)).toEqual([]);
  });

  it('shows a file from here when its message has come, and keeps it no longer', async () => {
    const id = await page.add();
    const { url } = page.uploads.get(id) ?? {};
    server.trips[0]?.arrive(ready('server-1'));
    await settle();
    await page.uploads.sent([id]);
    expect(page.sources.of('server-1')).toBe(url);
    expect(await storage.list(SARA)).toEqual([]);
  });

  it('is sent by one tab alone, and the other learns what became of it', async () => {
    const browser = new FakeBrowser();
    const one = await new Page(server, storage, browser.openTab()).start();
    const other = await new Page(server, storage, browser.openTab()).start();
    await one.add();
    await settle();
    expect(other.states).toEqual(['a.txt waiting']);
    expect(server.trips).toHaveLength(1);
    server.trips[0]?.arrive(ready('server-1'));
    await settle();
    expect(other.states).toEqual(['a.txt ready']);
    one.uploads.discard(one.uploads.all()[0]?.id ?? '');
    await settle();
    expect(other.states).toEqual([]);
  });

  it('leaves nothing in the browser when its person signs out', async () => {
    await page.add();
    page.uploads.stop();
    await page.uploads.withdraw(SARA);
    expect(await storage.list(SARA)).toEqual([]);
    expect(page.states).toEqual([]);
  });
});
