import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, type MessageAnswer, type ReactionsAnswer } from '#contracts';
import { Person } from '../support/person.js';
import { RoomCopy, fresh } from '../support/room-copy.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let sara: Person;
let omid: Person;
beforeAll(async () => {
  server = await TestServer.start();
  await Person.register(server.url);
  sara = await Person.register(server.url);
  omid = await Person.register(server.url);
});
afterAll(async () => {
  for (const person of [sara, omid]) person.close();
  await server.stop();
});

/** A room of sara's with these people in it, and a message of hers. */
async function talk(...people: Person[]) {
  const room = await sara.makeRoom();
  await Promise.all(
    people.map((person) => person.call('POST', `/api/rooms/${room.id}/members/${person.name}`)),
  );
  return { room, message: (await sara.say(room.id, 'سلام')).body.message };
}

const way = (id: string, emoji: string) => `/api/messages/${id}/reactions/${encodeURIComponent(emoji)}`;
const give = (person: Person, id: string, emoji: string) =>
  person.call<MessageAnswer & { code?: string }>('PUT', way(id, emoji));
const takeBack = (person: Person, id: string, emoji: string) =>
  person.call<MessageAnswer & { code?: string }>('DELETE', way(id, emoji));
const FACES = Array.from({ length: 60 }, (_, index) => String.fromCodePoint(0x1f600 + index));

describe('reacting', () => {
  it('counts each person once, and doing it again changes nothing, by both doors', async () => {
    const { message } = await talk(omid);
    const socket = await omid.connect();
    await give(sara, message.id, '👍');
    const wish = { id: message.id, emoji: '👍', on: true };
    const first = await socket.ask('react', wish);
    const reactions = [{ emoji: '👍', count: 2, usernames: [sara.name, omid.name], mine: true }];
    expect(first).toMatchObject({ ok: true, message: { rev: 3, reactions } });
    expect(await socket.ask('react', wish)).toEqual(first);
    expect((await give(omid, message.id, '👍')).body).toEqual({ message: first.ok && first.message });
    expect((await takeBack(omid, message.id, '👍')).body.message).toMatchObject({
      rev: 4,
      reactions: [{ emoji: '👍', count: 1, usernames: [sara.name], mine: false }],
    });
    expect((await takeBack(omid, message.id, '👍')).body.message.rev).toBe(4);
    expect(socket.all('message_reaction').filter(({ id }) => id === message.id)).toHaveLength(3);
  });

  it('gives the state that its events gave', async () => {
    const { room, message } = await talk(omid);
    await give(omid, message.id, '🎉');
    const copy = await RoomCopy.of(omid, room.id);
    await give(sara, message.id, '🎉');
    await give(omid, message.id, '❤️');
    await give(sara, message.id, '❤️');
    const { rev } = (await takeBack(omid, message.id, '🎉')).body.message;
    const state = await copy.upTo(rev);
    expect(state).toEqual(await fresh(omid, room.id));
    const { body } = await omid.get<{ messages: unknown }>(`/api/rooms/${room.id}/sync?since=1`);
    expect(body.messages).toEqual(state);
  });

  it('takes an emoji without its selectors for the same emoji', async () => {
    const { message } = await talk();
    await give(sara, message.id, '❤');
    const { reactions } = (await give(sara, message.id, '❤️')).body.message;
    expect(reactions).toEqual([{ emoji: '❤️', count: 1, usernames: [sara.name], mine: true }]);
    expect((await takeBack(sara, message.id, '❤')).body.message.reactions).toEqual([]);
  });

  it.each(['a', '👍👍', 'سلام', '1', '🇮', ' '])('refuses %j alike on both doors', async (emoji) => {
    const { message } = await talk();
    const socket = await sara.connect();
    const refusal = { code: 'validation.failed', details: [{ field: 'emoji', code: 'format' }] };
    const byHttp = await give(sara, message.id, emoji);
    expect([byHttp.status, byHttp.body]).toMatchObject([422, refusal]);
    expect(await socket.ask('react', { id: message.id, emoji, on: true })).toMatchObject({
      ok: false,
      error: refusal,
    });
  });

  it.each([
    [{ emoji: 5, on: true }, 'emoji', 'type'],
    [{ on: true }, 'emoji', 'required'],
    [{ emoji: '', on: true }, 'emoji', 'tooShort'],
    [{ emoji: '👍', on: 'yes' }, 'on', 'type'],
    [{ emoji: '👍', on: true, more: 1 }, 'more', 'unknown'],
  ])('refuses the payload %j', async (payload, field, code) => {
    const { message } = await talk();
    const socket = await sara.connect();
    expect(await socket.askRaw('react', { id: message.id, ...payload })).toMatchObject({
      ok: false,
      error: { details: [{ field, code }] },
    });
  });

  it('holds the limit of kinds when fifty come at once, and lets known kinds grow past it', async () => {
    const { room, message } = await talk(omid);
    const socket = await omid.connect();
    const answers = await Promise.all(
      FACES.slice(0, 50).map((emoji) => socket.ask('react', { id: message.id, emoji, on: true })),
    );
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]));
    expect(refused).toEqual(Array(50 - LIMITS.reactionKinds.max).fill('reaction.tooMany'));
    const [full] = await fresh(omid, room.id);
    expect(full?.reactions).toHaveLength(LIMITS.reactionKinds.max);
    const known = full!.reactions[7]!.emoji;
    expect((await give(sara, message.id, known)).status).toBe(200);
    expect((await give(sara, message.id, '🧊')).body.code).toBe('reaction.tooMany');
    await takeBack(omid, message.id, full!.reactions[0]!.emoji);
    expect((await give(sara, message.id, '🧊')).status).toBe(200);
  });

  it('counts exactly, and makes one of each person, when fifty people give at once, twice', async () => {
    const people = await Promise.all(Array.from({ length: 50 }, () => Person.register(server.url)));
    const { room, message } = await talk(...people);
    await Promise.all([...people, ...people].map((person) => give(person, message.id, '👍')));
    const [reacted] = await fresh(sara, room.id);
    expect(reacted?.reactions).toMatchObject([{ emoji: '👍', count: 50, mine: false }]);
    expect(reacted?.reactions[0]?.usernames).toHaveLength(LIMITS.reactionNames);
    expect(reacted?.rev).toBe(51);
    // Somebody who is not among the first is told that it is theirs.
    const { body } = await sara.get<ReactionsAnswer>(`/api/messages/${message.id}/reactions`);
    const users = body.reactions[0]!.users.map(({ username }) => username);
    expect([...users].sort()).toEqual(people.map(({ name }) => name).sort());
    const last = people.find(({ name }) => name === users.at(-1))!;
    expect((await fresh(last, room.id))[0]?.reactions[0]?.mine).toBe(true);
  });
});

describe('who reacted', () => {
  it('is listed by emoji, in the order of giving', async () => {
    const { message } = await talk(omid);
    await give(omid, message.id, '🎉');
    await give(sara, message.id, '👍');
    await give(sara, message.id, '🎉');
    const { body } = await omid.get<ReactionsAnswer>(`/api/messages/${message.id}/reactions`);
    const named = body.reactions.map(({ emoji, users }) => [emoji, users.map(({ username }) => username)]);
    expect(named).toEqual([
      ['🎉', [omid.name, sara.name]],
      ['👍', [sara.name]],
    ]);
    expect(body.reactions[0]?.users[0]).toMatchObject({ displayName: omid.user.displayName });
  });
});
