import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CreatePollRequest,
  LIMITS,
  type MessageAnswer,
  type Poll,
  type PollAnswer,
  type VotersAnswer,
} from '#contracts';
import { Person } from '../support/person.js';
import { RoomCopy, fresh } from '../support/room-copy.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let sara: Person;
let omid: Person;
let laleh: Person;
let outsider: Person;
beforeAll(async () => {
  server = await TestServer.start({ env: { LOG_LEVEL: 'debug' } });
  await Person.register(server.url);
  sara = await Person.register(server.url);
  omid = await Person.register(server.url);
  laleh = await Person.register(server.url);
  outsider = await Person.register(server.url);
});
afterAll(async () => {
  for (const person of [sara, omid, laleh, outsider]) person.close();
  await server.stop();
});

/** What a client might send, right or wrong. */
type Wish = Partial<Record<keyof CreatePollRequest | 'more', unknown>>;
const wishOf = (wish: Wish = {}) =>
  ({
    question: 'کدام روز؟',
    options: ['شنبه', 'یکشنبه', 'دوشنبه'],
    clientId: randomUUID(),
    ...wish,
  }) as CreatePollRequest;
const ask = (person: Person, room: string, wish: Wish = {}) =>
  person.call<MessageAnswer & { code?: string }>('POST', `/api/rooms/${room}/polls`, wishOf(wish));
const vote = (person: Person, poll: Poll, ...options: string[]) =>
  person.call<PollAnswer & { code?: string }>('PUT', `/api/polls/${poll.id}/votes`, { options });
const close = (person: Person, poll: Poll) =>
  person.call<PollAnswer & { code?: string }>('POST', `/api/polls/${poll.id}/close`);
const read = async (person: Person, poll: Poll) =>
  (await person.get<PollAnswer>(`/api/polls/${poll.id}`)).body.poll;
const ids = ({ options }: Poll) => options.map(({ id }) => id);
const counts = ({ options }: Poll) => options.map(({ votes }) => votes);

/** A room of sara's with omid and laleh in it, and a poll of hers. */
async function asked(wish: Wish = {}, people = [omid, laleh], kind: 'public' | 'private' = 'public') {
  const room = await sara.makeRoom({ kind });
  for (const person of people) await sara.call('POST', `/api/rooms/${room.id}/members/${person.name}`);
  const { body } = await ask(sara, room.id, wish);
  return { room, message: body.message, poll: body.message.poll! };
}

