import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message, MessageAnswer, Room, ServerAnswer } from '#contracts';
import { jpeg, photo, png } from '../support/files.js';
import { Person, type TestSocket } from '../support/person.js';
import { Replica } from '../support/replica.js';
import { TestServer } from '../support/server.js';
import { Site } from '../support/site.js';

let site: Site;
let server: TestServer;
let sara: Person;
let omid: Person;
let socket: TestSocket;
beforeAll(async () => {
  site = await Site.start();
  server = await TestServer.start({ env: { LINK_PREVIEW_SUBNETS: '127.0.0.0/8', LOG_LEVEL: 'debug' } });
  sara = await Person.register(server.url);
  omid = await Person.register(server.url);
  socket = await omid.connect();
});
afterAll(async () => {
  for (const person of [sara, omid]) person.close();
  await server.stop();
  await site.stop();
});

let pages = 0;
/** A page nobody has asked for yet. */
function aPage(title = 'خبر تازه'): string {
  const head = `<meta property="og:title" content="${title}"><meta property="og:site_name" content="خبرگزاری">
    <meta name="description" content="هر چه باید بدانید.">`;
  return site.page(`/page/${(pages += 1)}`, head);
}

/** A room of sara's with omid in it. */
async function begin(kind: 'public' | 'private' = 'public'): Promise<Room> {
  const room = await sara.makeRoom({ kind });
  await sara.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
  return room;
}

const titlesOf = ({ links = [] }: Message): string[] => links.map(({ title }) => title);
const change = (id: string, isWanted: (message: Message) => boolean) =>
  socket.next('message_updated', (message) => message.id === id && isWanted(message));
/** Waits until its previews have these titles. */
const withTitles = (id: string, ...titles: string[]) =>
  change(id, (message) => titlesOf(message).join() === titles.join());
const read = async (person: Person, id: string) =>
  (await person.get<MessageAnswer>(`/api/messages/${id}`)).body.message;
const edit = (person: Person, id: string, text: string) =>
  person.call<MessageAnswer>('PATCH', `/api/messages/${id}`, { text });
const setPreviews = (person: Person, room: string, linkPreviews: boolean) =>
  person.call<{ room: Room; code?: string }>('PATCH', `/api/rooms/${room}`, { linkPreviews });

/** Everything that was asked for until now is looked up: this message's turn comes after. */
async function settled(room: string): Promise<void> {
  const { id } = await sara.posted(room, { text: aPage('پایان') });
  await withTitles(id, 'پایان');
}

