import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserStats } from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let sara: Person;
let omid: Person;
beforeAll(async () => {
  server = await TestServer.start();
  sara = await Person.register(server.url);
  omid = await Person.register(server.url);
});
afterAll(async () => {
  for (const person of [sara, omid]) person.close();
  await server.stop();
});

const statsOf = async (of: Person, reader = omid) =>
  (await reader.get<{ stats: UserStats }>(`/api/users/${of.name}/stats`)).body.stats;

describe('statistics', () => {
  it('count messages, sign-ins and days, once a day', async () => {
    expect(await statsOf(sara)).toEqual({
      messages: 0,
      logins: 0,
      daysActive: 0,
      joinedAt: sara.user.createdAt,
    });
    await Promise.all(['یک', 'دو', 'سه'].map((text) => sara.say('general', text)));
    await Promise.all([1, 2].map(() => Person.login(server.url, sara.name)));
    const sockets = await Promise.all([1, 2, 3].map(() => sara.connect()));
    await sockets[0]!.ask('get_online_users', {});
    expect(await statsOf(sara)).toMatchObject({ messages: 3, logins: 2, daysActive: 1 });
    expect(await statsOf(sara, sara)).toEqual(await statsOf(sara));
  });

  it('tell nobody else of sign-ins and days when they are hidden, by choice or by a block', async () => {
    const nima = await Person.register(server.url);
    await nima.call('PUT', `/api/users/${omid.name}/block`);
    expect(await statsOf(nima)).toEqual({ messages: 0, joinedAt: nima.user.createdAt });
    expect(await statsOf(omid, nima)).toEqual({ messages: 0, joinedAt: omid.user.createdAt });
    await sara.call('PATCH', '/api/users/me/preferences', { showOnline: false });
    expect(Object.keys(await statsOf(sara))).toEqual(['messages', 'joinedAt']);
    expect(await statsOf(sara, sara)).toMatchObject({ logins: 2, daysActive: 1 });
  });

  it('are not there for nobody', async () => {
    const answer = await omid.get('/api/users/nobody_at_all/stats');
    expect([answer.status, answer.body.code]).toEqual([404, 'user.notFound']);
  });
});