describe('a poll', () => {
  it('is a message that everybody hears, and the same in history', async () => {
    const room = await sara.makeRoom();
    await sara.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
    const heard = await omid.connect();
    const { status, body } = await ask(sara, room.id, { multiple: true, question: '  کدام   روز؟ ' });
    expect(status).toBe(201);
    expect(body.message).toMatchObject({
      type: 'poll',
      text: 'کدام روز؟',
      seq: 1,
      rev: 1,
      username: sara.name,
    });
    expect(body.message.poll).toEqual({
      id: expect.any(String),
      question: 'کدام روز؟',
      options: ['شنبه', 'یکشنبه', 'دوشنبه'].map((text) => ({
        id: expect.any(String),
        text,
        votes: 0,
        voters: [],
      })),
      multiple: true,
      anonymous: false,
      people: 0,
      mine: [],
    });
    expect(await heard.next('message', ({ id }) => id === body.message.id)).toEqual(body.message);
    expect(await fresh(omid, room.id)).toEqual([body.message]);
    expect(await read(omid, body.message.poll!)).toEqual(body.message.poll);
  });

  it('is made once when a clientId is repeated, by both doors, and refuses another body', async () => {
    const room = await sara.makeRoom();
    const socket = await sara.connect();
    const wish = wishOf();
    const answers = await Promise.all([
      ...[1, 2, 3].map(() => socket.ask('create_poll', { room: room.id, ...wish })),
      ask(sara, room.id, wish).then(({ body }) => ({ ok: true as const, message: body.message })),
    ]);
    expect(new Set(answers.map((answer) => answer.ok && answer.message!.id)).size).toBe(1);
    expect(await fresh(sara, room.id)).toHaveLength(1);
    for (const other of [
      { question: 'دیگر؟' },
      { options: ['الف', 'ب'] },
      { multiple: true },
      { anonymous: true },
    ]) {
      expect((await ask(sara, room.id, { ...wish, ...other })).body.code).toBe('message.idConflict');
    }
    const said = await sara.say(room.id, 'کدام روز؟', wish.clientId);
    expect(said.body).toMatchObject({ code: 'message.idConflict' });
  });

  it.each([
    [{ question: '' }, 'question', 'tooShort'],
    [{ question: ' \u200c ' }, 'question', 'tooShort'],
    [{ question: 'ک'.repeat(301) }, 'question', 'tooLong'],
    [{ question: 5 }, 'question', 'type'],
    [{ question: `e${'\u0301'.repeat(20)}` }, 'question', 'format'],
    [{ options: ['تنها'] }, 'options', 'tooShort'],
    [{ options: Array.from({ length: 21 }, (_, index) => `گزینه ${index}`) }, 'options', 'tooMany'],
    [{ options: ['شنبه', ' '] }, 'options', 'tooShort'],
    [{ options: ['شنبه', 'ک'.repeat(101)] }, 'options', 'tooLong'],
    [{ options: ['شنبه', 7] }, 'options', 'type'],
    [{ options: ['شنبه', null] }, 'options', 'type'],
    [{ options: 'شنبه' }, 'options', 'type'],
    [{ options: undefined }, 'options', 'required'],
    [{ options: ['كتاب', 'کتاب'] }, 'options', 'duplicate'],
    [{ options: ['Yes', ' yes '] }, 'options', 'duplicate'],
    [{ multiple: 'yes' }, 'multiple', 'type'],
    [{ anonymous: 1 }, 'anonymous', 'type'],
    [{ closesAt: 'فردا' }, 'closesAt', 'format'],
    [{ closesAt: '2126-01-01T10:00' }, 'closesAt', 'format'],
    [{ closesAt: '2020-01-01T10:00:00Z' }, 'closesAt', 'past'],
    [{ clientId: 'x' }, 'clientId', 'format'],
    [{ more: 1 }, 'more', 'unknown'],
  ])('is refused alike on both doors with %j', async (wish, field, code) => {
    const room = await sara.makeRoom();
    const socket = await sara.connect();
    const details = [{ field, code }];
    const byHttp = await ask(sara, room.id, wish);
    expect([byHttp.status, byHttp.body]).toMatchObject([422, { code: 'validation.failed', details }]);
    expect(await socket.askRaw('create_poll', { room: room.id, ...wishOf(wish) })).toMatchObject({
      ok: false,
      error: { code: 'validation.failed', details },
    });
    expect(await fresh(sara, room.id)).toEqual([]);
  });

  it('takes as many options as it may have', async () => {
    const options = Array.from({ length: LIMITS.pollOptions.max }, (_, index) => `گزینه ${index}`);
    const { poll } = await asked({ options });
    expect(poll.options.map(({ text }) => text)).toEqual(options);
  });

  it('is only for those who may post', async () => {
    const { room } = await asked();
    expect((await ask(outsider, room.id)).body.code).toBe('room.notMember');
    await sara.call('DELETE', `/api/rooms/${room.id}`);
    expect((await ask(sara, room.id)).body.code).toBe('room.archived');
  });

  it('is not edited', async () => {
    const { message } = await asked();
    const answer = await sara.call('PATCH', `/api/messages/${message.id}`, { text: 'نو' });
    expect(answer.body).toMatchObject({ code: 'message.forbidden' });
  });

  it('is gone when its message is deleted', async () => {
    const { room, message, poll } = await asked();
    const copy = await RoomCopy.of(omid, room.id);
    await sara.call('DELETE', `/api/messages/${message.id}`);
    const [line] = await copy.upTo(2);
    expect(line).not.toHaveProperty('poll');
    expect([line]).toEqual(await fresh(omid, room.id));
    for (const answer of [
      await vote(omid, poll, ids(poll)[0]!),
      await close(sara, poll),
      await omid.get(`/api/polls/${poll.id}`),
      await omid.get(`/api/polls/${poll.id}/voters`),
    ]) {
      expect([answer.status, answer.body]).toMatchObject([410, { code: 'message.deleted' }]);
    }
  });
});

