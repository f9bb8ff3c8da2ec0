import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnUser, Session } from '#contracts';
import { PASSWORD, Person, TestSocket, cookieOf, freshName, request } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

const register = (body: object) =>
  request<{ user: OwnUser; details?: unknown }>(server.url, 'POST', '/api/auth/register', { body });
const login = (body: object) => request(server.url, 'POST', '/api/auth/login', { body });

describe('registration', () => {
  it('PE1 makes exactly one admin when fifty come first at once', async () => {
    const fresh = await TestServer.start();
    try {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () =>
          request<{ user: OwnUser }>(fresh.url, 'POST', '/api/auth/register', {
            body: { username: freshName(), password: PASSWORD },
          }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
      expect(answers.filter(({ body }) => body.user.role === 'admin')).toHaveLength(1);
    } finally {
      await fresh.stop();
    }
  });

  it('answers the account and a guarded cookie when all is well', async () => {
    const username = freshName('Sara');
    const answer = await register({ username, password: PASSWORD, displayName: 'سارا محمدی', locale: 'fa' });
    expect(answer.status).toBe(201);
    expect(answer.body.user).toMatchObject({
      username,
      displayName: 'سارا محمدی',
      preferences: { language: 'fa' },
    });
    expect(answer.text).not.toContain('argon2');
    expect(answer.headers.getSetCookie()[0]).toMatch(/^sid=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('puts the newcomer into the three first rooms', async () => {
    const person = await Person.register(server.url);
    const { body } = await person.get<{ rooms: { slug: string; membership?: object; names: object }[] }>(
      '/api/rooms',
    );
    expect(body.rooms.map(({ slug }) => slug)).toEqual(['general', 'tech', 'random']);
    expect(body.rooms.every(({ membership }) => membership)).toBe(true);
    expect(body.rooms[0]?.names).toEqual({ fa: 'عمومی', en: 'General' });
  });

  it('refuses a name that differs in case alone when it is taken', async () => {
    const username = freshName('Taken');
    await register({ username, password: PASSWORD });
    const answer = await register({ username: username.toUpperCase(), password: PASSWORD });
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'username.conflict' }]);
  });

  it('lets one win when two take the same name at once', async () => {
    const username = freshName('race');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => register({ username, password: PASSWORD })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
  });

  it.each([
    [{ username: 'ab', password: PASSWORD }, 'username', 'tooShort'],
    [{ username: 'a'.repeat(21), password: PASSWORD }, 'username', 'tooLong'],
    [{ username: 'سارا', password: PASSWORD }, 'username', 'format'],
    [{ username: 'a b c', password: PASSWORD }, 'username', 'format'],
    [{ username: 'Admin', password: PASSWORD }, 'username', 'reserved'],
    [{ username: ['abc'], password: PASSWORD }, 'username', 'type'],
    [{ password: PASSWORD }, 'username', 'required'],
    [{ username: 'weak_1', password: 'a1b2c3' }, 'password', 'tooShort'],
    [{ username: 'weak_2', password: 'onlyletters' }, 'password', 'needsLetterAndDigit'],
    [{ username: 'weak_3', password: 'password1' }, 'password', 'common'],
    [{ username: 'weak_4', password: 'weak_4_12' }, 'password', 'containsName'],
    [{ username: 'weak_5', password: { $ne: 1 } }, 'password', 'type'],
    [{ username: 'weak_6', password: PASSWORD, role: 'admin' }, 'role', 'unknown'],
    [{ username: 'weak_7', password: PASSWORD, email: 'no mail' }, 'email', 'format'],
    [{ username: 'weak_7', password: PASSWORD, email: 'half\ud800@example.org' }, 'email', 'format'],
    [{ username: 'weak_8', password: PASSWORD, displayName: '\u200c\u200b' }, 'displayName', 'tooShort'],
  ])('refuses %j with a code at the field when it breaks a rule', async (body, field, code) => {
    const answer = await register(body);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'validation.failed', details: [{ field, code }] });
  });
});

