import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage, Room, StreamAnswer } from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { type Staff, hire, mustSucceed } from '../support/staff.js';

let server: TestServer;
let staff: Staff;
let sara: Person;
let room: Room;
const people: Person[] = [];
beforeAll(async () => {
  server = await TestServer.start();
  staff = await hire(server.url);
  sara = await Person.register(server.url);
  people.push(staff.admin, staff.moderator, staff.member, sara);
  room = await sara.makeRoom({ name: 'بازارچهٔ كتاب' });
});
afterAll(async () => {
  for (const person of people) person.close();
  await server.stop();
});

type StreamQuestion = Partial<Record<'q' | 'room' | 'person' | 'has' | 'cursor' | 'limit', string>>;
const stream = async (query: StreamQuestion = {}, person = staff.moderator) =>
  person.get<StreamAnswer & { code?: string }>(`/api/admin/messages?${new URLSearchParams({ ...query })}`);
const texts = async (query: StreamQuestion) =>
  (await stream(query)).body.entries.map(({ message }) => message.text);

describe('the messages of public rooms', () => {
  it('are found by room, person, words in any spelling and files', async () => {
    const { member } = staff;
    await sara.posted(room.id, { text: 'كتابِ ارزان' });
    await member.posted('general', { text: 'کتاب گران' });
    await sara.posted('general', { text: 'چیز دیگر' });
    expect(await texts({ q: 'کتاب' })).toEqual(['کتاب گران', 'كتابِ ارزان']);
    expect(await texts({ q: 'کتا', person: sara.name })).toEqual(['كتابِ ارزان']);
    expect(await texts({ room: 'بازارچه' })).toEqual(['كتابِ ارزان']);
    expect(await texts({ room: room.id })).toEqual(['كتابِ ارزان']);
    expect(await texts({ person: sara.name })).toEqual(['چیز دیگر', 'كتابِ ارزان']);
    expect(await texts({ person: 'nobody_at_all' })).toEqual([]);
    expect(await texts({ has: 'file' })).toEqual([]);
    const [newest] = (await stream({ room: room.id })).body.entries;
    expect(newest?.room).toMatchObject({ kind: 'public', id: room.id, name: 'بازارچهٔ كتاب' });
  });

  it('come page by page, the newest first, without those that were deleted', async () => {
    const place = await sara.makeRoom();
    const sent = [];
    for (const text of ['۱', '۲', '۳', '۴', '۵']) sent.push(await sara.posted(place.id, { text }));
    const first = (await stream({ room: place.id, limit: '2' })).body;
    await sara.call('DELETE', `/api/messages/${sent[2]!.id}`);
    const second = (await stream({ room: place.id, limit: '2', cursor: first.cursor! })).body;
    const third = second.cursor
      ? (await stream({ room: place.id, limit: '2', cursor: second.cursor })).body.entries
      : [];
    const pages = [...first.entries, ...second.entries, ...third];
    expect(pages.map(({ message }) => message.text)).toEqual(['۵', '۴', '۲', '۱']);
  });

  it('PE8 are all that those who keep order read: nothing of private rooms or conversations of two', async () => {
    const hidden = await sara.makeRoom({ kind: 'private', name: 'نهان' });
    await sara.posted(hidden.id, { text: 'راز مگو' });
    const { body } = await sara.call<{ room: Room }>('PUT', `/api/rooms/direct/${staff.member.name}`);
    await sara.posted(body.room.id, { text: 'راز مگو' });
    for (const person of [staff.moderator, staff.admin]) {
      for (const query of [{ q: 'راز' }, { room: hidden.id }, { room: 'نهان' }, { room: body.room.id }]) {
        expect((await stream(query, person)).body.entries).toEqual([]);
      }
    }
  });

  it('are refused to members, and what is no question to anybody', async () => {
    expect((await stream({}, sara)).body.code).toBe('request.forbidden');
    for (const query of [{ cursor: '!' }, { limit: '0' }, { has: 'love' }, { q: 'a'.repeat(201) }])
      expect((await stream(query)).body.code).toBe('validation.failed');
  });
});

describe('admin_watch_messages', () => {
  it('tells those who watch what is said in public rooms, edited and deleted with a reason', async () => {
    const { moderator, admin, member } = staff;
    const [watcher, other] = [await moderator.connect(), await admin.connect()];
    expect(await watcher.ask('admin_watch_messages', { on: true })).toEqual({ ok: true });
    const hidden = await sara.makeRoom({ kind: 'private' });
    await sara.posted(hidden.id, { text: 'راز' });
    // The moderator is not in this room.
    const { id } = await sara.posted(room.id, { text: 'زنده' });
    const { entries } = await watcher.next('admin_messages');
    expect(entries).toMatchObject([{ message: { id, text: 'زنده' }, room: { name: 'بازارچهٔ كتاب' } }]);
    await sara.call('PATCH', `/api/messages/${id}`, { text: 'آگهی' });
    const edited = await watcher.next('admin_message_changed', ({ message }) => message.id === id);
    expect(edited.message.text).toBe('آگهی');
    const removed = moderator.call('DELETE', `/api/admin/messages/${id}`, { reason: 'نه اینجا' });
    await mustSucceed(removed);
    const gone = await watcher.next('admin_message_changed', ({ message }) => !!message.deletedAt);
    expect(gone.message).toMatchObject({ id, text: '', deletedBy: moderator.name });
    const audit = await admin.get<AuditPage>('/api/admin/audit?action=message.delete');
    expect(audit.body.entries[0]).toMatchObject({ target: { id }, detail: { reason: 'نه اینجا' } });
    expect((await member.get<StreamAnswer>(`/api/admin/messages`)).status).toBe(403);
    expect(other.all('admin_messages')).toEqual([]);
    expect(watcher.all('admin_messages').flatMap((event) => event.entries)).toHaveLength(1);
  });

  it('RV2 stops at once for whoever was demoted, and for whoever watches no longer', async () => {
    const { admin } = staff;
    const late = await Person.register(server.url);
    people.push(late);
    const role = `/api/admin/people/${late.name}/role`;
    await mustSucceed(admin.call('PUT', role, { role: 'moderator' }));
    const [demoted, bored, still] = [await late.connect(), await admin.connect(), await admin.connect()];
    for (const socket of [demoted, bored, still]) await socket.ask('admin_watch_messages', { on: true });
    await bored.ask('admin_watch_messages', { on: false });
    await mustSucceed(admin.call('PUT', role, { role: 'member' }));
    const { id } = await sara.posted(room.id);
    await still.next('admin_messages', ({ entries }) => entries.some(({ message }) => message.id === id));
    for (const socket of [demoted, bored]) {
      await socket.ask('get_online_users', {});
      expect(socket.all('admin_messages')).toEqual([]);
    }
  });

  it('is refused to members, and what is no switch to anybody', async () => {
    const [low, high] = [await sara.connect(), await staff.moderator.connect()];
    const refused = { ok: false, error: { code: 'request.forbidden' } };
    expect(await low.ask('admin_watch_messages', { on: true })).toMatchObject(refused);
    const senseless = { ok: false, error: { code: 'validation.failed' } };
    expect(await high.askRaw('admin_watch_messages', { on: 'yes' })).toMatchObject(senseless);
  });
});
