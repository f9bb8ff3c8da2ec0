import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person, request } from '../support/person.js';
import { TestServer, failToStart } from '../support/server.js';

describe('the start', () => {
  it('is refused with every wrong setting listed when several are wrong', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sokhan-'));
    const { code, output } = await failToStart({
      DATA_DIR: dataDir,
      PORT: 'eighty',
      SECRET_KEY: 'short',
      LOG_LEVEL: 'loud',
      CORS_ORIGINS: 'chat.example.org',
      MESSAGE_RATE_LIMIT: '-1',
      TRUSTED_PROXIES: 'somebody',
      DATABASE_URL: 'mysql://x',
      SESSION_COOKIE_SECURE: 'perhaps',
    });
    rmSync(dataDir, { recursive: true });
    expect(code).toBe(1);
    for (const name of [
      'PORT',
      'SECRET_KEY',
      'LOG_LEVEL',
      'CORS_ORIGINS',
      'MESSAGE_RATE_LIMIT',
      'TRUSTED_PROXIES',
      'DATABASE_URL',
      'SESSION_COOKIE_SECURE',
    ]) {
      expect(output).toContain(`- ${name}: `);
    }
    expect(output).not.toContain('    at ');
  });
});

describe('a second server', () => {
  it('says in a sentence that the port is in use', async () => {
    const first = await TestServer.start();
    const dataDir = mkdtempSync(join(tmpdir(), 'sokhan-'));
    const { code, output } = await failToStart({
      PORT: String(first.port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
    });
    await first.stop();
    rmSync(dataDir, { recursive: true });
    expect(code).toBe(1);
    expect(output).toBe(`Port ${first.port} is in use; name another one in PORT.\n`);
  });
});

describe('a server without a place for files', () => {
  it('says in a sentence why it does not start', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sokhan-'));
    const filesDir = join(dataDir, 'taken');
    writeFileSync(filesDir, 'a file in its place');
    const { code, output } = await failToStart({
      DATA_DIR: dataDir,
      FILES_DIR: filesDir,
      LOG_LEVEL: 'silent',
    });
    rmSync(dataDir, { recursive: true });
    expect(code).toBe(1);
    expect(output).toMatch(/^Files cannot be kept in the folder .*taken \(FILES_DIR\): .+\.\n$/);
  });
});

