import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry, AuditPage, AuditVerdictAnswer } from '#contracts';
import { BEGINNING, hashOf } from '../../server/src/audit/chain.js';
import { Person, freshName, request } from '../support/person.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
let admin: Person;
let member: Person;
beforeAll(async () => {
  server = await TestServer.start();
  admin = await Person.register(server.url, { username: 'the_admin' });
  member = await Person.register(server.url);
});
afterAll(() => server.stop());

const page = async (query = '') => (await admin.get<AuditPage>(`/api/admin/audit${query}`)).body;
const verdict = async () => (await admin.get<AuditVerdictAnswer>('/api/admin/audit/verify')).body.verdict;

/** The first entry there is, or comes: security events are written behind those who cause them. */
async function entry(query: string): Promise<AuditEntry> {
  for (;;) {
    const [found] = (await page(query)).entries;
    if (found) return found;
  }
}

/** The database as somebody has it who is at the machine. */
function atTheFile<T>(work: (file: Sqlite.Database) => T): T {
  const file = new Sqlite(join(server.dataDir, 'sokhan.db'));
  try {
    return work(file);
  } finally {
    file.close();
  }
}

describe('the audit', () => {
  it('has the security events: who, what, whom and from where', async () => {
    const username = freshName('نیست');
    await request(server.url, 'POST', '/api/auth/login', { body: { username, password: 'wrong' } });
    expect(await entry(`?target=${encodeURIComponent(username)}`)).toMatchObject({
      action: 'security.loginFailed',
      target: { kind: 'user', name: username },
      ip: '127.0.0.1',
    });
    expect(await entry(`?actor=${member.name.toUpperCase()}&action=security.registered`)).toMatchObject({
      actor: { id: member.user.id, username: member.name },
    });
  });

  it('AD1 has the tries of those who may not, by either way', async () => {
    const outsider = await Person.register(server.url);
    for (const path of [
      '/api/admin/audit',
      '/api/admin/audit/verify',
      '/api/admin/audit/export?format=csv',
    ]) {
      const answer = await outsider.get(path);
      expect([answer.status, answer.body.code]).toEqual([403, 'request.forbidden']);
      expect((await request(server.url, 'GET', path)).status).toBe(401);
    }
    expect(await entry(`?actor=${outsider.name}&action=security.roleRefused`)).toMatchObject({
      actor: { username: outsider.name },
      detail: { facts: { tried: 'AuditController.page', least: 'admin' } },
    });
  });

  it('AD1 has no route that changes or removes it', async () => {
    const { number } = await entry('');
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const path of ['/api/admin/audit', `/api/admin/audit/${number}`]) {
        expect((await admin.call(method, path, {})).status).toBe(404);
      }
    }
    expect((await verdict()).ok).toBe(true);
  });

  it('comes in pages that leave nothing out and repeat nothing', async () => {
    const all = (await page('?limit=200')).entries;
    const paged: AuditEntry[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const next: AuditPage = await page(`?limit=2&until=${all[0]!.at}${cursor && `&cursor=${cursor}`}`);
      paged.push(...next.entries);
      cursor = next.cursor;
    }
    const { at } = all[0]!;
    expect(paged).toEqual(all.filter((each) => each.at < at));
    expect(paged.length).toBeGreaterThan(2);
  });

  it('is found by kind, by time and by words as people write them', async () => {
    const room = await admin.makeRoom({ name: 'پشتیباني' });
    await request(server.url, 'POST', '/api/auth/login', {
      body: { username: 'كاربر ۱۲', password: 'x' },
    });
    const found = await entry(`?q=${encodeURIComponent('کاربر 12')}`);
    expect(found.target?.name).toBe('كاربر ۱۲');
    expect((await page(`?q=${encodeURIComponent('کارب')}`)).entries).toEqual([found]);
    expect((await page(`?q=${encodeURIComponent('کاربر هیچ‌جا')}`)).entries).toEqual([]);
    expect((await page(`?q=${encodeURIComponent('"!')}`)).entries).toEqual([]);
    expect(
      (await page('?kind=deeds')).entries.filter(({ action }) => action.startsWith('security.')),
    ).toEqual([]);
    const since = (await page(`?since=${found.at}`)).entries;
    expect(since.at(-1)).toEqual(found);
    expect((await page(`?until=${found.at}`)).entries[0]?.number).toBeLessThan(found.number);
    expect((await page('?since=2100-01-01T00:00:00Z')).entries).toEqual([]);
    expect((await page('?until=2000-01-01T00:00:00Z')).entries).toEqual([]);
    expect((await page(`?target=${room.id}&actor=nobody_here`)).entries).toEqual([]);
  });

  it.each([
    '?kind=x',
    '?action=x',
    '?since=yesterday',
    '?cursor=x',
    '?limit=0',
    '?limit=201',
    '?no=1',
    '?actor=',
  ])('refuses %s with a code', async (query) => {
    const answer = await admin.get(`/api/admin/audit${query}`);
    expect([answer.status, answer.body.code]).toEqual([422, 'validation.failed']);
  });
});

