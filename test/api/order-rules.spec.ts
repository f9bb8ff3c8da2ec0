import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  HeldAnswer,
  HeldQueueAnswer,
  HistoryAnswer,
  Message,
  NoticesAnswer,
  OrderRuleRequest,
  PurgeAnswer,
  ReportsAnswer,
  Sent,
} from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let admin: Person;
let moderator: Person;
let sara: Person;
let omid: Person;
const people: Person[] = [];
const known = (person: Person) => (people.push(person), person);
const register = async () => known(await Person.register(server.url));
beforeAll(async () => {
  server = await TestServer.start();
  admin = await register();
  const { name } = await register();
  const database = new Sqlite(join(server.dataDir, 'sokhan.db'));
  database.prepare("UPDATE users SET role = 'moderator' WHERE username = ?").run(name);
  database.close();
  moderator = known(await Person.login(server.url, name));
  sara = await register();
  omid = await register();
});
afterAll(async () => {
  for (const person of people) person.close();
  await server.stop();
});

const rule = (more: Partial<OrderRuleRequest>): OrderRuleRequest => ({
  name: 'آگهی',
  kind: 'words',
  text: 'ارزان بخرید',
  action: 'hold',
  ...more,
});
const make = async (more: Partial<OrderRuleRequest>) => {
  const { body, status } = await moderator.call<{ rule: { id: string } }>(
    'POST',
    '/api/admin/rules',
    rule(more),
  );
  expect(status).toBe(201);
  return body.rule.id;
};
const drop = (id: string) => moderator.call('DELETE', `/api/admin/rules/${id}`);
/** Runs with one rule that holds. */
async function under(more: Partial<OrderRuleRequest>, work: () => Promise<void>) {
  const id = await make(more);
  try {
    await work();
  } finally {
    await drop(id);
  }
}
const sent = (person: Person, room: string, text: string, clientId: string = randomUUID()) =>
  person.call<Sent & { code?: string }>('POST', `/api/rooms/${room}/messages`, { text, clientId });
const waiting = async () => (await moderator.get<HeldQueueAnswer>('/api/admin/held')).body.held;
const reports = async () => (await moderator.get<ReportsAnswer>('/api/admin/reports')).body.reports;

