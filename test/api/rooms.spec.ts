import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MembersAnswer, Room, RoomsAnswer } from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let admin: Person;
let owner: Person;
let member: Person;
let outsider: Person;
beforeAll(async () => {
  server = await TestServer.start();
  admin = await Person.register(server.url);
  owner = await Person.register(server.url);
  member = await Person.register(server.url);
  outsider = await Person.register(server.url);
});
afterAll(async () => {
  for (const person of [admin, owner, member, outsider]) person.close();
  await server.stop();
});

const listed = async (person: Person, id: string) =>
  (await person.get<RoomsAnswer>('/api/rooms')).body.rooms.find((room) => room.id === id);
const put = (by: Person, room: Room, who: Person) =>
  by.call('POST', `/api/rooms/${room.id}/members/${who.name}`);
const drop = (by: Person, room: Room, who: Person) =>
  by.call('DELETE', `/api/rooms/${room.id}/members/${who.name}`);

describe('making a room', () => {
  it('takes a Persian name without a slug, and its maker owns it', async () => {
    const room = await owner.makeRoom({ name: '  کافه\u200cگپ   شبانه ' });
    expect(room).toMatchObject({
      name: 'کافه\u200cگپ شبانه',
      kind: 'public',
      memberCount: 1,
      createdBy: owner.name,
      seq: 0,
      membership: { role: 'owner' },
    });
    expect(room.slug).toBeUndefined();
  });

  it('lets two rooms have one name, but not one slug', async () => {
    await owner.makeRoom({ name: 'هم‌نام' });
    await owner.makeRoom({ name: 'هم‌نام', slug: 'کافه' });
    const again = await owner.call('POST', '/api/rooms', { name: 'دیگر', slug: 'کافه' });
    expect([again.status, again.body.code]).toEqual([409, 'room.conflict']);
    expect((await owner.get<{ room: Room }>(`/api/rooms/${encodeURIComponent('کافه')}`)).body.room.name).toBe(
      'هم‌نام',
    );
  });

  it.each([
    [{ name: 'آ' }, 'name', 'tooShort'],
    [{ name: 'آ'.repeat(51) }, 'name', 'tooLong'],
    [{ name: '\u200c\u200c\u200c' }, 'name', 'tooShort'],
    [{}, 'name', 'required'],
    [{ name: 'خوب', kind: 'direct' }, 'kind', 'format'],
    [{ name: 'خوب', slug: 'A b' }, 'slug', 'format'],
    [{ name: 'خوب', slug: randomUUID() }, 'slug', 'format'],
    [{ name: 'خوب', description: 'ش'.repeat(501) }, 'description', 'tooLong'],
    [{ name: 'خوب', id: randomUUID() }, 'id', 'unknown'],
  ])('refuses %j', async (wish, field, code) => {
    const answer = await owner.call('POST', '/api/rooms', wish);
    expect([answer.status, answer.body]).toMatchObject([422, { details: [{ field, code }] }]);
  });

  it('is told to everybody when public, and to its maker alone when private', async () => {
    const [mine, theirs] = [await owner.connect(), await outsider.connect()];
    const hidden = await owner.makeRoom({ kind: 'private' });
    const open = await owner.makeRoom();
    const told = await theirs.next('new_room', ({ room }) => room.id === open.id);
    expect(told.room.membership).toBeUndefined();
    expect((await mine.next('new_room', ({ room }) => room.id === open.id)).room.membership?.role).toBe(
      'owner',
    );
    await mine.next('new_room', ({ room }) => room.id === hidden.id);
    expect(theirs.all('new_room').map(({ room }) => room.id)).not.toContain(hidden.id);
  });
});

describe('joining', () => {
  it('is idempotent by either door, and tells the room once', async () => {
    const room = await owner.makeRoom();
    const [watch, socket] = [await owner.connect(), await member.connect()];
    const first = await socket.ask('join_room', { room: room.id });
    expect(first).toMatchObject({ ok: true, room: { memberCount: 2, membership: { role: 'member' } } });
    expect(await socket.ask('join_room', { room: room.id })).toMatchObject({
      ok: true,
      room: { memberCount: 2 },
    });
    expect((await put(member, room, member)).status).toBe(200);
    if (first.ok) {
      expect(first.members.map(({ user }) => user.username).sort()).toEqual([member.name, owner.name].sort());
      expect(first.online).toContain(member.name);
    }
    await owner.say(room.id, 'خوش آمدید');
    await socket.until(() => socket.messagesOf(room.id).length === 1);
    await watch.until(() => watch.messagesOf(room.id).length === 1);
    expect(watch.all('user_joined').filter(({ room: id }) => id === room.id)).toMatchObject([
      { user: { username: member.name }, memberCount: 2 },
    ]);
  });

  it('is refused for a private room as for one that is not there', async () => {
    const room = await owner.makeRoom({ kind: 'private' });
    const [hidden, nothing] = [
      await put(outsider, room, outsider),
      await outsider.call('POST', `/api/rooms/${randomUUID()}/members/${outsider.name}`),
    ];
    expect([hidden.status, hidden.text]).toEqual([404, nothing.text]);
    expect(await listed(outsider, room.id)).toBeUndefined();
    expect((await outsider.get(`/api/rooms/${room.id}`)).status).toBe(404);
    expect((await outsider.get(`/api/rooms/${room.id}/members`)).status).toBe(404);
  });

  it('brings a person into a private room when an owner invites, and only then', async () => {
    const room = await owner.makeRoom({ kind: 'private' });
    const socket = await member.connect();
    expect((await put(owner, room, member)).status).toBe(200);
    expect((await socket.next('new_room', (event) => event.room.id === room.id)).room.membership?.role).toBe(
      'member',
    );
    const byMember = await put(member, room, outsider);
    expect([byMember.status, byMember.body.code]).toEqual([403, 'room.forbidden']);
    expect((await put(outsider, room, outsider)).status).toBe(404);
    const nobody = await owner.call('POST', `/api/rooms/${room.id}/members/nobody_at_all`);
    expect([nobody.status, nobody.body.code]).toEqual([404, 'user.notFound']);
  });
});