describe('voting', () => {
  it('chooses, changes and withdraws, by both doors', async () => {
    const { poll } = await asked();
    const [first, second] = ids(poll) as [string, string];
    const socket = await omid.connect();
    const one = await vote(omid, poll, first);
    expect(one.body.poll).toMatchObject({ people: 1, mine: [first] });
    expect(one.body.poll.options[0]).toMatchObject({ votes: 1, voters: [omid.name] });
    const changed = await socket.ask('vote_poll', { pollId: poll.id, options: [second] });
    expect(changed).toMatchObject({ ok: true, poll: { people: 1, mine: [second] } });
    expect(counts(await read(sara, poll))).toEqual([0, 1, 0]);
    const gone = await socket.ask('vote_poll', { pollId: poll.id, options: [] });
    expect(gone).toMatchObject({ ok: true, poll: { people: 0, mine: [] } });
    expect(counts(await read(sara, poll))).toEqual([0, 0, 0]);
  });

  it('chooses several where it may, and changes nothing when it is the same again', async () => {
    const { room, poll } = await asked({ multiple: true });
    const [first, second, third] = ids(poll) as [string, string, string];
    const { body } = await vote(omid, poll, third, first);
    expect(body.poll).toMatchObject({ people: 1, mine: [first, third] });
    expect((await vote(omid, poll, first, third)).body).toEqual(body);
    expect((await fresh(omid, room.id))[0]?.rev).toBe(2);
    await vote(omid, poll, second, third);
    expect(await read(omid, poll)).toMatchObject({ people: 1, mine: [second, third] });
  });

  it.each([
    ['two of one choice', false, ['0', '1'], 'tooMany'],
    ['an unknown one', false, ['x'], 'unknown'],
    ['one twice', true, ['0', '0'], 'duplicate'],
    ['numbers', false, [1], 'type'],
    ['no list', false, 'a', 'type'],
    ['nothing', false, undefined, 'required'],
    ['too many', true, Array(21).fill('0'), 'tooMany'],
  ])('is refused with %s, alike on both doors', async (_, multiple, given, code) => {
    const { poll } = await asked({ multiple });
    const socket = await omid.connect();
    const options = Array.isArray(given)
      ? given.map((each: unknown) => (typeof each === 'string' ? (ids(poll)[Number(each)] ?? each) : each))
      : given;
    const details = [{ field: 'options', code }];
    const byHttp = await omid.call('PUT', `/api/polls/${poll.id}/votes`, { options });
    expect([byHttp.status, byHttp.body]).toMatchObject([422, { code: 'validation.failed', details }]);
    expect(await socket.askRaw('vote_poll', { pollId: poll.id, options })).toMatchObject({
      ok: false,
      error: { code: 'validation.failed', details },
    });
    expect(await read(sara, poll)).toMatchObject({ people: 0 });
  });

  it('takes no option of another poll', async () => {
    const [{ poll }, other] = [await asked(), await asked()];
    const answer = await vote(omid, poll, ids(other.poll)[0]!);
    expect(answer.body).toMatchObject({ details: [{ field: 'options', code: 'unknown' }] });
  });

  it('gives the state that its events gave, to the voter’s other devices too', async () => {
    const { room, poll } = await asked({ multiple: true });
    const [first, second] = ids(poll) as [string, string];
    await vote(omid, poll, first);
    const [own, others] = [await RoomCopy.of(omid, room.id), await RoomCopy.of(laleh, room.id)];
    await vote(sara, poll, second);
    await vote(omid, poll, second);
    const ownState = await own.after(
      'poll_voted',
      ({ pollId, mine }) => pollId === poll.id && mine[0] === second,
    );
    expect(ownState).toEqual(await fresh(omid, room.id));
    await close(sara, poll);
    expect(await others.upTo(5)).toEqual(await fresh(laleh, room.id));
    expect(await own.upTo(5)).toEqual(await fresh(omid, room.id));
    const { body } = await omid.get<{ messages: unknown }>(`/api/rooms/${room.id}/sync?since=1`);
    expect(body.messages).toEqual(await fresh(omid, room.id));
  });

  it('makes one vote of a hundred at once of one person', async () => {
    const { room, poll } = await asked();
    const socket = await omid.connect();
    const options = ids(poll);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        socket.ask('vote_poll', { pollId: poll.id, options: [options[index % 3]!] }),
      ),
    );
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    const after = await read(omid, poll);
    expect(after.people).toBe(1);
    expect(after.mine).toHaveLength(1);
    expect(counts(after).toSorted()).toEqual([0, 0, 1]);
    expect((await fresh(laleh, room.id))[0]?.poll).toMatchObject({ people: 1, mine: [] });
  });

  it('counts a hundred people at once exactly, and names the first of each option', async () => {
    const people: Person[] = [];
    // As many as the server hashes passwords for at once.
    while (people.length < 100) {
      people.push(...(await Promise.all(Array.from({ length: 25 }, () => Person.register(server.url)))));
    }
    const { poll } = await asked({ multiple: true }, people);
    const [first, second] = ids(poll) as [string, string];
    await Promise.all(
      people.map((person, index) => vote(person, poll, first, ...(index % 2 ? [second] : []))),
    );
    const after = await read(sara, poll);
    expect([after.people, ...counts(after)]).toEqual([100, 100, 50, 0]);
    expect(after.options[0]?.voters).toHaveLength(LIMITS.pollVoters);
    const { options } = (await sara.get<VotersAnswer>(`/api/polls/${poll.id}/voters`)).body;
    expect(options.map(({ users }) => users.length)).toEqual([100, 50, 0]);
    expect(options[0]?.users.map(({ username }) => username).sort()).toEqual(
      people.map(({ name }) => name).sort(),
    );
    await Promise.all(people.map((person) => vote(person, poll)));
    expect(await read(sara, poll)).toMatchObject({ people: 0 });
    expect(counts(await read(sara, poll))).toEqual([0, 0, 0]);
  });
});

