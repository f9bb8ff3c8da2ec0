import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message, Problem, SearchAnswer } from '#contracts';
import { type HttpAnswer, Person, freshName } from '../support/person.js';
import { type KeptFile, keepFile } from '../support/kept-files.js';
import { CORPUS, type Case, NEGATIVES, POSITIVES } from '../support/search-set.js';
import { findable, search, until } from '../support/search.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let sara: Person;
let omid: Person;
beforeAll(async () => {
  server = await TestServer.start();
  sara = await Person.register(server.url);
  omid = await Person.register(server.url);
});
afterAll(() => server.stop());

const texts = ({ body }: HttpAnswer<SearchAnswer>) => body.hits.map(({ message }) => message.text);
const refusal = (answer: HttpAnswer<unknown>) => {
  const { code, details } = answer.body as Problem;
  return [answer.status, code, ...(details ?? []).map(({ field }) => field)];
};

async function said(person: Person, room: string, text: string): Promise<Message> {
  const { body, status } = await person.say(room, text);
  if (status !== 201) throw new Error(`Saying it answered ${status}`);
  return body.message as Message;
}

/** A room of sara's in which this was said, all of it findable. */
async function roomWith(...said_: string[]): Promise<string> {
  const room = await sara.makeRoom({ kind: 'private' });
  for (const text of said_) await said(sara, room.id, text);
  await findable(sara, room.id);
  return room.id;
}

describe('the search set', () => {
  let room: string;
  const numberOf = new Map<string, number>();
  beforeAll(async () => {
    const made = await sara.makeRoom({ kind: 'private' });
    room = made.id;
    for (const [number, text] of Object.entries(CORPUS)) {
      numberOf.set((await said(sara, room, text)).id, Number(number));
    }
    await findable(sara, room);
  });

  it.each<Case>([...POSITIVES, ...NEGATIVES])('%j finds %j', async (q, finds) => {
    const { body, status } = await search(sara, { q, room });
    expect(status).toBe(200);
    expect(body.hits.map(({ message }) => numberOf.get(message.id))).toEqual(finds);
    expect(body.cursor).toBeUndefined();
  });

  it.each<Case>([...POSITIVES, ...NEGATIVES])('%j finds %j over all rooms', async (q, finds) => {
    const { body } = await search(sara, { q });
    const inRoom = body.hits.filter(({ message }) => message.room === room);
    expect(inRoom.map(({ message }) => numberOf.get(message.id))).toEqual(finds);
  });
});

describe('files', () => {
  const share = (room: string, text: string, ...files: KeptFile[]) =>
    sara.posted(room, { text, fileIds: files.map((file) => keepFile(server, sara, file)) });
  const IMAGE: KeptFile = { name: 'غروب_دریا.png', type: 'image/png', kind: 'image' };

  it('are found by what they are, in English and Persian', async () => {
    const room = await roomWith('هیچ پرونده‌ای');
    const papers = await share(room, '', { name: 'گزارش ماه.pdf' });
    const picture = await share(room, '', { name: 'یادداشت.txt' }, IMAGE);
    await findable(sara, room);
    const found = async (query: Record<string, string>) =>
      (await search(sara, { q: '', room, ...query })).body.hits.map(({ message }) => message.id);
    expect(await found({ has: 'file' })).toEqual([picture.id, papers.id]);
    expect(await found({ has: 'image' })).toEqual([picture.id]);
    expect(await found({ q: 'دارد:عکس' })).toEqual([picture.id]);
    expect(await found({ q: 'دارد:پرونده گزارش' })).toEqual([papers.id]);
  });

  it('are found by the words of their names, with and beside those of the text, where nothing is marked', async () => {
    const room = await roomWith('غروب');
    const { id } = await share(room, 'از سفر شمال', IMAGE, { name: 'كتابِ ۱۴۰۵.pdf' });
    await findable(sara, room);
    const hitOf = async (q: string) =>
      (await search(sara, { q, room })).body.hits.find(({ message }) => message.id === id);
    expect(await hitOf('غروب دریا')).toMatchObject({ highlights: [], message: { files: [IMAGE, {}] } });
    expect(await hitOf('کتاب 1405')).toMatchObject({ highlights: [] });
    expect(await hitOf('سفر دری')).toMatchObject({ highlights: [[3, 6]] });
    expect(await hitOf('غروب کویر')).toBeUndefined();
    await sara.call('PATCH', `/api/messages/${id}`, { text: '' });
    await until(async () => !(await hitOf('سفر')));
    expect(await hitOf('غروب')).toBeDefined();
  });

  it('AZ15 are found by nobody who is not in the room, nor once their message is deleted', async () => {
    const room = await roomWith('هیچ');
    const { id } = await share(room, '', { name: 'رازنما.pdf' });
    await findable(sara, room);
    const queries: Record<string, string>[] = [
      { q: 'رازنما' },
      { q: 'رازن' },
      { q: '', from: sara.name, has: 'file' },
    ];
    for (const query of queries) {
      const { hits, cursor, suggestion } = (await search(omid, query)).body;
      expect({ hits: hits.filter(({ message }) => message.room === room), cursor, suggestion }).toEqual({
        hits: [],
      });
    }
    expect((await search(sara, { q: 'رازنما' })).body.hits).toHaveLength(1);
    await sara.call('DELETE', `/api/messages/${id}`);
    expect((await search(sara, { q: 'رازنما' })).body.hits).toEqual([]);
  });
});