describe('login', () => {
  it('answers the same bytes when the name is unknown and when the password is wrong', async () => {
    const { name } = await Person.register(server.url);
    const wrong = await login({ username: name, password: 'not the one 1' });
    const unknown = await login({ username: freshName('nobody'), password: 'not the one 1' });
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(unknown.text).toBe(wrong.text);
  });

  it('finds the account when the name is written in another case', async () => {
    const { name } = await Person.register(server.url);
    expect((await login({ username: name.toUpperCase(), password: PASSWORD })).status).toBe(200);
  });

  it.each([
    [{ username: 'x', password: ['a'] }],
    [{ username: 'x', password: true }],
    [{ username: 'x' }],
    [[]],
    ['x'],
  ])('refuses %j before it looks at any account when types are wrong', async (body) => {
    const answer = await login(body as object);
    expect([answer.status, answer.body.code]).toEqual(
      typeof body === 'string' ? [400, 'request.malformed'] : [422, 'validation.failed'],
    );
  });

  it('ends the session the browser had when it signs in again', async () => {
    const person = await Person.register(server.url);
    const again = await request(server.url, 'POST', '/api/auth/login', {
      body: { username: person.name, password: PASSWORD },
      cookie: person.cookie,
    });
    expect(cookieOf(again)).not.toBe(person.cookie);
    expect((await person.get('/api/auth/me')).status).toBe(401);
  });
});

describe('a session', () => {
  it('is required everywhere when a route does not say otherwise', async () => {
    for (const path of ['/api/auth/me', '/api/rooms', '/api/users', '/api/rooms/general/messages']) {
      const answer = await request(server.url, 'GET', path);
      expect([path, answer.status, answer.body.code]).toEqual([path, 401, 'auth.required']);
    }
  });

  it('RV3 is refused and its socket cut when the person logged out', async () => {
    const person = await Person.register(server.url);
    const socket = await person.connect();
    expect((await person.call('POST', '/api/auth/logout')).status).toBe(204);
    expect(await socket.next('session_ended')).toEqual({ reason: 'logout' });
    await socket.until(() => socket.disconnected !== undefined);
    expect((await person.get('/api/auth/me')).status).toBe(401);
    await expect(TestSocket.open(server.url, person.cookie)).rejects.toMatchObject({
      data: { code: 'auth.required' },
    });
  });

  it('is listed with its device and ends alone when another device ends it', async () => {
    const phone = await Person.register(server.url);
    const laptop = await Person.login(server.url, phone.name);
    const socket = await phone.connect();
    const { body } = await laptop.get<{ sessions: Session[] }>('/api/auth/sessions');
    expect(body.sessions).toHaveLength(2);
    const other = body.sessions.find(({ current }) => !current);
    expect((await laptop.call('DELETE', `/api/auth/sessions/${other?.id}`)).status).toBe(204);
    expect(await socket.next('session_ended')).toEqual({ reason: 'revoked' });
    expect((await phone.get('/api/auth/me')).status).toBe(401);
    expect((await laptop.get('/api/auth/me')).status).toBe(200);
  });

  it('cannot be ended by somebody else', async () => {
    const [owner, thief] = [await Person.register(server.url), await Person.register(server.url)];
    const { body } = await owner.get<{ sessions: Session[] }>('/api/auth/sessions');
    const answer = await thief.call('DELETE', `/api/auth/sessions/${body.sessions[0]?.id}`);
    expect([answer.status, answer.body.code]).toEqual([404, 'session.notFound']);
    expect((await owner.get('/api/auth/me')).status).toBe(200);
  });

  it('RV4 survives alone, under a new token, when the password changed', async () => {
    const phone = await Person.register(server.url);
    const laptop = await Person.login(server.url, phone.name);
    const [phoneSocket, laptopSocket] = [await phone.connect(), await laptop.connect()];
    const wish = { currentPassword: PASSWORD, newPassword: 'another long phrase 9' };
    const changed = await laptop.call('POST', '/api/auth/password', wish);
    expect(changed.status).toBe(200);
    expect(await phoneSocket.next('session_ended')).toEqual({ reason: 'revoked' });
    expect(await laptopSocket.ask('get_online_users', {})).toMatchObject({ ok: true });
    laptop.close();
    expect((await phone.get('/api/auth/me')).status).toBe(401);
    expect((await laptop.get('/api/auth/me')).status).toBe(401);
    expect((await request(server.url, 'GET', '/api/auth/me', { cookie: cookieOf(changed) })).status).toBe(
      200,
    );
    expect((await login({ username: phone.name, password: PASSWORD })).status).toBe(401);
    expect((await login({ username: phone.name, password: wish.newPassword })).status).toBe(200);
  });

  it('keeps the password when the current one is wrong', async () => {
    const person = await Person.register(server.url);
    const wish = { currentPassword: 'wrong', newPassword: 'another long phrase 9' };
    const answer = await person.call('POST', '/api/auth/password', wish);
    expect([answer.status, answer.body.code]).toEqual([403, 'auth.wrongPassword']);
    expect((await login({ username: person.name, password: PASSWORD })).status).toBe(200);
  });

  it('is nobody when its cookie is made up, doubled or overlong', async () => {
    for (const cookie of [
      'sid=abc',
      `sid=${'a'.repeat(43)}`,
      `sid=${'a'.repeat(4000)}`,
      'sid=a; sid=b',
      'sid=%ff',
    ]) {
      expect((await request(server.url, 'GET', '/api/auth/me', { cookie })).status).toBe(401);
    }
  });

  it('never writes a password or a token into the logs', async () => {
    const person = await Person.register(server.url);
    await login({ username: person.name, password: 'a very secret 1' });
    expect(server.log).toContain('"security":"loginFailed"');
    expect(server.log).not.toContain(PASSWORD);
    expect(server.log).not.toContain('a very secret 1');
    expect(server.log).not.toContain(person.cookie.slice(4));
  });
});

