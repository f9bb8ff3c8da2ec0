import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../database.js';
import type { SearchQuestion } from '../search-index.js';

let folder: string;
let file: string;
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  file = join(folder, 'sokhan.db');
  database = await Database.open(file);
  sql(`INSERT INTO users (id, username, usernameKey, displayName, searchKey, passwordHash, role, bio, preferences, createdAt)
    VALUES ('u', 'sara', 'sara', '', '', '', 'member', '', '{}', 0)`);
  for (const id of ['r', 's']) {
    sql(`INSERT INTO rooms (id, kind, name, searchKey, description, seq, rev, memberCount, isDefault, createdAt)
      VALUES ('${id}', 'private', '', '', '', 0, 0, 0, 0, 0)`);
  }
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Another process, which the server knows nothing of. */
function sql(statement: string, ...values: unknown[]): void {
  const other = new BetterSqlite(file);
  other.prepare(statement).run(...values);
  other.close();
}

/** A message as its log stores it, with the next numbers of its room. */
function say(room: string, text: string, createdAt = 0): void {
  sql(`UPDATE rooms SET seq = seq + 1, rev = rev + 1 WHERE id = ?`, room);
  sql(
    `INSERT INTO messages (id, roomId, seq, rev, authorId, clientId, type, text, createdAt, inRoom)
     SELECT id || seq, id, seq, rev, 'u', id || seq, 'text', ?, ?, 1 FROM rooms WHERE id = ?`,
    text,
    createdAt,
    room,
  );
}
function change(id: string, set: string): void {
  sql(`UPDATE rooms SET rev = rev + 1 WHERE id = (SELECT roomId FROM messages WHERE id = ?)`, id);
  sql(`UPDATE messages SET ${set}, rev = (SELECT rev FROM rooms WHERE id = roomId) WHERE id = ?`, id);
}

async function caughtUp(): Promise<number> {
  let turns = 0;
  let rooms = await database.writeIndex((indexer) => indexer.roomsBehind());
  for (; rooms.length > 0; turns += 1) {
    const asked = rooms;
    rooms = await database.writeIndex((indexer) => indexer.catchUp(asked));
  }
  return turns;
}

const find = (question: Partial<SearchQuestion>, limit = 100) =>
  database.searchIndex.find({ rooms: ['r', 's'], ...question }, limit, ({ id }) => id);
const word = (term: string) => ({ words: { term } });