describe('the web door', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start({ env: { LOG_LEVEL: 'debug', TRUSTED_PROXIES: 'loopback' } });
  });
  afterAll(() => server.stop());
  const get = (path: string, headers = {}) => request(server.url, 'GET', path, { headers });
  const wish = { username: 'x', password: 'y' };

  it('serves the page at every address of the client, with a nonce of its own each time', async () => {
    const [first, second] = [await get('/'), await get('/rooms/anything')];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.text).toContain('<html');
    const nonce = (answer: typeof first) => /ngCspNonce="([^"]+)"/i.exec(answer.text)?.[1];
    expect(first.headers.get('content-security-policy')).toContain(`'nonce-${nonce(first)}'`);
    expect(nonce(first)).not.toBe(nonce(second));
    expect(first.text).not.toContain('CSP_NONCE');
    expect(first.headers.get('cache-control')).toBe('no-store');
  });

  it('answers 404 and no page when a file, a route or a method is not there', async () => {
    for (const path of [
      '/missing-ABCDEFGH.js',
      '/api/nothing',
      '/api',
      '/health/other',
      '/.env',
      '/secret.key',
      '/sokhan.db',
    ]) {
      const answer = await get(path);
      expect([path, answer.status, answer.text.includes('<html')]).toEqual([path, 404, false]);
    }
    expect((await request(server.url, 'POST', '/rooms', { body: {} })).status).toBe(404);
  });

  it('lets browsers keep hashed files for good and compresses them', async () => {
    const script = /src="(main-[A-Z0-9]{8}\.js)"/.exec((await get('/')).text)?.[1];
    for (const encoding of ['br', 'gzip']) {
      const answer = await get(`/${script}`, { 'accept-encoding': encoding });
      expect(answer.headers.get('cache-control')).toContain('immutable');
      expect(answer.headers.get('content-encoding')).toBe(encoding);
    }
    expect((await get('/boot.js')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/index.html')).text).not.toContain('CSP_NONCE');
  });

  it('says of a page what it may do, and of its parts only what concerns them', async () => {
    const main = /src="(main-[\w-]+\.js)"/.exec((await get('/')).text)?.[1];
    const { status, headers } = await get(`/${main}`);
    expect(status).toBe(200);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    for (const name of ['content-security-policy', 'permissions-policy', 'x-frame-options']) {
      expect(headers.get(name), name).toBeNull();
      expect((await get('/')).headers.get(name), name).not.toBeNull();
      // A worker has a policy of its own.
      expect((await get('/pdf/pdf.worker.min.mjs')).headers.get(name), name).not.toBeNull();
    }
  });

  it('lets its page play, read and record what the page made itself, and nothing from elsewhere', async () => {
    const { headers } = await get('/');
    const policy = new Map(
      headers
        .get('content-security-policy')!
        .split(';')
        .map((part) => part.trim().split(/ (.*)/s, 2) as [string, string]),
    );
    const nonce = policy.get('style-src')?.split(' ').at(-1);
    expect(Object.fromEntries(policy)).toEqual({
      'default-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'self'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
      'script-src': "'self'",
      'worker-src': "'self'",
      'style-src': `'self' ${nonce}`,
      'img-src': "'self' data: blob:",
      'media-src': "'self' blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'angular angular#bundler angular#components sokhan#pdf',
    });
    expect(nonce).toMatch(/^'nonce-[\w+/]{22}=='$/);
    expect(headers.get('permissions-policy')).toBe(
      'microphone=(self), camera=(), geolocation=(), payment=(), usb=()',
    );
    const worker = await get('/pdf/pdf.worker.min.mjs');
    expect(worker.headers.get('content-security-policy')).toContain("worker-src 'self';");
  });

  it('says nothing of its make and forbids framing and sniffing', async () => {
    const { headers } = await get('/api/auth/me');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
  });

  it('lets the page of its documentation style itself, and its data do nothing', async () => {
    const docs = (await get('/api/docs')).headers.get('content-security-policy');
    expect(docs).toContain("default-src 'self'");
    expect(docs).toContain("style-src 'self' 'unsafe-inline'");
    expect(docs).not.toContain('script-src');
    const unknown = (await get('/api/nothing')).headers.get('content-security-policy');
    expect(unknown).toBe("default-src 'none';frame-ancestors 'none'");
  });

  it('is live and ready', async () => {
    expect((await get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await get('/health/ready')).body).toEqual({ status: 'ok' });
  });

  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'content-type': 'text/plain' }],
    [{ 'content-type': 'application/x-www-form-urlencoded' }],
  ])('refuses to change anything when a request says %j', async (headers) => {
    const answer = await request(server.url, 'POST', '/api/auth/login', { body: wish, headers });
    expect([answer.status, answer.body.code]).toEqual([403, 'origin.refused']);
  });

  it('accepts its own page’s requests', async () => {
    const headers = { origin: server.url, 'sec-fetch-site': 'same-origin' };
    expect((await request(server.url, 'POST', '/api/auth/login', { body: wish, headers })).status).toBe(401);
  });

  it('gives the cookie the __Host- prefix when a trusted proxy speaks HTTPS, and then takes no other', async () => {
    const username = 'https_person';
    const headers = { 'x-forwarded-proto': 'https' };
    const body = { username, password: 'correct horse battery 7' };
    const answer = await request(server.url, 'POST', '/api/auth/register', { body, headers });
    const cookie = answer.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^__Host-sid=.*; Secure; SameSite=Lax/);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age');
    const token = cookie.split(';')[0]?.split('=')[1];
    const me = (sent: string) => request(server.url, 'GET', '/api/auth/me', { headers, cookie: sent });
    expect((await me(`__Host-sid=${token}`)).status).toBe(200);
    expect((await me(`sid=${token}`)).status).toBe(401);
  });

  it('answers a code and lives when a body cannot be read', async () => {
    const post = (body: string, type = 'application/json') =>
      fetch(`${server.url}/api/auth/login`, { method: 'POST', body, headers: { 'content-type': type } });
    const codeOf = async (response: Response) => [
      response.status,
      ((await response.json()) as { code: string }).code,
    ];
    expect(await codeOf(await post('{"username":'))).toEqual([400, 'request.malformed']);
    expect(await codeOf(await post(`{"username":"${'x'.repeat(100_000)}"}`))).toEqual([
      413,
      'request.tooLarge',
    ]);
    expect(await codeOf(await post('['.repeat(30_000)))).toEqual([400, 'request.malformed']);
    expect((await get('/health/live')).status).toBe(200);
  });

  it('writes one line a request at debug, without queries', async () => {
    await get('/api/users?q=secret-words');
    const line = await server.logged('"path":"/api/users"');
    expect(JSON.parse(line)).toMatchObject({
      req: { method: 'GET', path: '/api/users' },
      res: { status: 401 },
    });
    expect(server.log).not.toContain('secret-words');
  });
});

describe('the API’s description', () => {
  it('is for admins alone in production', async () => {
    const server = await TestServer.start({ env: { NODE_ENV: 'production' } });
    try {
      const [admin, member] = [await Person.register(server.url), await Person.register(server.url)];
      for (const path of ['/api/docs', '/api/docs-json', '/api/docs/', '/api/docs/swagger-ui-init.js']) {
        expect([path, (await request(server.url, 'GET', path)).status]).toEqual([path, 401]);
        expect([path, (await member.get(path)).status]).toEqual([path, 403]);
      }
      expect((await admin.get('/api/docs-json')).status).toBe(200);
    } finally {
      await server.stop();
    }
  });
});

describe('the table of settings', () => {
  it('stands in README.md and .env.example as the code has it', async () => {
    const { SETTINGS_TABLE } = await import('../../server/src/config/settings-table.js');
    const [readme, example] = [readFileSync('README.md', 'utf8'), readFileSync('.env.example', 'utf8')];
    for (const { name, fallback, describe: words } of SETTINGS_TABLE) {
      expect(readme).toContain(`| \`${name}\` | ${fallback} | ${words} |`);
      expect(example).toContain(`${name}=`);
    }
  });
});