describe('limits', () => {
  it('stop an address after five logins, whatever the account', async () => {
    const limited = await TestServer.start({ env: { LOGIN_RATE_LIMIT: '5' } });
    try {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const body = { username: freshName(), password: 'wrong wrong 1' };
        const answer = await request<{ retryAfterMs?: number }>(limited.url, 'POST', '/api/auth/login', {
          body,
        });
        statuses.push(answer.status);
        if (answer.status === 429) {
          expect(answer.body.retryAfterMs).toBeGreaterThan(290_000);
          expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(290);
        }
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    } finally {
      await limited.stop();
    }
  });

  it('delay an account after five wrong passwords, also for the right one', async () => {
    const limited = await TestServer.start({ env: { LOGIN_RATE_LIMIT: '100' } });
    try {
      const { name } = await Person.register(limited.url);
      const attempt = (password: string) =>
        request(limited.url, 'POST', '/api/auth/login', { body: { username: name, password } });
      for (let count = 0; count < 5; count += 1) expect((await attempt('wrong wrong 1')).status).toBe(401);
      const delayed = await attempt(PASSWORD);
      expect([delayed.status, delayed.body.code]).toEqual([429, 'rate.limited']);
    } finally {
      await limited.stop();
    }
  });

  it('let no more through when wrong passwords come all at once', async () => {
    const limited = await TestServer.start({ env: { LOGIN_RATE_LIMIT: '100' } });
    try {
      const body = { username: freshName(), password: 'wrong wrong 1' };
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => request(limited.url, 'POST', '/api/auth/login', { body })),
      );
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
    } finally {
      await limited.stop();
    }
  });

  it('stop an address after the set number of registrations', async () => {
    const limited = await TestServer.start({ env: { REGISTER_RATE_LIMIT: '2' } });
    try {
      await Person.register(limited.url);
      await Person.register(limited.url);
      await expect(Person.register(limited.url)).rejects.toThrow('429');
    } finally {
      await limited.stop();
    }
  });
});
