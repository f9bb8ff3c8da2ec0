import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  Announcement,
  AnnouncementsAnswer,
  ConsoleAnnouncementAnswer,
  ConsoleAnnouncementsAnswer,
  Problem,
} from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';

const PATH = '/api/admin/announcements';

let server: TestServer;
let admin: Person;
let sara: Person;
let omid: Person;
beforeAll(async () => {
  server = await TestServer.start();
  admin = await Person.register(server.url);
  sara = await Person.register(server.url);
  omid = await Person.register(server.url);
});
afterAll(async () => {
  for (const person of [admin, sara, omid]) person.close();
  await server.stop();
});

const make = (wish: object, by = admin) => by.call<ConsoleAnnouncementAnswer & Problem>('POST', PATH, wish);
const made = async (text: string): Promise<Announcement> =>
  (await make({ text: { fa: text } })).body.announcement;
const seenBy = async (person: Person) =>
  (await person.get<AnnouncementsAnswer>('/api/announcements')).body.announcements.map(({ id }) => id);
const dismiss = (person: Person, id: string) => person.call('PUT', `/api/announcements/${id}/dismissal`);

describe('an announcement', () => {
  it('reaches everybody at once, and those who come later', async () => {
    const socket = await sara.connect();
    const { body, status } = await make({
      text: { fa: 'فردا بسته‌ایم', en: 'Closed tomorrow' },
      level: 'warning',
    });
    expect([status, body.announcement]).toMatchObject([
      201,
      { createdBy: admin.name, dismissals: 0, level: 'warning' },
    ]);
    const { announcement } = await socket.next(
      'announcement',
      (event) => event.announcement.id === body.announcement.id,
    );
    expect(announcement.text).toEqual({ fa: 'فردا بسته‌ایم', en: 'Closed tomorrow' });
    expect(announcement).not.toHaveProperty('createdBy');
    expect(await seenBy(await Person.register(server.url))).toContain(announcement.id);
  });

  it('stays away on all devices of whoever put it away, and nobody else', async () => {
    const { id } = await made('برای همه');
    const [own, other] = [await sara.connect(), await omid.connect()];
    expect((await dismiss(sara, id)).status).toBe(204);
    expect((await dismiss(sara, id)).status).toBe(204);
    await own.next('announcement_removed', (event) => event.id === id);
    expect(await seenBy(sara)).not.toContain(id);
    expect(await seenBy(omid)).toContain(id);
    await omid.post('general');
    expect(other.all('announcement_removed')).toEqual([]);
    const { announcements } = (await admin.get<ConsoleAnnouncementsAnswer>(PATH)).body;
    expect(announcements.find((each) => each.id === id)?.dismissals).toBe(1);
  });

  it('is gone for everybody when it is taken back', async () => {
    const { id } = await made('بازپس');
    const socket = await omid.connect();
    expect((await admin.call('DELETE', `${PATH}/${id}`)).status).toBe(204);
    await socket.next('announcement_removed', (event) => event.id === id);
    expect(await seenBy(omid)).not.toContain(id);
    for (const answer of [await dismiss(omid, id), await admin.call('DELETE', `${PATH}/${id}`)])
      expect([answer.status, answer.body.code]).toEqual([404, 'announcement.notFound']);
  });

  it.each([
    [{}, 'text'],
    [{ text: {} }, 'text'],
    [{ text: 'سلام' }, 'text'],
    [{ text: { fa: 'ا'.repeat(1_001) } }, 'text.fa'],
    [{ text: { de: 'Hallo' } }, 'text.de'],
    [{ text: { fa: 'سلام' }, level: 'loud' }, 'level'],
    [{ text: { fa: 'سلام' }, endsAt: '2001-01-01T00:00:00Z' }, 'endsAt'],
  ])('is refused when it is %j', async (wish, field) => {
    const answer = await make(wish);
    expect([answer.status, answer.body.details?.[0]?.field]).toEqual([422, field]);
  });

  it('is for admins to make', async () => {
    expect((await make({ text: { fa: 'من هم' } }, sara)).status).toBe(403);
    expect((await sara.get(PATH)).status).toBe(403);
  });
});