describe('a rule', () => {
  it('finds words however they are spelled, and nothing inside of others', async () => {
    const test = async (sample: string, more: Partial<OrderRuleRequest> = {}) =>
      (
        await moderator.call('POST', '/api/admin/rules/test', {
          sample,
          kind: 'words',
          text: 'كتاب',
          ...more,
        })
      ).body['matches'];
    expect(await test('یک کِتــاب خوب')).toBe(true);
    expect(await test('کتابخانه')).toBe(false);
    expect(await test('شماره ۱۲۳۴', { kind: 'pattern', text: '\\d{4}' })).toBe(true);
    expect(await test('BUY now', { kind: 'pattern', text: '^buy\\s' })).toBe(true);
    expect(await test('می‌خرم', { kind: 'pattern', text: 'می‌خر' })).toBe(true);
  });

  it('is refused when it is none, and takes no time however it is made', async () => {
    for (const more of [
      { kind: 'pattern', text: '(' },
      { kind: 'pattern', text: '(?<=a)b' },
      { kind: 'pattern', text: 'a'.repeat(201) },
      { kind: 'words', text: '!!! ...' },
      { action: 'hide' },
      { rooms: ['general'] },
      { muteMinutes: 0 },
    ] as unknown as Partial<OrderRuleRequest>[]) {
      expect((await moderator.call('POST', '/api/admin/rules', rule(more))).status).toBe(422);
    }
    const begin = performance.now();
    const evil = { kind: 'pattern', text: '(a+)+$', sample: `${'a'.repeat(3_999)}!` };
    expect((await moderator.call('POST', '/api/admin/rules/test', evil)).body).toEqual({ matches: false });
    expect(performance.now() - begin).toBeLessThan(1_000);
    expect((await sara.get('/api/admin/rules')).body).toMatchObject({ code: 'request.forbidden' });
  });

  it('refuses, by both doors, and in an edit too', async () => {
    await under({ action: 'delete' }, async () => {
      expect((await sent(sara, 'general', 'ارزان بخريد')).body.code).toBe('message.refused');
      const socket = await sara.connect();
      const wish = { room: 'general', text: 'ارزان بخرید', clientId: randomUUID() };
      expect(await socket.ask('message', wish)).toMatchObject({ error: { code: 'message.refused' } });
      const message = await sara.posted('general', { text: 'سلام' });
      const edit = await sara.call('PATCH', `/api/messages/${message.id}`, { text: 'ارزان بخرید' });
      expect(edit.body).toMatchObject({ code: 'message.refused' });
      const poll = {
        room: 'general',
        question: 'چه؟',
        options: ['ارزان بخرید', 'نه'],
        clientId: randomUUID(),
      };
      expect(await socket.ask('create_poll', poll)).toMatchObject({ error: { code: 'message.refused' } });
      expect((await sent(moderator, 'general', 'ارزان بخرید')).status).toBe(201);
    });
    expect((await sent(sara, 'general', 'ارزان بخرید')).body.message).toBeDefined();
  });

  it('PE8 holds in its rooms alone, and never in private or direct ones', async () => {
    const [named, other] = [await sara.makeRoom(), await sara.makeRoom()];
    const secret = await sara.makeRoom({ kind: 'private' });
    const { body } = await sara.call<{ room: { id: string } }>('PUT', `/api/rooms/direct/${omid.name}`);
    await under({ action: 'delete', rooms: [named.id] }, async () => {
      expect((await sent(sara, named.id, 'ارزان بخرید')).status).toBe(403);
      expect((await sent(sara, other.id, 'ارزان بخرید')).status).toBe(201);
    });
    await under({ action: 'delete' }, async () => {
      for (const room of [secret.id, body.room.id])
        expect((await sent(sara, room, 'ارزان بخرید')).body.message).toBeDefined();
    });
  });

  it('mutes for its time, or posts and tells those who keep order', async () => {
    const target = await register();
    await under({ action: 'mute', muteMinutes: 30 }, async () => {
      expect((await sent(target, 'general', 'ارزان بخرید')).status).toBe(403);
      expect((await sent(target, 'general', 'سلام')).body).toMatchObject({
        code: 'user.muted',
        reason: 'آگهی',
      });
    });
    expect((await reports())[0]).toMatchObject({ cause: 'rule', author: { username: target.name } });
    await under({ action: 'notify' }, async () => {
      const { body } = await sent(sara, 'general', 'ارزان بخرید، لطفاً');
      expect((await reports())[0]).toMatchObject({ cause: 'rule', message: { id: body.message!.id } });
    });
  });
});

