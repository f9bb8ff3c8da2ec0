import { describe, expect, it, vi } from 'vitest';
import { TestClock } from '../../../../test/support/clock.js';
import type { Log } from '../../logging/log.js';
import { FetchRefused } from '../fetching/fetch-refused.js';
import type { Fetched, GuardedFetch } from '../fetching/guarded-fetch.js';
import { LinkReader } from './link-reader.js';

const signal = new AbortController().signal;
const page = (url: string, title: string): Fetched => ({
  url,
  contentType: 'text/html',
  type: 'text/html',
  robots: '',
  body: Buffer.from(`<title>${title}</title>`),
});

function reading(get: (url: string) => Promise<Fetched>) {
  const clock = new TestClock();
  const web = { get: vi.fn(get) };
  const log = { debug: vi.fn() };
  const reader = new LinkReader(web as unknown as GuardedFetch, log as unknown as Log, clock);
  return { reader, clock, web, log };
}

describe('LinkReader', () => {
  it('asks again only after a while, for what was found and for what was not', async () => {
    const { reader, clock, web } = reading((url) =>
      url.endsWith('/good') ? Promise.resolve(page(url, 'a')) : Promise.reject(new FetchRefused('address')),
    );
    for (let round = 0; round < 2; round += 1) {
      expect(await reader.page('http://a.example/good', signal)).toMatchObject({ title: 'a' });
      expect(await reader.page('http://a.example/bad', signal)).toBeNull();
    }
    expect(web.get).toHaveBeenCalledTimes(2);
    clock.advance(10 * 60_000);
    await reader.page('http://a.example/bad', signal);
    expect(web.get).toHaveBeenCalledTimes(3);
  });

  it('SS4 writes no address into the log', async () => {
    const { reader, log } = reading(() => Promise.reject(new FetchRefused('address')));
    await reader.page('http://secret.example/token', signal);
    expect(log.debug).toHaveBeenCalledOnce();
    expect(JSON.stringify(log.debug.mock.calls)).not.toContain('secret');
  });

  it('asks one host once at a time, and others beside it', async () => {
    const answers = new Map<string, (page: Fetched) => void>();
    const { reader, web } = reading((url) => new Promise((resolve) => answers.set(url, resolve)));
    const [first, second, other] = ['http://a.example/1', 'http://a.example/2', 'http://b.example/'];
    const reads = [first, second, other].map((url) => reader.page(url!, signal));
    await vi.waitFor(() => expect([...answers.keys()]).toEqual([first, other]));
    answers.get(first!)?.(page(first!, 'first'));
    await vi.waitFor(() => expect(web.get).toHaveBeenCalledTimes(3));
    for (const [url, answer] of answers) answer(page(url, 'x'));
    expect((await Promise.all(reads)).map((facts) => facts?.title)).toEqual(['first', 'x', 'x']);
  });

  it('remembers nothing that a stop has cut short', async () => {
    const stop = new AbortController();
    const { reader, web } = reading((url) => {
      stop.abort();
      return web.get.mock.calls.length === 1
        ? Promise.reject(new Error('cut'))
        : Promise.resolve(page(url, 'whole'));
    });
    expect(await reader.page('http://a.example/', stop.signal)).toBeNull();
    expect(await reader.page('http://a.example/', signal)).toMatchObject({ title: 'whole' });
  });
});
