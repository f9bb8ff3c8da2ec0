import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditPage, MadePersonAnswer, ServerAnswer, SystemAnswer } from '#contracts';
import { TestMail, recipientOf, tokenIn } from '../support/mail.js';
import { PASSWORD, Person, freshName, request } from '../support/person.js';
import { TestServer } from '../support/server.js';

const NEW = 'another horse for battery 9';

let mail: TestMail;
let server: TestServer;
let admin: Person;
beforeAll(async () => {
  mail = await TestMail.start();
  server = await TestServer.start({ env: mail.env });
  admin = await Person.register(server.url);
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
});
beforeEach(() => {
  delete mail.refusal;
});

const forgot = (account: string) =>
  request(server.url, 'POST', '/api/auth/forgot', {
    body: { account },
    headers: { 'x-forwarded-host': 'evil.example' },
  });
const reset = (token: string, newPassword = NEW) =>
  request(server.url, 'POST', '/api/auth/reset', { body: { token, newPassword } });
const withEmail = async (language: 'fa' | 'en' = 'fa') => {
  const username = freshName();
  const email = `${username}@example.org`;
  const person = await Person.register(server.url, { username });
  await person.call('PATCH', '/api/users/me', { email });
  await person.call('PATCH', '/api/users/me/preferences', { language });
  return { person, email };
};

describe('a forgotten password', () => {
  it('is replaced by a mailed link, whose address no request decides (AU14)', async () => {
    const { person, email } = await withEmail('en');
    expect((await forgot(person.name.toUpperCase())).status).toBe(204);
    const [letter] = await mail.to(email);
    expect(letter!.from?.value[0]).toMatchObject({ name: 'Sokhan', address: 'chat@example.org' });
    expect(letter!.subject).toContain('A new password');
    expect(letter!.text).toMatch(/https:\/\/chat\.example\.org\/reset#[\w-]{43}/);
    expect(letter!.html).toContain('dir="ltr"');
    expect((await reset(tokenIn(letter!))).status).toBe(204);
    expect((await Person.login(server.url, person.name, NEW)).name).toBe(person.name);
    expect(server.log).not.toContain(tokenIn(letter!));
  });

  it('is asked for by the e-mail address too, and answered in the language of the person', async () => {
    const { email } = await withEmail();
    await forgot(email.toUpperCase());
    const [letter] = await mail.to(email);
    expect(letter!.subject).toContain('گذرواژهٔ تازه');
    expect(letter!.html).toContain('lang="fa" dir="rtl"');
  });

  it('gets the same answer when there is no such account, no address, a ban or a mail server that refuses', async () => {
    const silent = await Person.register(server.url);
    const { person: banned } = await withEmail();
    await admin.call('PUT', `/api/admin/people/${banned.name}/ban`, { reason: 'x' });
    const { person, email } = await withEmail();
    const answers = [];
    for (const account of [freshName(), silent.name, banned.name, person.name])
      answers.push(await forgot(account));
    await mail.to(email);
    mail.refusal = 'not today';
    const { person: refused } = await withEmail();
    answers.push(await forgot(refused.name));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['204 ']));
    await expect.poll(() => server.log).toContain('a mail was not sent');
    expect(mail.letters.map(recipientOf)).not.toContain(`${banned.name}@example.org`);
  });

  it('sends one letter when it is asked for again and again', async () => {
    const { person, email } = await withEmail();
    await Promise.all(Array.from({ length: 5 }, () => forgot(person.name)));
    const [letter] = await mail.to(email);
    await forgot(person.name);
    // Letters leave in the order of the asking, so this one comes behind all of those.
    const { email: other, person: last } = await withEmail();
    await forgot(last.name);
    await mail.to(other);
    expect(await mail.to(email)).toEqual([letter]);
  });

  it('is written down with whom it is about', async () => {
    const { person, email } = await withEmail();
    await forgot(person.name);
    await mail.to(email);
    await expect
      .poll(async () => {
        const { body } = await admin.get<AuditPage>(`/api/admin/audit?action=security.passwordForgotten`);
        return body.entries.map(({ target }) => target?.name);
      })
      .toContain(person.name);
  });

  it('is refused clearly when no account is named', async () => {
    const answer = await forgot('');
    expect([answer.status, answer.body]).toMatchObject([422, { details: [{ field: 'account' }] }]);
  });
});