describe('a held message', () => {
  it('waits for leave, is known to its sender after a reload, and is posted once under their name', async () => {
    const watching = await moderator.connect();
    const own = await sara.connect();
    const clientId = randomUUID();
    await under({}, async () => {
      const { body } = await sent(sara, 'general', 'ارزان بخرید', clientId);
      expect(body).toMatchObject({ held: { clientId, text: 'ارزان بخرید' } });
      expect(body.message).toBeUndefined();
      await own.next('own_held', ({ held }) => held?.clientId === clientId);
      await watching.next('held_updated', ({ id }) => id === body.held!.id);
    });
    // The rule is gone: the same clientId waits even so.
    expect((await sent(sara, 'general', 'ارزان بخرید', clientId)).body.held).toBeDefined();
    expect((await sent(sara, 'general', 'دیگر', clientId)).body.code).toBe('message.idConflict');
    expect((await omid.get<HeldAnswer>('/api/rooms/general/held')).body.held).toEqual([]);
    const { held } = (await sara.get<HeldAnswer>('/api/rooms/general/held')).body;
    expect(held).toMatchObject([{ clientId, text: 'ارزان بخرید' }]);
    const { id } = (await waiting()).find((each) => each.id === held[0]!.id)!;
    const reader = await omid.connect();
    const approved = await moderator.call<{ message: Message }>('POST', `/api/admin/held/${id}/approve`);
    expect(approved.body.message).toMatchObject({ clientId, username: sara.name, text: 'ارزان بخرید' });
    await reader.next('message', (message) => message.clientId === clientId);
    await own.until(() => own.all('own_held').some((event) => event.id === id && !event.held));
    expect((await sent(sara, 'general', 'ارزان بخرید', clientId)).body.message).toMatchObject({
      id: approved.body.message.id,
    });
    expect((await moderator.call('POST', `/api/admin/held/${id}/approve`)).status).toBe(404);
  });

  it('is refused with a reason, which its sender is told whenever they ask', async () => {
    const clientId = randomUUID();
    await under({}, async () => void (await sent(sara, 'general', 'ارزان بخرید', clientId)));
    const { id } = (await waiting()).at(-1)!;
    expect((await omid.call('POST', `/api/admin/held/${id}/refuse`, {})).status).toBe(403);
    await moderator.call('POST', `/api/admin/held/${id}/refuse`, { reason: 'آگهی نه' });
    const again = await sent(sara, 'general', 'ارزان بخرید', clientId);
    expect(again.body).toMatchObject({ code: 'message.refused', reason: 'آگهی نه' });
    const { notices } = (await sara.get<NoticesAnswer>('/api/notices')).body;
    expect(notices[0]).toMatchObject({ kind: 'refusal', reason: 'آگهی نه' });
    const { held } = (await sara.get<HeldAnswer>('/api/rooms/general/held')).body;
    expect(held).toMatchObject([{ id, refusal: { reason: 'آگهی نه' } }]);
    expect((await omid.call('DELETE', `/api/held/${id}`)).status).toBe(404);
    expect((await sara.call('DELETE', `/api/held/${id}`)).status).toBe(204);
    expect((await sara.get<HeldAnswer>('/api/rooms/general/held')).body.held).toEqual([]);
  });

  it('RV7 is not posted for somebody who may not write there any more', async () => {
    const target = await register();
    await under({}, async () => void (await sent(target, 'general', 'ارزان بخرید')));
    const { id } = (await waiting()).at(-1)!;
    await moderator.call('PUT', `/api/admin/people/${target.name}/mute`, {});
    expect((await moderator.call('POST', `/api/admin/held/${id}/approve`)).body).toMatchObject({
      code: 'user.muted',
    });
    expect((await waiting()).some((each) => each.id === id)).toBe(true);
  });
});

describe('the first messages of a newcomer', () => {
  const holdFirst = (heldFirstMessages: number) =>
    admin.call('PATCH', '/api/admin/settings', { heldFirstMessages });

  it('wait until a moderator let them in, and then no more; what they say to few does not', async () => {
    expect((await holdFirst(1)).status).toBe(200);
    try {
      const newcomer = await register();
      const [reader, watching] = [await omid.connect(), await moderator.connect()];
      const { held } = (await sent(newcomer, 'general', 'سلام همه')).body;
      expect(held).toMatchObject({ text: 'سلام همه' });
      await watching.next('held_updated', ({ id }) => id === held!.id);
      expect((await newcomer.get<HeldAnswer>('/api/rooms/general/held')).body.held).toHaveLength(1);
      const entry = (await waiting()).find(({ id }) => id === held!.id);
      expect(entry).toMatchObject({ cause: 'newcomer', author: { username: newcomer.name } });
      const secret = await newcomer.makeRoom({ kind: 'private' });
      expect((await sent(newcomer, secret.id, 'رازی')).body.message).toBeDefined();
      expect((await sent(newcomer, 'general', 'هنوز')).body.held).toBeDefined();

      expect((await moderator.call('POST', `/api/admin/held/${held!.id}/approve`)).status).toBe(200);
      const { id } = await reader.next('message', ({ text }) => text === 'سلام همه');
      expect((await newcomer.get(`/api/messages/${id}`)).status).toBe(200);
      expect((await sent(newcomer, 'general', 'اکنون')).body.message).toMatchObject({ text: 'اکنون' });
    } finally {
      await holdFirst(0);
    }
  });
});

