import type { ServerResponse } from 'node:http';
import { once } from 'node:events';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Site } from '../../../../test/support/site.js';
import { FetchRefused } from './fetch-refused.js';
import { GuardedFetch, type Wanted } from './guarded-fetch.js';
import { Resolver } from './resolver.js';

/** Names of a test: every other one is an address, or not there. */
class Names extends Resolver {
  readonly asked: string[] = [];
  constructor(private readonly known: Record<string, string[] | (() => string[])> = {}) {
    super();
  }

  addressesOf(host: string): Promise<string[]> {
    this.asked.push(host);
    const known = this.known[host];
    return Promise.resolve(
      typeof known === 'function' ? known() : (known ?? (/^[\d.]+$|:/.test(host) ? [host] : [])),
    );
  }
}

const HTML: Wanted = { accept: 'text/html', types: ['text/html'], maxBytes: 1_024, excess: 'cut' };
const LOCAL = ['127.0.0.0/8', '::1/128'];

let site: Site;
beforeEach(async () => {
  site = await Site.start();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await site.stop();
});

const fetching = (linkSubnets: string[] = LOCAL, names = new Names()) =>
  new GuardedFetch(names, { linkSubnets });
const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => new Error('it was answered'),
    (thrown: unknown) => thrown,
  );
  return error instanceof FetchRefused ? error.reason : String(error);
};
const html = (response: ServerResponse, headers: Record<string, string> = {}) =>
  response.writeHead(200, { 'content-type': 'text/html', ...headers });

