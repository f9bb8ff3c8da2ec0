import { TestBed } from '@angular/core/testing';
import { Http, path } from './http';

describe('path', () => {
  it('encodes what is put into it', () => {
    expect(path`rooms/${'تیم/یک?'}/members/${'a b'}`).toBe(
      'rooms/%D8%AA%DB%8C%D9%85%2F%DB%8C%DA%A9%3F/members/a%20b',
    );
  });

  it.each(['.', '..'])('refuses %s, which would lead elsewhere', (part) => {
    expect(() => path`rooms/${part}/members`).toThrow(expect.objectContaining({ code: 'route.notFound' }));
  });
});

describe('Http', () => {
  const requests: { address: string; init: RequestInit }[] = [];
  let respond: () => Promise<Response>;
  let http: Http;

  beforeEach(() => {
    requests.length = 0;
    vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
      requests.push({ address, init });
      return respond();
    });
    http = TestBed.inject(Http);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const json =
    (body: unknown, status = 200, type = 'application/json') =>
    () =>
      Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } }));

  it('leaves out of the address what is not asked', async () => {
    respond = json({ messages: [] });
    await http.get('rooms/general/messages', { before: 7, after: undefined });
    expect(requests[0]?.address).toBe('/api/rooms/general/messages?before=7');
    await http.get('rooms', { q: undefined });
    expect(requests[1]?.address).toBe('/api/rooms');
  });

  it('sends a body as JSON and gives the answer', async () => {
    respond = json({ room: 1 }, 201);
    await expect(http.post('rooms', { name: 'تیم' })).resolves.toEqual({ room: 1 });
    const init = requests[0]?.init ?? {};
    expect([init.method, init.body, init.credentials]).toEqual(['POST', '{"name":"تیم"}', 'same-origin']);
    expect(new Headers(init.headers).get('Content-Type')).toBe('application/json');
  });

  it('gives nothing when the answer is empty', async () => {
    respond = () => Promise.resolve(new Response(null, { status: 204 }));
    await expect(http.delete('auth/sessions')).resolves.toBeUndefined();
  });

  it('throws the refusal of the server', async () => {
    const details = [{ field: 'name', code: 'tooShort' }];
    respond = json({ code: 'validation.failed', message: '', details }, 422, 'application/problem+json');
    await expect(http.post('rooms', {})).rejects.toMatchObject({
      code: 'validation.failed',
      status: 422,
      details,
    });
  });

  it('throws how long to wait', async () => {
    respond = json(
      { code: 'rate.limited', message: '', retryAfterMs: 5_000 },
      429,
      'application/problem+json',
    );
    await expect(http.post('auth/login', {})).rejects.toMatchObject({
      code: 'rate.limited',
      retryAfterMs: 5_000,
    });
  });

  it('throws network.offline when the server is not reached', async () => {
    respond = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(http.get('rooms')).rejects.toMatchObject({ code: 'network.offline' });
  });

  it.each([502, 503, 504])(
    'throws network.offline when a proxy answers %i for the server',
    async (status) => {
      respond = () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status }));
      await expect(http.get('rooms')).rejects.toMatchObject({ code: 'network.offline' });
    },
  );

  it('throws network.offline when the answer was cut off', async () => {
    respond = () =>
      Promise.resolve(new Response('{"rooms":[', { headers: { 'Content-Type': 'application/json' } }));
    await expect(http.get('rooms')).rejects.toMatchObject({ code: 'network.offline' });
  });

  it.each([
    [500, '{"code":"something.else"}'],
    [500, 'null'],
    [418, '"text"'],
  ])('throws server.error when the refusal of status %i is not ours: %s', async (status, body) => {
    respond = () =>
      Promise.resolve(new Response(body, { status, headers: { 'Content-Type': 'application/json' } }));
    await expect(http.get('rooms')).rejects.toMatchObject({ code: 'server.error', status });
  });
});