describe('an account made by an admin', () => {
  const make = (wish: object, by = admin) => by.call<MadePersonAnswer>('POST', '/api/admin/people', wish);

  it('is entered by the mailed link, with the role it was given, by whoever opens it', async () => {
    const username = freshName();
    const email = `${username}@example.org`;
    const { status, body } = await make({
      username,
      email,
      displayName: 'نرگس',
      role: 'moderator',
      locale: 'en',
    });
    expect([status, body]).toMatchObject([
      201,
      { person: { username, displayName: 'نرگس', role: 'moderator', email }, mailed: true },
    ]);
    const [letter] = await mail.to(email);
    expect(letter!.subject).toContain('Your account');
    expect(body.reset.link).toBe(`https://chat.example.org/reset#${tokenIn(letter!)}`);
    await expect(Person.login(server.url, username, PASSWORD)).rejects.toThrow('401');
    expect((await reset(tokenIn(letter!))).status).toBe(204);
    const person = await Person.login(server.url, username, NEW);
    expect((await person.get('/api/rooms')).status).toBe(200);
    expect((await person.get('/api/admin/queue')).status).toBe(200);
  });

  it('has no password that an admin chose, nor does any account (AD4)', async () => {
    const username = freshName();
    await make({ username, password: NEW });
    await expect(Person.login(server.url, username, NEW)).rejects.toThrow('401');
    const { body } = await admin.get<{
      paths: Record<string, Record<string, { requestBody?: object }>>;
      components: { schemas: Record<string, { properties?: object }> };
    }>('/api/docs-json');
    const wishes = Object.entries(body.paths)
      .filter(([path]) => path.startsWith('/api/admin'))
      .flatMap(([, verbs]) => Object.values(verbs))
      .flatMap(({ requestBody = {} }) => /schemas\/(\w+)/.exec(JSON.stringify(requestBody))?.[1] ?? [])
      .flatMap((name) => Object.keys(body.components.schemas[name]?.properties ?? {}));
    expect(wishes).toContain('displayName');
    expect(wishes.filter((field) => /password/i.test(field))).toEqual([]);
  });

  it('is made all the same when the mail is refused: the admin has the link', async () => {
    mail.refusal = 'not today';
    const username = freshName();
    const { body } = await make({ username, email: `${username}@example.org` });
    expect(body.mailed).toBe(false);
    expect((await reset(body.reset.link.split('#')[1]!)).status).toBe(204);
  });

  it('is refused when the name is taken, there is a line in the address, or the asker no admin (IN9)', async () => {
    const member = await Person.register(server.url);
    expect((await make({ username: member.name })).body).toMatchObject({ code: 'username.conflict' });
    const address = await make({ username: freshName(), email: 'a@example.org\r\nBcc: x@example.org' });
    expect(address.status).toBe(422);
    expect((await make({ username: freshName() }, member)).body).toMatchObject({ code: 'request.forbidden' });
  });

  it('is in the audit, with its role and without its link', async () => {
    const username = freshName();
    const { body } = await make({ username });
    const audit = await admin.get<AuditPage>(`/api/admin/audit?target=${username}`);
    expect(audit.body.entries).toMatchObject([
      { action: 'user.create', actor: { username: admin.name }, detail: { after: { role: 'member' } } },
    ]);
    expect(audit.text).not.toContain(body.reset.link.split('#')[1]);
  });
});

describe('the health of a server with mail', () => {
  const healthOfMail = async () => {
    const { body } = await admin.get<SystemAnswer>('/api/admin/system');
    return body.system.parts.find(({ name }) => name === 'mail');
  };

  it('is tried, and by a letter to the admin who asks', async () => {
    expect(await healthOfMail()).toMatchObject({ state: 'ok' });
    await admin.call('PATCH', '/api/users/me', { email: '' });
    const trial = () => admin.call('POST', '/api/admin/system/mail');
    expect((await trial()).body).toMatchObject({ code: 'mail.noAddress' });
    await admin.call('PATCH', '/api/users/me', { email: 'admin@example.org' });
    expect((await trial()).body).toEqual({ to: 'admin@example.org' });
    const [letter] = await mail.to('admin@example.org');
    expect(letter!.subject).toContain('آزمایشی');
    mail.refusal = 'not today';
    expect((await trial()).body).toMatchObject({ code: 'mail.failed' });
  });
});

describe('a server without mail', () => {
  it('says so, and makes accounts with a link for the admin', async () => {
    const quiet = await TestServer.start();
    try {
      const first = await Person.register(quiet.url);
      expect((await first.get<ServerAnswer>('/api/server')).body.server.mail).toBe(false);
      const asked = await request(quiet.url, 'POST', '/api/auth/forgot', { body: { account: first.name } });
      expect(asked.body).toMatchObject({ code: 'mail.off' });
      const { body } = await first.call<MadePersonAnswer>('POST', '/api/admin/people', {
        username: freshName(),
        email: 'a@example.org',
      });
      expect(body).toMatchObject({ mailed: false, reset: { link: expect.stringMatching(/^\/reset#/) } });
    } finally {
      await quiet.stop();
    }
  });
});