describe('the index', () => {
  it('takes in what was there before it, in turns of bounded length, and nothing twice', async () => {
    for (let count = 0; count < 450; count += 1) say(count % 2 ? 'r' : 's', `سلام ${count}`, count * 1_000);
    expect(await caughtUp()).toBe(3);
    expect(await caughtUp()).toBe(0);
    expect(find(word('سلام'), 1_000).finds).toHaveLength(450);
    say('r', 'سلام باز هم', 1_000_000);
    expect(await caughtUp()).toBe(1);
    expect(find(word('سلام'), 1_000).finds).toHaveLength(451);
  });

  it('takes fewer messages in a turn when they are long', async () => {
    for (let count = 0; count < 30; count += 1) say('r', 'سخن '.repeat(1_000));
    expect(await caughtUp()).toBe(3);
    expect(find(word('سخن')).finds).toHaveLength(30);
  });

  it('goes by the time of sending, and by the order of storing within it, whenever it took a message in', async () => {
    say('r', 'نو', 5_000);
    await caughtUp();
    say('s', 'نو', 9_000);
    say('r', 'نو', 2_000);
    for (let count = 0; count < 300; count += 1) say('s', 'نو', 7_000);
    await caughtUp();
    const sameTime = Array.from({ length: 300 }, (_, at) => `s${301 - at}`);
    expect(find(word('نو'), 1_000).finds).toEqual(['s1', ...sameTime, 'r1', 'r2']);
    expect(find({ ...word('نو'), since: 2_000, until: 5_001 }).finds).toEqual(['r1', 'r2']);
    expect(find({ ...word('نو'), since: 2_001, until: 7_000 }).finds).toEqual(['r1']);
    expect(find({ since: 7_001 }).finds).toEqual(['s1']);
  });

  it('finds an edited message by its new words only, in its old place', async () => {
    for (const text of ['یک', 'دو', 'سه']) say('r', text);
    await caughtUp();
    change('r2', `text = 'چهار', editedAt = 5`);
    await caughtUp();
    expect(find(word('دو')).finds).toEqual([]);
    expect(find(word('چهار')).finds).toEqual(['r2']);
    expect(find({}).finds).toEqual(['r3', 'r2', 'r1']);
  });

  it('finds no deleted message, before it knows of it and after', async () => {
    say('r', 'راز');
    await caughtUp();
    change('r1', 'deletedAt = 5');
    expect(find(word('راز')).finds).toEqual([]);
    await caughtUp();
    expect(find(word('راز')).finds).toEqual([]);
    change('r1', `text = ''`);
    expect(await caughtUp()).toBe(1);
    expect(find({}).finds).toEqual([]);
  });

  it('has no word of deleted and edited messages written down any more when it has forgotten', async () => {
    for (let count = 0; count < 20; count += 1) {
      say('r', `رمز${count} ماند`);
      await caughtUp();
    }
    change('r3', 'deletedAt = 5');
    change('r4', `text = 'هیچ', editedAt = 5`);
    await caughtUp();
    let steps = 0;
    while (await database.writeIndex((indexer) => indexer.merge())) {
      steps += 1;
      expect(steps).toBeLessThan(100);
    }
    expect(steps).toBeGreaterThan(0);
    const other = new BetterSqlite(file);
    other.exec('CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search_index, row)');
    const terms = other.prepare('SELECT term FROM temp.terms').all() as { term: string }[];
    other.close();
    const kept = terms.map(({ term }) => term).filter((term) => term.startsWith('رمز'));
    expect(kept).toHaveLength(18);
    expect(kept).not.toContain('رمز2');
    expect(kept).not.toContain('رمز3');
    expect(find(word('ماند')).finds).toHaveLength(18);
  });

  it('still finds the right messages after a VACUUM', async () => {
    for (let count = 0; count < 10; count += 1) say('r', `شمار${count}`, count * 1_000);
    await caughtUp();
    sql(`DELETE FROM messages WHERE id = 'r4'`);
    sql('VACUUM');
    for (const count of [0, 5, 9]) expect(find(word(`شمار${count}`)).finds).toEqual([`r${count + 1}`]);
    expect(find(word('شمار3')).finds).toEqual([]);
  });

  it('looks in the rooms asked for only, by name where they are few and at each find where they are many', async () => {
    say('r', 'هم‌نام');
    say('s', 'هم‌نام');
    const many = Array.from({ length: 20 }, (_, at) => `t${at}`);
    for (const id of many) {
      sql(`INSERT INTO rooms (id, kind, name, searchKey, description, seq, rev, memberCount, isDefault, createdAt)
        VALUES ('${id}', 'private', '', '', '', 0, 0, 0, 0, 0)`);
      say(id, 'دیگر');
    }
    await caughtUp();
    expect(find({ ...word('همنام'), rooms: ['s'] }).finds).toEqual(['s1']);
    expect(find({ ...word('همنام'), rooms: ['r', ...many] }).finds).toEqual(['r1']);
    expect(find({ rooms: [] }).finds).toEqual([]);
    expect(find({ rooms: ['none'] }).finds).toEqual([]);
  });

  it('stops after so much and says where to go on when hardly anything it looks at is wanted', async () => {
    const fill = new BetterSqlite(file);
    fill.transaction(() => {
      fill.exec(`UPDATE rooms SET seq = 2500, rev = 2500 WHERE id = 'r'`);
      const insert = fill.prepare(`
        INSERT INTO messages (id, roomId, seq, rev, authorId, clientId, type, text, createdAt, inRoom)
        VALUES (@id, 'r', @n, @n, 'u', @id, 'text', 'انبوه', @n * 1000, 1)`);
      for (let n = 1; n <= 2_500; n += 1) insert.run({ id: `r${n}`, n });
    })();
    fill.close();
    await caughtUp();
    const seen: string[] = [];
    let below: number | undefined;
    let answers = 0;
    do {
      const question = { rooms: ['r'], ...word('انبوه'), ...(below !== undefined && { below }) };
      const answer = database.searchIndex.find(question, 10, ({ id }) =>
        id === 'r1' || id === 'r2000' ? id : null,
      );
      seen.push(...answer.finds);
      ({ below } = answer);
      answers += 1;
    } while (below !== undefined);
    expect(seen).toEqual(['r2000', 'r1']);
    expect(answers).toBe(3);
  });
});
