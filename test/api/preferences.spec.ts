import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnUser, Preferences, RoomAnswer } from '#contracts';
import { Person } from '../support/person.js';
import { RoomCopy, fresh } from '../support/room-copy.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let sara: Person;
beforeAll(async () => {
  server = await TestServer.start();
  sara = await Person.register(server.url);
});
afterAll(async () => {
  sara.close();
  await server.stop();
});

const set = (wish: object) => sara.call<{ user: OwnUser }>('PATCH', '/api/users/me/preferences', wish);
const me = async () => (await sara.get<{ user: OwnUser }>('/api/auth/me')).body.user;

describe('preferences', () => {
  it('are all kept, and told to one’s other tabs as a fresh look shows them', async () => {
    const socket = await sara.connect();
    const all: Required<Preferences> = {
      language: 'fa',
      theme: 'blue',
      calendar: 'jalali',
      digits: 'persian',
      ownSide: 'start',
      textSize: 'larger',
      enterToSend: false,
      sound: 'santur',
      soundVolume: 0,
      desktopNotifications: true,
      quietFrom: '22:30',
      quietTo: '07:00',
      showOnline: true,
      allowPrivate: false,
      readReceipts: false,
      skinTone: 5,
      recentEmoji: ['👍🏽', '❤️', '👩‍💻'],
    };
    expect((await set(all)).body.user.preferences).toEqual(all);
    expect((await socket.next('account_updated')).user).toEqual(await me());
    await set({ quietFrom: '', recentEmoji: [] });
    expect((await me()).preferences).toEqual({ ...all, quietFrom: '', recentEmoji: [] });
  });

  it.each([
    [{ calendar: 'lunar' }, 'calendar', 'format'],
    [{ digits: '' }, 'digits', 'format'],
    [{ ownSide: 'left' }, 'ownSide', 'format'],
    [{ textSize: 12 }, 'textSize', 'format'],
    [{ enterToSend: 'true' }, 'enterToSend', 'type'],
    [{ showOnline: 0 }, 'showOnline', 'type'],
    [{ allowPrivate: null }, 'allowPrivate', 'type'],
    [{ readReceipts: 'no' }, 'readReceipts', 'type'],
    [{ sound: 'bell' }, 'sound', 'format'],
    [{ soundVolume: 101 }, 'soundVolume', 'range'],
    [{ soundVolume: -1 }, 'soundVolume', 'range'],
    [{ soundVolume: 0.5 }, 'soundVolume', 'type'],
    [{ soundVolume: '60' }, 'soundVolume', 'type'],
    [{ quietFrom: '24:00' }, 'quietFrom', 'format'],
    [{ quietFrom: '7:00' }, 'quietFrom', 'format'],
    [{ quietTo: '07:60' }, 'quietTo', 'format'],
    [{ quietTo: 700 }, 'quietTo', 'format'],
    [{ skinTone: 6 }, 'skinTone', 'range'],
    [{ recentEmoji: 'x' }, 'recentEmoji', 'type'],
    [{ recentEmoji: ['👍', 'x'] }, 'recentEmoji', 'format'],
    [{ recentEmoji: Array.from({ length: 33 }, () => '👍') }, 'recentEmoji', 'tooMany'],
    [{ wallpaper: 'x' }, 'wallpaper', 'unknown'],
  ])('are refused when they are %j', async (wish, field, code) => {
    const before = (await me()).preferences;
    const answer = await set(wish);
    expect([answer.status, answer.body]).toMatchObject([422, { details: [{ field, code }] }]);
    expect((await me()).preferences).toEqual(before);
  });

  it('keep each other’s changes when many are made at once', async () => {
    await Promise.all([set({ soundVolume: 7 }), set({ skinTone: 2 }), set({ theme: 'green' })]);
    expect((await me()).preferences).toMatchObject({ soundVolume: 7, skinTone: 2, theme: 'green' });
  });
});

describe('a profile', () => {
  it('is told to one’s own tabs, and others see it in a fresh card', async () => {
    const [socket, omid] = [await sara.connect(), await Person.register(server.url)];
    await sara.call('PATCH', '/api/users/me', {
      displayName: 'سارا ب.',
      bio: 'در تیم فنی',
      email: 's@example.org',
    });
    const { user } = await socket.next('account_updated', (event) => event.user.displayName === 'سارا ب.');
    expect(user).toEqual(await me());
    const card = (await omid.get<{ user: object }>(`/api/users/${sara.name}`)).body.user;
    expect(card).toMatchObject({ displayName: 'سارا ب.', bio: 'در تیم فنی' });
    expect(card).not.toHaveProperty('preferences');
  });

  it('is told to everybody when it has another name, also beside what was written, and not when it has another bio', async () => {
    const person = await Person.register(server.url, { displayName: 'پیش از این' });
    await person.say('general', 'سلام');
    const copy = await RoomCopy.of(sara, (await sara.get<RoomAnswer>('/api/rooms/general')).body.room.id);
    const stranger = await (await Person.register(server.url)).connect();
    const rename = (wish: object) => person.call('PATCH', '/api/users/me', wish);
    await rename({ bio: 'تازه' });
    await rename({ displayName: 'پیش از این' });
    await rename({ displayName: 'اکنون' });
    const isTheirs = ({ user }: { user: { username: string } }) => user.username === person.name;
    await stranger.next('user_updated', isTheirs);
    expect(stranger.all('user_updated').filter(isTheirs)).toEqual([
      { user: { username: person.name, displayName: 'اکنون' } },
    ]);
    expect(await copy.after('user_updated', isTheirs)).toEqual(await fresh(sara, 'general'));
  });
});