describe('a hit', () => {
  it('is the message as its reader sees it, with the places of the words in its text', async () => {
    const room = await roomWith('دربارهٔ می\u200cروم و رفتن: میروم، می روم');
    const { body } = await search(sara, { q: 'می روم', room });
    const [hit] = body.hits;
    expect(hit?.message).toMatchObject({ room, username: sara.name, seq: 1, reactions: [] });
    const { text } = hit!.message;
    const marked = hit!.highlights.map(([start, end]) => text.slice(start, end));
    expect(marked).toEqual(['می\u200cروم', 'میروم', 'می روم']);
  });

  it('has no word marked when filters alone found it', async () => {
    const room = await roomWith('هر چه');
    expect((await search(sara, { q: '', room })).body.hits).toMatchObject([{ highlights: [] }]);
  });
});

describe('the rights of a search', () => {
  it('let a reader find what is in their rooms only, and no longer when they have left', async () => {
    const word = freshName('سرّی');
    const room = await sara.makeRoom({ kind: 'private' });
    await said(sara, room.id, `${word} این است`);
    await findable(sara, room.id);
    expect((await search(omid, { q: word })).body.hits).toEqual([]);
    await sara.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
    expect(texts(await search(omid, { q: word }))).toEqual([`${word} این است`]);
    await omid.call('DELETE', `/api/rooms/${room.id}/members/${omid.name}`);
    expect((await search(omid, { q: word })).body.hits).toEqual([]);
    expect(refusal(await search(omid, { q: word, room: room.id }))).toEqual([404, 'room.notFound']);
  });

  it('refuse a public room one is not in, whichever way it is named', async () => {
    const room = await sara.makeRoom({ kind: 'public', slug: freshName('agora').replaceAll('_', '-') });
    expect(refusal(await search(omid, { q: 'هر', room: room.slug! }))).toEqual([403, 'room.notMember']);
    expect(refusal(await search(omid, { q: `هر in:${room.slug}` }))).toEqual([403, 'room.notMember']);
    expect(refusal(await search(omid, { q: 'هر', room: 'هیچ' }))).toEqual([404, 'room.notFound']);
  });

  it('are asked of everybody: without a session there is no answer', async () => {
    const stranger = new Person(server.url, sara.user, '');
    expect(refusal(await search(stranger, { q: 'سلام' }))).toEqual([401, 'auth.required']);
  });
});