describe('the last hour of somebody', () => {
  it('goes from public rooms and stays in private ones, and every reader hears of it', async () => {
    const target = await register();
    const secret = await target.makeRoom({ kind: 'private' });
    const kept = await target.posted(secret.id);
    const gone = [await target.posted('general', { text: '۱' }), await target.posted('tech', { text: '۲' })];
    const reader = await omid.connect();
    const path = `/api/admin/people/${target.name}/purge-hour`;
    expect((await omid.call('POST', path, {})).status).toBe(403);
    const { body } = await moderator.call<PurgeAnswer>('POST', path, { reason: 'سیل پیام' });
    expect(body).toEqual({ deleted: 2 });
    for (const { id } of gone) await reader.next('message_deleted', (message) => message.id === id);
    expect((await target.get(`/api/messages/${kept.id}`)).body).toMatchObject({ message: { text: 'سلام' } });
    expect((await moderator.call<PurgeAnswer>('POST', path, {})).body).toEqual({ deleted: 0 });
  });
});

describe('the first messages of somebody new', () => {
  const settle = (heldFirstMessages: number) =>
    admin.call('PATCH', '/api/admin/settings', { heldFirstMessages });
  const approve = (id: string) =>
    moderator.call<{ message: Message }>('POST', `/api/admin/held/${id}/approve`);
  const said = async (person: Person) =>
    (await person.get<HistoryAnswer>('/api/rooms/general/messages')).body.messages.map(({ text }) => text);
  const heldOf = async (person: Person, room = 'general') =>
    (await person.get<HeldAnswer>(`/api/rooms/${room}/held`)).body.held;
  beforeAll(async () => void expect((await settle(2)).status).toBe(200));
  afterAll(() => settle(0));

  it('wait for a moderator, seen by their author alone, and by all in their place once they are let in', async () => {
    const target = await register();
    const [own, reader, watching] = [await target.connect(), await omid.connect(), await moderator.connect()];
    const { held } = (await sent(target, 'general', 'سلام، تازه آمدم')).body;
    expect(held).toMatchObject({ text: 'سلام، تازه آمدم' });
    await own.next('own_held', ({ id }) => id === held!.id);
    await watching.next('held_updated', (event) => event.id === held!.id && event.held?.cause === 'newcomer');
    expect([await heldOf(target), await heldOf(omid)]).toMatchObject([[{ id: held!.id }], []]);
    expect(await said(omid)).not.toContain('سلام، تازه آمدم');

    const { message } = (await approve(held!.id)).body;
    expect(message).toMatchObject({ username: target.name, text: 'سلام، تازه آمدم' });
    await reader.next('message', ({ id }) => id === message.id);
    expect(await heldOf(target)).toEqual([]);
    for (const person of [target, omid]) expect(await said(person)).toContain('سلام، تازه آمدم');
  });

  it('are as many as were set, and later ones wait no more', async () => {
    const target = await register();
    for (const text of ['یکم', 'دوم']) {
      const { held } = (await sent(target, 'general', text)).body;
      expect(held).toMatchObject({ text });
      await approve(held!.id);
    }
    expect((await sent(target, 'general', 'سوم')).body.message).toMatchObject({ text: 'سوم' });
  });

  it('wait by the socket as well, and as long as none was let in', async () => {
    const target = await register();
    const own = await target.connect();
    for (const text of ['یکم', 'دوم', 'سوم']) {
      expect(await own.ask('message', { room: 'general', clientId: randomUUID(), text })).toMatchObject({
        held: { text },
      });
    }
  });

  it('wait neither in private rooms, which count for nothing, nor for those who keep order', async () => {
    const target = await register();
    const room = await target.makeRoom({ kind: 'private' });
    for (const text of ['یکم', 'دوم']) {
      expect((await sent(target, room.id, text)).body.message).toMatchObject({ text });
    }
    expect((await sent(target, 'general', 'سلام')).body.held).toBeDefined();
    expect((await sent(moderator, 'general', 'سلام')).body.message).toBeDefined();
  });

  it('wait no longer when the setting is off, and again when it asks for more than there were', async () => {
    const target = await register();
    await settle(0);
    expect((await sent(target, 'general', 'سلام به همه')).body.message).toBeDefined();
    await settle(1);
    expect((await sent(target, 'general', 'باز هم سلام')).body.message).toBeDefined();
    await settle(3);
    expect((await sent(target, 'general', 'و باز هم')).body.held).toBeDefined();
  });
});