describe('an anonymous poll', () => {
  it('tells nobody who voted, in no answer, event or line of the log', async () => {
    const voter = await Person.register(server.url);
    const { room, poll } = await asked({ anonymous: true, multiple: true }, [voter, laleh]);
    const [theirs, own] = [await laleh.connect(), await voter.connect()];
    const logged = server.log.length;
    const mine = ids(poll).slice(0, 2);
    expect((await vote(voter, poll, ...mine)).body.poll.mine).toEqual(mine);
    await theirs.next('poll_updated', ({ poll: { id, people } }) => id === poll.id && people === 1);
    await own.next('poll_voted', ({ pollId }) => pollId === poll.id);
    const answers = [
      (await laleh.get(`/api/polls/${poll.id}`)).text,
      (await sara.get(`/api/polls/${poll.id}`)).text,
      JSON.stringify(await fresh(laleh, room.id)),
      JSON.stringify(theirs.all('poll_updated')),
      server.log.slice(logged),
    ];
    expect(answers.filter((text) => text.includes(voter.name) || text.includes(voter.user.id))).toEqual([]);
    expect(theirs.all('poll_voted')).toEqual([]);
    for (const person of [sara, voter]) {
      const answer = await person.get(`/api/polls/${poll.id}/voters`);
      expect([answer.status, answer.body]).toMatchObject([403, { code: 'poll.forbidden' }]);
    }
    voter.close();
  });
});

describe('closing', () => {
  it('ends the voting for good, once, for its author and those who keep order', async () => {
    const { room, poll } = await asked();
    const his = (await ask(omid, room.id)).body.message.poll!;
    expect((await close(omid, poll)).body.code).toBe('poll.forbidden');
    expect((await close(laleh, his)).body.code).toBe('poll.forbidden');
    expect((await close(sara, his)).status).toBe(200);
    const socket = await sara.connect();
    const first = await socket.ask('close_poll', { pollId: poll.id });
    expect(first).toMatchObject({ ok: true, poll: { closedAt: expect.any(String) } });
    expect((await close(sara, poll)).body).toEqual({ poll: first.ok && first.poll });
    for (const person of [sara, omid]) {
      expect([
        (await vote(person, poll, ids(poll)[0]!)).status,
        (await vote(person, poll)).body.code,
      ]).toEqual([410, 'poll.closed']);
    }
    expect(counts(await read(omid, poll))).toEqual([0, 0, 0]);
  });
});

describe('a poll of others', () => {
  const ways: [string, (person: Person, poll: Poll) => Promise<{ status: number; text: string }>][] = [
    ['GET', (person, { id }) => person.get(`/api/polls/${id}`)],
    ['GET voters', (person, { id }) => person.get(`/api/polls/${id}/voters`)],
    ['PUT votes', (person, poll) => vote(person, poll, randomUUID())],
    ['POST close', close],
  ];

  it.each(ways)('is not there for an outsider or a former member: %s', async (_, way) => {
    const open = await asked();
    const hidden = await asked({}, [omid], 'private');
    await omid.call('DELETE', `/api/rooms/${open.room.id}/members/${omid.name}`);
    const nothing = await way(omid, { ...open.poll, id: randomUUID() });
    expect([nothing.status, JSON.parse(nothing.text)]).toMatchObject([404, { code: 'poll.notFound' }]);
    for (const [person, poll] of [
      [omid, open.poll],
      [outsider, open.poll],
      [outsider, hidden.poll],
      [outsider, { ...open.poll, id: 'no-id' }],
    ] as const) {
      const answer = await way(person, poll);
      expect([answer.status, answer.text]).toEqual([404, nothing.text]);
    }
  });

  it('is only read in an archived room', async () => {
    const { room, poll } = await asked();
    await sara.call('DELETE', `/api/rooms/${room.id}`);
    expect((await vote(omid, poll, ids(poll)[0]!)).body.code).toBe('room.archived');
    expect((await close(sara, poll)).body.code).toBe('room.archived');
    expect((await read(omid, poll)).id).toBe(poll.id);
  });
});