describe('a message', () => {
  const found = async (q: string, room: string) => texts(await search(sara, { q, room }));

  it('is found by its new words only when it was edited, in its old place', async () => {
    const room = await sara.makeRoom({ kind: 'private' });
    const { id } = await said(sara, room.id, 'نخستین واژه');
    await said(sara, room.id, 'دومین واژه');
    await findable(sara, room.id);
    const edited = await sara.call('PATCH', `/api/messages/${id}`, { text: 'دیگر واژه' });
    expect(edited.status).toBe(200);
    await until(async () => (await found('دیگر', room.id)).length === 1);
    expect(await found('نخستین', room.id)).toEqual([]);
    expect(await found('واژه', room.id)).toEqual(['دومین واژه', 'دیگر واژه']);
  });

  it('is found no more from the moment on at which it was deleted', async () => {
    const room = await sara.makeRoom({ kind: 'private' });
    const { id } = await said(sara, room.id, 'واژهٔ پنهان');
    await findable(sara, room.id);
    expect((await sara.call('DELETE', `/api/messages/${id}`)).status).toBe(200);
    expect(await found('پنهان', room.id)).toEqual([]);
    await said(sara, room.id, 'پس از آن');
    await findable(sara, room.id);
    expect(await found('پنهان', room.id)).toEqual([]);
  });

  it('of a thread is found too', async () => {
    const room = await sara.makeRoom({ kind: 'private' });
    const { id } = await said(sara, room.id, 'آغاز رشته');
    const clientId = crypto.randomUUID();
    const reply = { text: 'پاسخ رشته', clientId, thread: id };
    expect((await sara.call('POST', `/api/rooms/${room.id}/messages`, reply)).status).toBe(201);
    await until(async () => (await found('پاسخ', room.id)).length === 1);
    expect(await found('رشته', room.id)).toEqual(['پاسخ رشته', 'آغاز رشته']);
  });

  it('of somebody the reader has blocked is not found, until they are unblocked', async () => {
    const room = await sara.makeRoom({ kind: 'private' });
    const leila = await Person.register(server.url);
    await sara.call('POST', `/api/rooms/${room.id}/members/${leila.name}`);
    await said(leila, room.id, 'نشانی من');
    await said(sara, room.id, 'نشانی تو');
    await findable(sara, room.id);
    await sara.call('PUT', `/api/users/${leila.name}/block`);
    expect(await found('نشانی', room.id)).toEqual(['نشانی تو']);
    expect(texts(await search(leila, { q: 'نشانی', room: room.id }))).toHaveLength(2);
    await sara.call('DELETE', `/api/users/${leila.name}/block`);
    expect(await found('نشانی', room.id)).toEqual(['نشانی تو', 'نشانی من']);
  });

  it('is found once, with its last words, when many write and edit at once', async () => {
    const room = await sara.makeRoom({ kind: 'private' });
    const ids = await Promise.all(
      Array.from({ length: 60 }, async (_, at) => {
        const { id } = await said(sara, room.id, `هم‌زمان ${at} پیش`);
        if (at % 3 === 0) await sara.call('PATCH', `/api/messages/${id}`, { text: `هم‌زمان ${at} پس` });
        if (at % 3 === 1) await sara.call('DELETE', `/api/messages/${id}`);
        return id;
      }),
    );
    await said(sara, room.id, 'پایان');
    await findable(sara, room.id);
    const hits = async (q: string) =>
      (await search(sara, { q, room: room.id, limit: '50' })).body.hits.map(({ message }) => message.id);
    const kept = (rest: number) => ids.filter((_, at) => at % 3 === rest).sort();
    expect((await hits('"هم‌زمان" پس')).sort()).toEqual(kept(0));
    expect((await hits('"هم‌زمان" پیش')).sort()).toEqual(kept(2));
    expect((await hits('همزمان')).sort()).toEqual([...kept(0), ...kept(2)].sort());
  });
});