describe('leaving', () => {
  it('ends what one hears in every tab, and tells the room', async () => {
    const room = await owner.makeRoom();
    await put(member, room, member);
    const [tab, otherTab, watch] = [await member.connect(), await member.connect(), await owner.connect()];
    expect(await tab.ask('leave_room', { room: room.id })).toMatchObject({
      ok: true,
      room: { memberCount: 1 },
    });
    expect(await otherTab.next('room_removed', ({ room: id }) => id === room.id)).toEqual({ room: room.id });
    await watch.next('user_left', ({ room: id, user }) => id === room.id && user.username === member.name);
    await owner.say(room.id, 'پس از رفتن');
    await watch.until(() => watch.messagesOf(room.id).length === 1);
    await otherTab.ask('get_online_users', {});
    expect([...tab.messagesOf(room.id), ...otherTab.messagesOf(room.id)]).toEqual([]);
    expect(await tab.ask('leave_room', { room: room.id })).toMatchObject({
      ok: false,
      error: { code: 'room.notMember' },
    });
  });

  it('passes the room to whoever has been in it longest when the last owner goes', async () => {
    const room = await owner.makeRoom();
    await put(member, room, member);
    await put(outsider, room, outsider);
    const socket = await member.connect();
    await drop(owner, room, owner);
    await socket.next(
      'new_room',
      (event) => event.room.id === room.id && event.room.membership?.role === 'owner',
    );
    const { body } = await member.get<MembersAnswer>(`/api/rooms/${room.id}/members`);
    expect(body.members.find(({ role }) => role === 'owner')?.user.username).toBe(member.name);
  });

  it('is done to somebody by an owner, and to an owner by nobody else', async () => {
    const room = await owner.makeRoom();
    await put(member, room, member);
    expect((await drop(member, room, owner)).body.code).toBe('room.forbidden');
    expect((await drop(owner, room, member)).status).toBe(200);
    expect((await drop(owner, room, member)).body.code).toBe('member.notFound');
    expect((await member.get(`/api/rooms/${room.id}/messages`)).body.code).toBe('room.notMember');
  });
});

describe('managing', () => {
  it('renames and describes for everybody at once when an owner does it', async () => {
    const room = await owner.makeRoom();
    const watch = await outsider.connect();
    const { body } = await owner.call<{ room: Room }>('PATCH', `/api/rooms/${room.id}`, {
      name: 'نام نو',
      description: 'شرح',
    });
    expect(body.room).toMatchObject({ name: 'نام نو', description: 'شرح', rev: room.rev + 1 });
    expect((await watch.next('room_updated', (event) => event.room.id === room.id)).room.name).toBe('نام نو');
  });

  it('is refused to plain members and outsiders, and open to the server’s admin in public rooms', async () => {
    const [open, hidden] = [await owner.makeRoom(), await owner.makeRoom({ kind: 'private' })];
    await put(member, open, member);
    const rename = (by: Person, room: Room) => by.call('PATCH', `/api/rooms/${room.id}`, { name: 'از من' });
    expect((await rename(member, open)).body.code).toBe('room.forbidden');
    expect((await rename(outsider, open)).body.code).toBe('room.notMember');
    expect((await rename(admin, open)).status).toBe(200);
    expect((await rename(admin, hidden)).status).toBe(404);
  });

  it('archives: nobody posts or joins any more, members still read', async () => {
    const room = await owner.makeRoom();
    await put(member, room, member);
    await owner.say(room.id, 'آخرین');
    expect((await owner.call('DELETE', `/api/rooms/${room.id}`)).status).toBe(200);
    expect((await put(outsider, room, outsider)).body.code).toBe('room.archived');
    expect((await owner.call('DELETE', `/api/rooms/${room.id}`)).body.code).toBe('room.archived');
    expect((await member.get(`/api/rooms/${room.id}/messages`)).status).toBe(200);
    expect((await listed(member, room.id))?.archivedAt).toBeDefined();
    expect(await listed(outsider, room.id)).toBeUndefined();
  });
});

