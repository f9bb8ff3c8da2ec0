/**
 * How long a page of a person’s own list of files takes, inside the server, when they and others have shared a hundred
 * thousand: of all rooms, of one room, of one sender, of one kind, from the beginning and from far down. `npm run bench:files`
 */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { randomFrom, zipf } from './corpus.ts';
import { table, timed } from './figures.ts';
import { START, YEAR_MS, built, fillRooms, id, openDatabase, reader, roomId, userId } from './stand.ts';

const FILES = Number(process.env['FILES'] ?? 100_000);
const [ROOMS, PEOPLE] = [50, 100];
const PAGES = 200;
const GOAL_MS = 20;
const KINDS = ['image', 'document', 'audio', 'video', 'archive'];

type Wish = Record<string, string | number>;

async function open(file: string) {
  const { FileListService } = (await built(
    'files/file-list.service.js',
  )) as typeof import('../../server/src/files/file-list.service.js');
  const { database, finder } = await openDatabase(file);
  return { database, service: new FileListService(database, finder) };
}

/** Rooms of Zipf’s sizes with the reader in all of them; every message brings a file, every other one of the reader’s. */
function fill(file: string): void {
  const random = randomFrom(7);
  const sqlite = new BetterSqlite(file);
  sqlite.pragma('synchronous = OFF');
  const message = sqlite.prepare(`
    INSERT INTO messages (id, roomId, seq, rev, authorId, clientId, type, text, createdAt, inRoom)
    VALUES (?, ?, ?, ?, ?, ?, 'file', '', ?, 1)`);
  const shared = sqlite.prepare(`
    INSERT INTO files (id, uploaderId, purpose, messageId, roomId, name, searchKey, type, kind, size, animated, contentKey, createdAt, sharedAt)
    VALUES (?, ?, 'message', ?, ?, ?, ?, 'application/pdf', ?, 1000, 0, '', ?, ?)`);
  const nextRoom = zipf(ROOMS, random);
  const sizes = new Array<number>(ROOMS).fill(0);
  sqlite.transaction(() => {
    fillRooms(sqlite, PEOPLE, ROOMS);
    for (let each = 0; each < FILES * 2; each += 1) {
      const inRoom = roomId(nextRoom());
      const seq = (sizes[Number(inRoom.slice(-12))]! += 1);
      const author = userId(each % 2 === 0 ? 0 : 1 + Math.floor((PEOPLE - 1) * random()));
      const at = START + Math.floor((each * YEAR_MS) / (FILES * 2));
      const name = `گزارش ${each}.pdf`;
      message.run(id(3, each), inRoom, seq, seq, author, id(4, each), at);
      shared.run(id(5, each), author, id(3, each), inRoom, name, name, KINDS[each % 5], at, at);
    }
  })();
  sqlite.close();
}

const folder = mkdtempSync(join(tmpdir(), 'sokhan-bench-'));
try {
  const file = join(folder, 'sokhan.db');
  const { database, service } = await open(file);
  fill(file);
  const list = (wish: Wish) => service.list(reader as never, wish as never);
  let cursor: string | undefined;
  for (let page = 0; page < 100; page += 1)
    cursor = (await list({ limit: 200, ...(cursor && { cursor }) })).cursor;
  const wishes: [string, Wish][] = [
    ['all rooms', {}],
    ['all rooms, 20,000 files down', { cursor: cursor! }],
    ['all rooms, one’s own', { from: reader.username }],
    ['all rooms, one’s own, far down', { from: reader.username, cursor: cursor! }],
    ['all rooms, films', { kind: 'video' }],
    ['the largest room', { room: roomId(0) }],
    ['the smallest room', { room: roomId(ROOMS - 1) }],
    ['the largest room, a sender', { room: roomId(0), from: 'person7' }],
  ];
  const rows: (string | number)[][] = [];
  let met = true;
  for (const [name, wish] of wishes) {
    const { p50, p99, max, cpu99 } = await timed(Array<Wish>(PAGES).fill(wish), list);
    met &&= p99 <= GOAL_MS;
    rows.push([name, p50, p99, max, cpu99]);
  }
  await database.close();
  console.log(
    `${FILES} files of one person and as many of others, in ${ROOMS} rooms; ${PAGES} pages of 50 a row.`,
  );
  table(['a page of', 'p50 ms', 'p99', 'max', 'CPU p99'], rows);
  console.log(`Goal (p99 of ${GOAL_MS} ms): ${met ? 'met' : 'MISSED'}.`);
  process.exitCode = met ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