describe('a filter', () => {
  it('takes a room, a person and a kind, in English and in Persian, beside the words and among them', async () => {
    const room = await sara.makeRoom({ kind: 'private', name: 'اتاق آزمون' });
    await sara.call('POST', `/api/rooms/${room.id}/members/${omid.name}`);
    await said(sara, room.id, 'نشانی https://example.com/a را ببین');
    await said(omid, room.id, 'نشانی را دیدم');
    await findable(sara, room.id);
    const first = ['نشانی https://example.com/a را ببین'];
    const second = ['نشانی را دیدم'];
    const found = async (query: Record<string, string>) => texts(await search(sara, { q: '', ...query }));
    expect(await found({ q: `نشانی in:${room.id}` })).toEqual([...second, ...first]);
    expect(await found({ q: 'نشانی در:«اتاق آزمون» from:me' })).toEqual(first);
    expect(await found({ q: `نشانی از:@${omid.name.toUpperCase()} in:${room.id}` })).toEqual(second);
    expect(await found({ q: 'نشانی', from: omid.name, room: room.id })).toEqual(second);
    expect(await found({ q: `from:${sara.name} نشانی`, from: omid.name, room: room.id })).toEqual(second);
    expect(await found({ has: 'link', room: room.id })).toEqual(first);
    expect(await found({ q: `دارد:پیوند in:${room.id}` })).toEqual(first);
    for (const has of ['file', 'image', 'poll']) expect(await found({ has, room: room.id })).toEqual([]);
  });

  it('finds polls by their question, alone among messages that speak of them', async () => {
    const room = await sara.makeRoom({ kind: 'private' });
    await said(sara, room.id, 'نظرسنجی ناهار');
    const poll = { question: 'ناهار چه باشد؟', options: ['آش', 'پلو'], clientId: crypto.randomUUID() };
    expect((await sara.call('POST', `/api/rooms/${room.id}/polls`, poll)).status).toBe(201);
    await findable(sara, room.id);
    const found = async (query: Record<string, string>) =>
      (await search(sara, { q: '', room: room.id, ...query })).body.hits.map(({ message }) => message.text);
    expect(await found({ has: 'poll' })).toEqual([poll.question]);
    expect(await found({ q: 'ناهار دارد:نظرسنجی' })).toEqual([poll.question]);
    expect(await found({ q: 'ناهار' })).toEqual([poll.question, 'نظرسنجی ناهار']);
  });

  it('takes days of both calendars in the asker’s time zone, and moments', async () => {
    const room = await sara.makeRoom({ kind: 'private' });
    const { timestamp } = await said(sara, room.id, 'به‌وقت گفته شد');
    await findable(sara, room.id);
    const found = async (query: Record<string, string>) =>
      texts(await search(sara, { q: 'گفته', room: room.id, ...query })).length;
    for (const timezone of ['Asia/Tehran', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      const [today, tomorrow] = [0, 1].map((days) =>
        new Intl.DateTimeFormat('sv', { timeZone: timezone }).format(
          Date.parse(timestamp) + days * 86_400_000,
        ),
      ) as [string, string];
      const jalali = (day: string) =>
        new Intl.DateTimeFormat('fa-u-ca-persian', { timeZone: 'UTC' }).format(new Date(`${day}T12:00Z`));
      expect(await found({ before: today, timezone })).toBe(0);
      expect(await found({ before: tomorrow, timezone })).toBe(1);
      expect(await found({ after: today, timezone })).toBe(0);
      expect(await found({ q: `گفته before:${jalali(tomorrow)}`, timezone })).toBe(1);
      expect(await found({ q: `گفته پیش\u200cاز:${jalali(today)}`, timezone })).toBe(0);
      expect(await found({ q: `گفته پس\u200cاز:1403/12/30`, timezone })).toBe(1);
    }
    const after = new Date(Date.parse(timestamp) + 1).toISOString();
    const before = new Date(Date.parse(timestamp) - 1).toISOString();
    expect([await found({ before: timestamp }), await found({ before: after })]).toEqual([0, 1]);
    expect([await found({ after: timestamp }), await found({ after: before })]).toEqual([0, 1]);
  });

  it.each<[Record<string, string>, (number | string)[]]>([
    [{ q: '' }, [422, 'validation.failed', 'q']],
    [{ q: ' !؟ 🎉' }, [422, 'validation.failed', 'q']],
    [{}, [422, 'validation.failed', 'q']],
    [{ q: 'ا'.repeat(201) }, [422, 'validation.failed', 'q']],
    [{ q: 'سلام', before: 'دیروز' }, [422, 'validation.failed', 'before']],
    [{ q: 'سلام before:1404/12/30' }, [422, 'validation.failed', 'before']],
    [{ q: 'سلام', after: '2026-02-30' }, [422, 'validation.failed', 'after']],
    [{ q: 'سلام', has: 'soul' }, [422, 'validation.failed', 'has']],
    [{ q: 'سلام دارد:جان' }, [422, 'validation.failed', 'has']],
    [{ q: 'سلام', timezone: 'Asia/Nowhere' }, [422, 'validation.failed', 'timezone']],
    [{ q: 'سلام', cursor: 'سلام' }, [422, 'validation.failed', 'cursor']],
    [{ q: 'سلام', limit: '51' }, [422, 'validation.failed', 'limit']],
    [{ q: 'سلام', limit: '0' }, [422, 'validation.failed', 'limit']],
    [{ q: 'سلام', order: 'old' }, [422, 'validation.failed', 'order']],
    [{ q: 'سلام from:nobody_at_all' }, [404, 'user.notFound']],
    [{ q: '"(((" OR NEAR(a b) * ^ -- \u0000 {x}:y' }, [200, undefined as never]],
  ])('%j is answered with %j', async (query, expected) => {
    expect(refusal(await search(sara, query))).toEqual(expected);
  });
});

describe('pages', () => {
  it('hold every hit once, in order, when messages come between them', async () => {
    const room = await sara.makeRoom({ kind: 'private' });
    const exact: string[] = [];
    const longer: string[] = [];
    for (let count = 0; count < 12; count += 1) {
      exact.unshift((await said(sara, room.id, `قلم شمارهٔ ${count}`)).id);
      longer.unshift((await said(sara, room.id, `قلمدان شمارهٔ ${count}`)).id);
    }
    await findable(sara, room.id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await search(sara, { q: 'قلم', room: room.id, limit: '5', ...(cursor && { cursor }) });
      expect(body.hits.length).toBeLessThanOrEqual(5);
      seen.push(...body.hits.map(({ message }) => message.id));
      ({ cursor } = body);
      await said(sara, room.id, 'قلم تازه');
      await said(sara, room.id, 'قلمدان تازه');
      await findable(sara, room.id);
    } while (cursor);
    const old = new Set([...exact, ...longer]);
    expect(seen.filter((id) => old.has(id))).toEqual([...exact, ...longer]);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('end without a cursor when the last is full', async () => {
    const room = await roomWith('لاله', 'لاله‌زار', 'لاله');
    const { body } = await search(sara, { q: 'لاله', room, limit: '3' });
    expect([body.hits.length, body.cursor]).toEqual([3, undefined]);
  });
});

describe('a suggestion', () => {
  it('reads the query on the other keyboard layout, both ways, when only that finds something', async () => {
    const room = await roomWith('سلام دنیا', 'hello world');
    const suggested = async (q: string) => (await search(sara, { q, room })).body.suggestion;
    expect(await suggested('sghl')).toBe('سلام');
    expect(await suggested('from:me sghl')).toBe('from:me سلام');
    expect(await suggested('اثممخ')).toBe('hello');
    expect(await suggested('سلام')).toBeUndefined();
    expect(await suggested('zzz')).toBeUndefined();
  });
});

describe('the index', () => {
  it('has every acknowledged message when the server was killed while it was still being written', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sokhan-'));
    const first = await TestServer.start({ dataDir });
    const writer = await Person.register(first.url);
    const socket = await writer.connect();
    const acknowledged: string[] = [];
    let enough: () => void;
    const some = new Promise<void>((resolve) => (enough = resolve));
    for (let count = 0; count < 600; count += 1) {
      const wish = { room: 'random', text: `بازمانده ${count}`, clientId: crypto.randomUUID() };
      socket
        .ask('message', wish)
        .then((answer) => {
          if (answer.ok) acknowledged.push(answer.message!.id);
          if (acknowledged.length === 100) enough();
        })
        // Those the server was killed under have no answer, and are promised nothing.
        .catch(() => undefined);
    }
    await some;
    await first.kill();
    socket.close();
    const second = await TestServer.start({ dataDir });
    const reader = new Person(second.url, writer.user, writer.cookie);
    await findable(reader, 'random');
    const found = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = { q: 'بازمانده', room: 'random', limit: '50', ...(cursor && { cursor }) };
      const { body } = await search(reader, page);
      for (const { message } of body.hits) found.add(message.id);
      ({ cursor } = body);
    } while (cursor);
    await second.stop();
    rmSync(dataDir, { recursive: true, force: true });
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
  });
});