describe('the list', () => {
  it('shows one’s own rooms with their newest message and public ones to join', async () => {
    const [mine, open] = [await owner.makeRoom(), await member.makeRoom()];
    await owner.say(mine.id, 'یک');
    await owner.say(mine.id, 'دو');
    expect(await listed(owner, mine.id)).toMatchObject({ seq: 2, lastMessage: { text: 'دو' } });
    expect(await listed(owner, open.id)).toMatchObject({ memberCount: 1 });
    expect((await listed(owner, open.id))?.membership).toBeUndefined();
    expect((await listed(owner, open.id))?.lastMessage).toBeUndefined();
  });

  it('pages members by username', async () => {
    const room = await owner.makeRoom();
    for (const person of [member, outsider, admin]) await put(person, room, person);
    const names: string[] = [];
    let after = '';
    for (;;) {
      const { body } = await owner.get<MembersAnswer>(`/api/rooms/${room.id}/members?limit=3&after=${after}`);
      names.push(...body.members.map(({ user }) => user.username));
      after = names.at(-1) ?? '';
      if (!body.hasMore) break;
    }
    expect(names).toEqual([admin, owner, member, outsider].map(({ name }) => name).sort());
  });
});

describe('people', () => {
  it('are found by a part of their name in any spelling of it', async () => {
    const person = await Person.register(server.url, { displayName: 'علی كاظمي' });
    const find = async (q: string) =>
      (
        await owner.get<{ users: { username: string }[] }>(`/api/users?q=${encodeURIComponent(q)}`)
      ).body.users.map(({ username }) => username);
    expect(await find('کاظمی')).toEqual([person.name]);
    expect(await find('علي')).toEqual([person.name]);
    expect(await find(person.name.toUpperCase())).toEqual([person.name]);
    expect(await find('%')).toEqual([]);
    expect(await find('')).toContain(person.name);
    expect(await find('کاظمیان')).toEqual([]);
  });

  it('show no e-mail to others, and theirs to themselves', async () => {
    const person = await Person.register(server.url);
    await person.call('PATCH', '/api/users/me', {
      email: 'p@example.org',
      displayName: 'نام نو',
      bio: 'یک\nدو',
    });
    const card = await owner.get(`/api/users/${person.name}`);
    expect(card.text).not.toContain('example.org');
    expect(card.body).toMatchObject({ user: { displayName: 'نام نو', bio: 'یک\nدو' } });
    expect((await person.get('/api/auth/me')).body).toMatchObject({ user: { email: 'p@example.org' } });
    expect((await person.call('PATCH', '/api/users/me', { role: 'admin' })).status).toBe(422);
    await person.call('PATCH', '/api/users/me', { email: '' });
    expect((await person.get('/api/auth/me')).text).not.toContain('email');
  });

  it('speak under their new name at once when they change it', async () => {
    const person = await Person.register(server.url);
    const socket = await person.connect();
    await person.call('PATCH', '/api/users/me', { displayName: 'تازه' });
    await socket.ask('message', { room: 'random', text: 'سلام', clientId: randomUUID() });
    const { body } = await owner.get<{ messages: { displayName: string }[] }>(
      '/api/rooms/random/messages?limit=1',
    );
    expect(body.messages[0]?.displayName).toBe('تازه');
  });

  it('keep preferences that are not named when they set another', async () => {
    const person = await Person.register(server.url);
    await person.call('PATCH', '/api/users/me/preferences', { theme: 'dark' });
    const { body } = await person.call('PATCH', '/api/users/me/preferences', { language: 'en' });
    expect(body).toMatchObject({ user: { preferences: { theme: 'dark', language: 'en' } } });
    expect((await person.call('PATCH', '/api/users/me/preferences', { theme: 'pink' })).status).toBe(422);
  });
});

describe('a body', () => {
  it.each([
    ['PATCH', '/api/rooms/:room', { name: null }, 'name'],
    ['PATCH', '/api/rooms/:room', { description: null }, 'description'],
    ['PATCH', '/api/users/me', { displayName: null }, 'displayName'],
    ['PATCH', '/api/users/me', { bio: null }, 'bio'],
    ['PATCH', '/api/users/me/preferences', { theme: null }, 'theme'],
    ['POST', '/api/rooms', { name: 'اتاق', constructor: 1 }, 'constructor'],
    ['POST', '/api/rooms', JSON.parse('{"name":"اتاق","__proto__":{"isAdmin":true}}'), '__proto__'],
  ])('is refused at the field by %s %s when it is %j', async (method, path, body, field) => {
    const room = await owner.makeRoom();
    const answer = await owner.call(method, path.replace(':room', room.id), body);
    expect([answer.status, answer.body]).toMatchObject([422, { details: [{ field }] }]);
  });

  it.each(['{"a":', '['])('is refused when %s opens thousands of levels', async (open) => {
    const text = `${open.repeat(9_000)}1${(open === '[' ? ']' : '}').repeat(9_000)}`;
    const answer = await fetch(`${server.url}/api/rooms`, {
      method: 'POST',
      headers: { cookie: owner.cookie, 'content-type': 'application/json' },
      body: `{"name":${text}}`,
    });
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'validation.failed' }]);
  });
});
