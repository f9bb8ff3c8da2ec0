import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage, ResetLinkAnswer } from '#contracts';
import { PASSWORD, Person, request } from '../support/person.js';
import { TestServer } from '../support/server.js';

const NEW = 'another horse for battery 9';

let server: TestServer;
let admin: Person;
beforeAll(async () => {
  server = await TestServer.start({ env: { PUBLIC_URL: 'https://chat.example.org' } });
  admin = await Person.register(server.url);
});
afterAll(() => server.stop());

const linkFor = async (person: Person): Promise<string> => {
  const { body } = await admin.call<ResetLinkAnswer>('POST', `/api/admin/people/${person.name}/reset-link`);
  return body.reset.link;
};
const tokenOf = (link: string): string => link.split('#')[1] ?? '';
const reset = (token: string, newPassword: string) =>
  request(server.url, 'POST', '/api/auth/reset', { body: { token, newPassword } });

describe('a reset link', () => {
  it('sets a new password and ends what is open when it is used (AU14)', async () => {
    const person = await Person.register(server.url);
    const socket = await person.connect();
    const { body } = await admin.call<ResetLinkAnswer>('POST', `/api/admin/people/${person.name}/reset-link`);
    expect(body.reset.link).toMatch(/^https:\/\/chat\.example\.org\/reset#[\w-]{43}$/);
    expect(Date.parse(body.reset.expiresAt) - Date.now()).toBeLessThanOrEqual(3_600_000);

    expect((await reset(tokenOf(body.reset.link), NEW)).status).toBe(204);
    expect(await socket.next('session_ended')).toMatchObject({ reason: 'revoked' });
    expect((await person.get('/api/auth/me')).status).toBe(401);
    await expect(Person.login(server.url, person.name, PASSWORD)).rejects.toThrow('401');
    expect((await Person.login(server.url, person.name, NEW)).name).toBe(person.name);
  });

  it('works once, of ten uses at the same time too (AU14)', async () => {
    const token = tokenOf(await linkFor(await Person.register(server.url)));
    const answers = await Promise.all(Array.from({ length: 10 }, () => reset(token, NEW)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(9).fill(410)]);
    expect((await reset(token, NEW)).body).toMatchObject({ code: 'reset.invalid' });
  });

  it('ends when a newer one is made (AU14)', async () => {
    const person = await Person.register(server.url);
    const [first, second] = [await linkFor(person), await linkFor(person)];
    expect((await reset(tokenOf(first), NEW)).status).toBe(410);
    expect((await reset(tokenOf(second), NEW)).status).toBe(204);
  });

  it('still works after a password that was too weak', async () => {
    const person = await Person.register(server.url);
    const token = tokenOf(await linkFor(person));
    const weak = await reset(token, 'password1');
    expect([weak.status, weak.body]).toMatchObject([
      422,
      { details: [{ field: 'newPassword', code: 'common' }] },
    ]);
    expect((await reset(token, NEW)).status).toBe(204);
  });

  it('is written down, by whom it was made and by whom it was used, without its token', async () => {
    const person = await Person.register(server.url);
    const token = tokenOf(await linkFor(person));
    await reset(token, NEW);
    const audit = await admin.get<AuditPage>(`/api/admin/audit?target=${person.name}`);
    const deeds = audit.body.entries.map(({ action, actor }) => [action, actor?.username]);
    expect(deeds).toEqual(
      expect.arrayContaining([
        ['user.password', person.name],
        ['user.resetLink', admin.name],
      ]),
    );
    expect(audit.text + server.log).not.toContain(token);
  });

  it('is made by admins alone, for people who are there', async () => {
    const member = await Person.register(server.url);
    const path = `/api/admin/people/${admin.name}/reset-link`;
    expect((await member.call('POST', path)).status).toBe(403);
    expect((await admin.call('POST', '/api/admin/people/nobody_1/reset-link')).status).toBe(404);
  });

  it.each([{}, { token: '', newPassword: NEW }, { token: ['x'], newPassword: NEW }, { token: 'x' }])(
    'is refused as a whole when the body is %j',
    async (body) => {
      expect((await request(server.url, 'POST', '/api/auth/reset', { body })).status).toBe(422);
    },
  );

  it('is a path alone where the server knows no address of itself', async () => {
    const other = await TestServer.start();
    try {
      const owner = await Person.register(other.url);
      const path = `/api/admin/people/${owner.name}/reset-link`;
      const { body } = await owner.call<ResetLinkAnswer>('POST', path);
      expect(body.reset.link).toMatch(/^\/reset#/);
    } finally {
      await other.stop();
    }
  });

  it('is tried no more often than a password (AU1)', async () => {
    const strict = await TestServer.start({ env: { LOGIN_RATE_LIMIT: '2' } });
    try {
      const statuses: number[] = [];
      for (let tries = 0; tries < 3; tries++) {
        const answer = await request(strict.url, 'POST', '/api/auth/reset', {
          body: { token: 'wrong', newPassword: NEW },
        });
        statuses.push(answer.status);
      }
      expect(statuses).toEqual([410, 410, 429]);
    } finally {
      await strict.stop();
    }
  });
});