describe('GuardedFetch', () => {
  it('answers a page with its address, type and body', async () => {
    const url = site.page('/a', '<title>سلام</title>');
    const fetched = await fetching().get(url, HTML);
    expect(fetched).toMatchObject({ url, contentType: 'text/html; charset=utf-8', robots: '' });
    expect(fetched.body.toString()).toContain('<title>سلام</title>');
  });

  it('SS4 sends nothing of the server, its people or earlier answers', async () => {
    const url = site.answer('/a', (_request, response) => html(response, { 'set-cookie': 'a=1' }).end());
    await fetching().get(url, HTML);
    await fetching().get(url, HTML);
    expect(site.asked.map(({ headers }) => Object.keys(headers).sort())).toEqual(
      Array(2).fill(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']),
    );
    expect(site.asked[0]!.headers['user-agent']).not.toMatch(/\/\d+\.\d+\.\d+/);
  });

  it.each([
    ...[
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f000001',
      '0177.0.0.1',
      '0x7f.1',
      '127.0.0.1.',
      '0',
      '0.0.0.0',
    ],
    ...[
      '１２７。０。０。１',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::127.0.0.1]',
      '[0:0:0:0:0:0:0:1]',
    ],
    ...[
      '169.254.169.254',
      '10.0.0.1',
      '192.168.0.1',
      '172.16.0.1',
      '[fc00::1]',
      '[fe80::1]',
      '[64:ff9b::7f00:1]',
    ],
    '[2002:7f00:1::]',
  ])('SS1 refuses the address %s without connecting', async (host) => {
    expect(await refusal(fetching([]).get(`http://${host}/`, HTML))).toBe('address');
    expect(await refusal(fetching([]).get(site.at('/a', host), HTML))).toBe('address');
    expect(site.asked).toEqual([]);
  });

  it.each(['localtest.me', 'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ', 'LOCALHOST', 'localhost.', 'sub.localhost'])(
    'SS1 refuses the name %s that leads to this machine',
    async (name) => {
      const hostname = name.normalize('NFKC').toLowerCase();
      const names = new Names({ [hostname]: ['127.0.0.1'] });
      expect(await refusal(fetching([], names).get(`http://${name}/`, HTML))).toBe('address');
      expect(names.asked).toEqual([hostname]);
    },
  );

  it('SS1 refuses a name of which one address is private', async () => {
    const names = new Names({ 'two.example': ['1.1.1.1', '::1'] });
    expect(await refusal(fetching([], names).get('http://two.example/', HTML))).toBe('address');
  });

  it.each([22, 25, 6_379, 8_080])('SS1 refuses port %i of a machine of the internet', async (port) => {
    expect(await refusal(fetching().get(`http://1.1.1.1:${port}/`, HTML))).toBe('address');
  });

  it.each([
    ['file:///etc/passwd', 'scheme'],
    ['gopher://127.0.0.1/', 'scheme'],
    ['ftp://127.0.0.1/', 'scheme'],
    ['data:text/html,<title>a</title>', 'scheme'],
    ['//127.0.0.1/', 'scheme'],
    ['http://good.example@127.0.0.1/', 'userinfo'],
    ['http://:secret@127.0.0.1/', 'userinfo'],
    ['http://nowhere.example/', 'unresolved'],
  ])('SS1 refuses %s', async (url, reason) => {
    expect(await refusal(fetching().get(url, HTML))).toBe(reason);
  });

  it('SS2 connects to the address that was checked, whatever the name leads to a moment later', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    const names = new Names({ 'rebind.example': () => answers.shift() ?? [] });
    const url = site.page('/a', '<title>a</title>').replace('127.0.0.1', 'rebind.example');
    await fetching(LOCAL, names).get(url, HTML);
    expect(names.asked).toEqual(['rebind.example']);
    expect(site.asked[0]!.headers.host).toBe(`rebind.example:${site.port}`);
  });

  it.each([
    ['http://10.0.0.1/', 'address'],
    ['http://[::ffff:169.254.169.254]/latest/meta-data', 'address'],
    ['file:///etc/passwd', 'scheme'],
    ['http://user:word@127.0.0.1/', 'userinfo'],
    ['', 'type'],
  ])('SS2 checks a redirect to "%s" like the first address', async (to, reason) => {
    const url = site.answer('/a', (_request, response) =>
      to === ''
        ? response.writeHead(200, { 'content-type': 'application/json' }).end()
        : response.writeHead(302, { location: to }).end(),
    );
    expect(await refusal(fetching().get(url, HTML))).toBe(reason);
  });

  it('SS2 asks for the addresses of a name again at a redirect, and refuses what they have become', async () => {
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const names = new Names({ 'rebind.example': () => answers.shift() ?? [] });
    site.redirect('/a', '/b');
    site.page('/b', '<title>b</title>');
    const url = site.at('/a', 'rebind.example');
    expect(await refusal(fetching(LOCAL, names).get(url, HTML))).toBe('address');
    expect(site.times('/b')).toBe(0);
  });

  it('SS2 follows three redirects and not a fourth', async () => {
    site.page('/0', '<title>end</title>');
    for (const [index, status] of [301, 303, 307, 308].entries())
      site.redirect(`/${index + 1}`, `/${index}`, status);
    expect((await fetching().get(site.at('/3'), HTML)).url).toBe(site.at('/0'));
    expect(await refusal(fetching().get(site.at('/4'), HTML))).toBe('redirects');
  });

  it.each([
    ['application/pdf', 200, 'type'],
    ['', 200, 'type'],
    ['text/html', 404, 'status'],
    ['text/html', 500, 'status'],
    ['text/html', 206, 'status'],
  ])('refuses an answer of type "%s" and status %i', async (type, status, reason) => {
    const url = site.answer('/a', (_request, response) =>
      response.writeHead(status, type ? { 'content-type': type } : {}).end('<title>a</title>'),
    );
    expect(await refusal(fetching().get(url, HTML))).toBe(reason);
  });

  it('refuses another protocol in place of an answer', async () => {
    const url = site.answer('/a', ({ socket }) =>
      socket.end('HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    );
    expect(await refusal(fetching().get(url, HTML))).toBe('status');
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('reads a body in %s', async (encoding, encode) => {
    const url = site.answer('/a', (_request, response) =>
      html(response, { 'content-encoding': encoding }).end(encode('<title>سلام</title>')),
    );
    expect((await fetching().get(url, HTML)).body.toString()).toBe('<title>سلام</title>');
  });

  it('refuses encodings it does not know, several at once, and broken ones', async () => {
    for (const encoding of ['compress', 'gzip, br']) {
      const url = site.answer('/a', (_request, response) =>
        html(response, { 'content-encoding': encoding }).end('x'),
      );
      expect(await refusal(fetching().get(url, HTML))).toBe('encoding');
    }
    const broken = site.answer('/b', (_request, response) =>
      html(response, { 'content-encoding': 'gzip' }).end('no gzip'),
    );
    expect(await refusal(fetching().get(broken, HTML))).toContain('incorrect header');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('SS3 stops unfolding a bomb in %s at the limit', async (encoding, encode) => {
    const bomb = encode(Buffer.alloc(64 * 1_024 * 1_024));
    const url = site.answer('/a', (_request, response) =>
      html(response, { 'content-encoding': encoding }).end(bomb),
    );
    expect((await fetching().get(url, HTML)).body).toHaveLength(HTML.maxBytes);
    expect(await refusal(fetching().get(url, { ...HTML, excess: 'refuse' }))).toBe('tooLarge');
  });

  it('SS3 lets go of a body without end at the limit', async () => {
    let closed: Promise<unknown> | undefined;
    const url = site.answer('/a', (_request, response) => {
      closed = once(response, 'close');
      html(response);
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(1_000)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect((await fetching().get(url, HTML)).body).toHaveLength(HTML.maxBytes);
    await closed;
  });

  it('SS3 refuses headers without end', async () => {
    const url = site.answer('/a', ({ socket }) =>
      socket.write(`HTTP/1.1 200 OK\r\n${'x-more: 12345678\r\n'.repeat(2_000)}`),
    );
    expect(await refusal(fetching().get(url, HTML))).toContain('Header overflow');
  });

  it.each(['headers', 'body', 'name'])('SS3 gives up in time when the %s drips', async (part) => {
    const deadline = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal);
    const begun = Promise.withResolvers<void>();
    const url = site.answer('/a', (_request, response) => {
      if (part === 'body') html(response).write('<title>');
      else response.socket?.write('HTTP/1.1 200 OK\r\n');
      begun.resolve();
    });
    const names = new Names();
    if (part === 'name') {
      vi.spyOn(names, 'addressesOf').mockImplementation(() => {
        begun.resolve();
        return new Promise(() => undefined);
      });
    }
    const answer = refusal(fetching(LOCAL, names).get(url, HTML));
    await begun.promise;
    deadline.abort(new Error('too late'));
    expect(await answer).toMatch(/abort|too late/);
    expect(AbortSignal.timeout).toHaveBeenCalledWith(8_000);
  });

  it('ends early when whoever asked does not want it any more', async () => {
    const stop = new AbortController();
    const url = site.answer('/a', () => stop.abort());
    expect(await refusal(fetching().get(url, { ...HTML, signal: stop.signal }))).toMatch(/abort/i);
  });
});