describe('the audit as a file', () => {
  it('IN8 computes nothing in a spreadsheet, and is itself recorded', async () => {
    await request(server.url, 'POST', '/api/auth/login', {
      body: { username: '=HYPERLINK("x")', password: 'x' },
    });
    await entry('?target=%3DHYPERLINK(%22x%22)');
    const csv = await admin.get('/api/admin/audit/export?format=csv&kind=security');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-[\d-]+\.csv"$/);
    expect(csv.text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv.text).not.toMatch(/[,"]=HYPERLINK/);
    expect(csv.text.split('\n')[0]).toContain('number,at,actor,action,');
    expect(await entry('?action=audit.export')).toMatchObject({
      actor: { username: 'the_admin' },
      detail: { facts: { format: 'csv', kind: 'security' } },
    });
  });

  it('holds all that the filter lets through, one object a line', async () => {
    const { text } = await admin.get('/api/admin/audit/export?format=jsonl&kind=security');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditEntry);
    const { entries } = await page('?kind=security&limit=200');
    expect(lines).toEqual(entries.filter(({ number }) => number <= lines[0]!.number));
    expect(lines.length).toBeGreaterThan(5);
  });
});

/** Last: it leaves the audit broken. */
describe('an audit that was tampered with', () => {
  it('AD1 refuses it while its triggers stand, and is found broken where they were taken away', async () => {
    const before = await verdict();
    // That it was asked for is recorded after it.
    expect(before).toMatchObject({ ok: true, count: (await entry('')).number - 1 });
    expect(() => atTheFile((file) => file.exec('DELETE FROM audit_entries'))).toThrow('the audit only grows');
    atTheFile((file) => {
      file.exec('DROP TRIGGER audit_entries_no_update; DROP TRIGGER audit_entries_no_delete');
      file.exec("UPDATE audit_entries SET ip = '10.0.0.1' WHERE number = 2");
    });
    expect(await verdict()).toMatchObject({ ok: false, count: 1, broken: 2 });
  });

  it('AD1 is found out by a cut end, and by a chain that was written anew', async () => {
    atTheFile((file) => file.exec("UPDATE audit_entries SET ip = '127.0.0.1' WHERE number = 2"));
    const { count } = await verdict();
    expect(count).toBeGreaterThan(3);
    atTheFile((file) => {
      const last = file.prepare('SELECT * FROM audit_entries WHERE number = ?').get(count) as Record<
        string,
        never
      >;
      const entry = { ...last, at: new Date(Number(last['at'])), detail: {}, ip: '10.0.0.1' };
      file
        .prepare("UPDATE audit_entries SET detail = '{}', ip = '10.0.0.1', hash = ? WHERE number = ?")
        .run(hashOf(entry as never), count);
    });
    expect(await verdict()).toMatchObject({ ok: false, broken: count });
    atTheFile((file) => file.prepare('DELETE FROM audit_entries WHERE number >= ?').run(count));
    expect(await verdict()).toMatchObject({ ok: false, broken: count });
    atTheFile((file) => file.exec('DELETE FROM audit_entries'));
    expect(await verdict()).toEqual({ ok: false, count: 0, hash: BEGINNING, broken: 1 });
  });
});