describe('a message with a link', () => {
  it('gains what is behind it, on either door, told as a fresh question answers it', async () => {
    const room = await begin();
    const replica = await Replica.of(omid, socket, room.id);
    const [first, second] = [aPage('یکم'), aPage('دوم')];
    const posted = await sara.posted(room.id, { text: `ببین: ${first}` });
    expect(posted).not.toHaveProperty('links');
    const emitted = await socket.ask('message', {
      room: room.id,
      text: `[این](${second}) را هم`,
      clientId: crypto.randomUUID(),
    });
    if (!emitted.ok) throw new Error(emitted.error.code);
    const told = await withTitles(posted.id, 'یکم');
    expect(told.links).toEqual([
      { position: 0, url: first, title: 'یکم', description: 'هر چه باید بدانید.', site: 'خبرگزاری' },
    ]);
    expect(told.rev).toBeGreaterThan(posted.rev);
    expect(told.text).toBe(posted.text);
    expect(told).not.toHaveProperty('editedAt');
    await withTitles(emitted.message!.id, 'دوم');
    await replica.catchUp();
    expect(replica.messages).toEqual(await replica.fresh());
    expect(await read(omid, posted.id)).toEqual(told);
  });

  it('gains nothing from code, what is covered, what is no page, and the fourth link', async () => {
    const room = await begin();
    const hidden = site.page('/hidden', '<title>hidden</title>');
    site.answer('/list', (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
    );
    const links = [aPage('یکم'), site.at('/list'), aPage('سوم'), aPage('چهارم')];
    const { id } = await sara.posted(room.id, { text: `\`${hidden}\` ||${hidden}|| ${links.join(' ')}` });
    const told = await withTitles(id, 'یکم', 'سوم');
    expect(told.links?.map(({ position }) => position)).toEqual([0, 2]);
    expect(site.times('/hidden')).toBe(0);
    expect(site.times(new URL(links[3]!).pathname)).toBe(0);
  });

  it('gains nothing from this server’s own pages, and takes no rev for it', async () => {
    const room = await begin();
    const { id, rev } = await sara.posted(room.id, { text: `${server.url}/rooms/general/1` });
    await settled(room.id);
    expect(await read(omid, id)).toMatchObject({ rev });
    expect(await read(omid, id)).not.toHaveProperty('links');
  });

  it('loses with an edit what its text does not lead to any more, and keeps and gains the rest', async () => {
    const room = await begin();
    const replica = await Replica.of(omid, socket, room.id);
    const [stays, goes, comes] = [aPage('ماندنی'), aPage('رفتنی'), aPage('آمدنی')];
    const { id } = await sara.posted(room.id, { text: `${goes} ${stays}` });
    await withTitles(id, 'رفتنی', 'ماندنی');
    await edit(sara, id, `${stays} ${comes}`);
    await withTitles(id, 'ماندنی', 'آمدنی');
    expect(site.times(new URL(stays).pathname)).toBe(1);
    await edit(sara, id, 'بی پیوند');
    await change(id, (message) => message.text === 'بی پیوند' && !message.links);
    await replica.catchUp();
    expect(replica.messages).toEqual(await replica.fresh());
  });

  it('gains nothing when it was deleted, or its room was archived, while the page was read', async () => {
    const [room, closing] = [await begin(), await begin()];
    const answers: (() => void)[] = [];
    const slow = (path: string) =>
      site.answer(path, (_request, response) => {
        answers.push(() =>
          response.writeHead(200, { 'content-type': 'text/html' }).end('<title>دیر</title>'),
        );
      });
    const gone = await sara.posted(room.id, { text: slow('/slow/1') });
    await until(() => answers.length === 1);
    await sara.call('DELETE', `/api/messages/${gone.id}`);
    answers[0]!();
    const kept = await sara.posted(closing.id, { text: slow('/slow/2') });
    await until(() => answers.length === 2);
    await sara.call('DELETE', `/api/rooms/${closing.id}`);
    answers[1]!();
    await settled(room.id);
    expect(await read(omid, gone.id)).not.toHaveProperty('links');
    expect(await read(omid, kept.id)).toEqual(kept);
  });

  it('SS1 gains nothing from a private machine when nobody has named its subnet', async () => {
    const closed = await TestServer.start({ env: { LOG_LEVEL: 'debug' } });
    const person = await Person.register(closed.url);
    const before = site.asked.length;
    const hosts = ['127.0.0.1', '2130706433', '0x7f.1', 'localhost'];
    const refused = () => closed.log.split('a link was not read').length - 1;
    for (const host of hosts) await person.posted('general', { text: site.at('/secret', host) });
    await until(() => refused() === hosts.length);
    expect(site.asked).toHaveLength(before);
    expect(closed.log).not.toContain('/secret');
    person.close();
    await closed.stop();
  });
});

describe('a picture behind a link', () => {
  /** A page that shows a picture. */
  const pictured = (picture: string, title: string): string =>
    site.page(
      `/page/${(pages += 1)}`,
      `<title>${title}</title><meta property="og:image" content="${picture}">`,
    );

  it('is kept by this server as it was drawn anew, for those who may read the message', async () => {
    const room = await begin('private');
    site.picture('/photo.jpg', await photo(), 'image/jpeg');
    const { id } = await sara.posted(room.id, { text: pictured('/photo.jpg', 'با تصویر') });
    const told = await withTitles(id, 'با تصویر');
    const picture = told.links![0]!.picture!;
    expect(picture).toMatchObject({
      type: 'image/webp',
      kind: 'image',
      hasPreview: true,
      width: 48,
      height: 64,
    });
    const shown = await fetch(`${server.url}/api/files/${picture.id}/preview`, {
      headers: { cookie: omid.cookie },
    });
    const bytes = Buffer.from(await shown.arrayBuffer());
    const metadata = await sharp(bytes).metadata();
    expect(metadata.format).toBe('webp');
    expect(metadata).not.toHaveProperty('exif');
    const stranger = await Person.register(server.url);
    expect((await stranger.get(`/api/files/${picture.id}/preview`)).body['code']).toBe('file.notFound');
    await sara.call('DELETE', `/api/messages/${id}/links/0`);
    expect((await omid.get(`/api/files/${picture.id}/content`)).body['code']).toBe('file.notFound');
  });

  it('goes with the link that an edit takes, and with the message', async () => {
    const room = await begin();
    site.picture('/same.png', await png());
    const [first, second] = [pictured('/same.png', 'یکم'), pictured('/same.png', 'دوم')];
    const { id } = await sara.posted(room.id, { text: `${first} ${second}` });
    const [gone, stays] = (await withTitles(id, 'یکم', 'دوم')).links!.map(({ picture }) => picture!.id);
    await edit(sara, id, second);
    await withTitles(id, 'دوم');
    const code = async (file: string | undefined) => (await omid.get(`/api/files/${file}`)).body['code'];
    expect(await code(gone)).toBe('file.notFound');
    expect(await code(stays)).toBeUndefined();
    await sara.call('DELETE', `/api/messages/${id}`);
    expect(await code(stays)).toBe('file.notFound');
  });

  it('is left out, and the words stay, when it is none, lies about it, is too large, or stands where none may look', async () => {
    const room = await begin();
    site.picture('/no.png', Buffer.from('<script>alert(1)</script>'));
    site.picture('/lies.png', await jpeg());
    site.picture('/page.png', await png(), 'text/html');
    site.picture('/large.png', Buffer.concat([await png(), Buffer.alloc(5 * 1_024 * 1_024)]));
    site.redirect('/inside.png', 'http://10.0.0.1/metadata.png');
    const addresses = [
      '/no.png',
      '/lies.png',
      '/page.png',
      '/large.png',
      '/inside.png',
      'http://169.254.169.254/a.png',
    ];
    for (const [index, address] of addresses.entries()) {
      const { id } = await sara.posted(room.id, { text: pictured(address, `SS2 ${index}`) });
      expect((await withTitles(id, `SS2 ${index}`)).links![0]).not.toHaveProperty('picture');
    }
    expect(readdirSync(join(server.dataDir, 'files/incoming'))).toEqual([]);
  });
});

describe('the switch of a room', () => {
  it('SS4 is off in a conversation of two until one of them turns it on', async () => {
    const direct = await sara.call<{ room: Room }>('PUT', `/api/rooms/direct/${omid.name}`);
    const { room } = direct.body;
    expect(room.settings.linkPreviews).toBe(false);
    const path = `/page/${pages + 1}`;
    await sara.posted(room.id, { text: aPage() });
    await settled((await begin()).id);
    expect(site.times(path)).toBe(0);
    const on = await setPreviews(omid, room.id, true);
    expect(on.body.room).toMatchObject({ settings: { linkPreviews: true }, rev: room.rev + 2 });
    await socket.next(
      'room_updated',
      (event) => event.room.id === room.id && event.room.settings.linkPreviews,
    );
    const { id } = await sara.posted(room.id, { text: aPage('خواسته') });
    await withTitles(id, 'خواسته');
    expect((await setPreviews(sara, room.id, false)).body.room.settings.linkPreviews).toBe(false);
    expect((await sara.call('PATCH', `/api/rooms/${room.id}`, { name: 'نام' })).body).toMatchObject({
      code: 'room.forbidden',
    });
  });

  it('is for those who keep the room, and holds for what is sent from then on', async () => {
    const room = await begin();
    expect((await setPreviews(omid, room.id, false)).body.code).toBe('room.forbidden');
    const before = await sara.posted(room.id, { text: aPage('پیش از آن') });
    await withTitles(before.id, 'پیش از آن');
    await setPreviews(sara, room.id, false);
    const path = `/page/${pages + 1}`;
    const after = await sara.posted(room.id, { text: aPage() });
    await settled((await begin()).id);
    expect(site.times(path)).toBe(0);
    expect(await read(omid, after.id)).toEqual(after);
    expect(titlesOf(await read(omid, before.id))).toEqual(['پیش از آن']);
  });

  it('has nothing to switch when the whole server looks up nothing', async () => {
    const closed = await TestServer.start({
      env: { LINK_PREVIEWS: 'false', LINK_PREVIEW_SUBNETS: '127.0.0.0/8' },
    });
    const person = await Person.register(closed.url);
    expect((await person.get<ServerAnswer>('/api/server')).body.server.linkPreviews).toBe(false);
    expect((await sara.get<ServerAnswer>('/api/server')).body.server.linkPreviews).toBe(true);
    const path = `/page/${pages + 1}`;
    await person.posted('general', { text: aPage() });
    await settled((await begin()).id);
    await closed.stop();
    expect(site.times(path)).toBe(0);
  });
});

describe('taking a preview away', () => {
  const remove = (person: Person, id: string, position: number | string) =>
    person.call<MessageAnswer & { code?: string }>('DELETE', `/api/messages/${id}/links/${position}`);

  it('leaves the link and the other previews, is told, and holds when the text is edited', async () => {
    const room = await begin();
    const replica = await Replica.of(omid, socket, room.id);
    const text = `${aPage('یکم')} ${aPage('دوم')}`;
    const { id } = await sara.posted(room.id, { text });
    await withTitles(id, 'یکم', 'دوم');
    const { body } = await remove(sara, id, 0);
    expect(titlesOf(body.message)).toEqual(['دوم']);
    expect(body.message.text).toBe(text);
    expect((await remove(sara, id, 0)).body).toEqual(body);
    await withTitles(id, 'دوم');
    await edit(sara, id, `باز ${text} ${aPage('سوم')}`);
    await withTitles(id, 'دوم', 'سوم');
    await replica.catchUp();
    expect(replica.messages).toEqual(await replica.fresh());
  });

  it('is for its author and those who keep order, and nobody else learns more', async () => {
    const room = await begin();
    const own = await omid.posted(room.id, { text: aPage('از امید') });
    const other = await sara.posted(room.id, { text: aPage('از سارا') });
    await withTitles(other.id, 'از سارا');
    expect((await remove(omid, other.id, 0)).body.code).toBe('message.forbidden');
    await withTitles(own.id, 'از امید');
    expect((await remove(sara, own.id, 0)).body.message).not.toHaveProperty('links');
    const stranger = await Person.register(server.url);
    expect((await remove(stranger, own.id, 0)).body.code).toBe('message.notFound');
    for (const position of ['3', '-1', 'x', '0.5'])
      expect((await remove(sara, own.id, position)).body.code).toBe('validation.failed');
  });
});

/** Waits for what a page of the site makes true. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
