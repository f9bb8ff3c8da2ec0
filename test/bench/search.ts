/**
 * How long search takes in a million messages: inside the server, from the service’s call to its answer as the wire
 * shows it, against LIKE on the same rows in the same run. The index is written by the server’s own indexer.
 * `npm run bench:search`
 */
import 'reflect-metadata';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { randomFrom, texts, vocabulary, zipf } from './corpus.ts';
import { type Figures, table, timed, timedWhile } from './figures.ts';
import { measureStream } from './stream.ts';
import { START, YEAR_MS, built, fillRooms, id, openDatabase, reader, roomId, userId } from './stand.ts';

const MESSAGES = Number(process.env['MESSAGES'] ?? 1_000_000);
const [ROOMS, PEOPLE] = [200, 500];
const QUERIES = 300;
/** LIKE reads every row there is: fewer of its runs say enough. */
const LIKE_QUERIES = 8;
const GOALS = { room: 10, all: 50 };
/** Ranks of words, the most frequent being 0. */
const COMMON: Ranks = [10, 100];
const MIDDLING: Ranks = [300, 2_000];
const RARE: Ranks = [5_000, 30_000];

type Ranks = [first: number, end: number];
type Server = Awaited<ReturnType<typeof open>>;

async function open(file: string) {
  const { SearchService } = (await built(
    'search/search.service.js',
  )) as typeof import('../../server/src/search/search.service.js');
  const { SearchWishes } = (await built(
    'search/search-wishes.js',
  )) as typeof import('../../server/src/search/search-wishes.js');
  const { MessageViews } = (await built(
    'messages/message-views.js',
  )) as typeof import('../../server/src/messages/message-views.js');
  const { database, finder } = await openDatabase(file);
  const { BlockList } = (await built(
    'users/block-list.js',
  )) as typeof import('../../server/src/users/block-list.js');
  const wishes = new SearchWishes(database, finder);
  const service = new SearchService(database, new MessageViews(database), wishes, new BlockList(database));
  return { database, finder, service };
}

/** People, rooms of Zipf’s sizes, the reader in all of them, and what was said in a year. */
function fill(file: string, words: readonly string[]): void {
  const random = randomFrom(7);
  const sqlite = new BetterSqlite(file);
  sqlite.pragma('synchronous = OFF');
  const message = sqlite.prepare(`
    INSERT INTO messages (id, roomId, seq, rev, authorId, clientId, type, text, createdAt, inRoom)
    VALUES (?, ?, ?, ?, ?, ?, 'text', ?, ?, 1)`);
  const counted = sqlite.prepare('UPDATE rooms SET seq = ?, rev = ? WHERE id = ?');
  const nextRoom = zipf(ROOMS, random);
  const nextText = texts(words, random);
  const sizes = new Array<number>(ROOMS).fill(0);
  sqlite.transaction(() => {
    fillRooms(sqlite, PEOPLE, ROOMS);
    for (let each = 0; each < MESSAGES; each += 1) {
      const inRoom = nextRoom();
      const seq = (sizes[inRoom]! += 1);
      const author = userId(Math.floor(PEOPLE * random() ** 2));
      const at = START + Math.floor((each * YEAR_MS) / MESSAGES);
      message.run(id(3, each), roomId(inRoom), seq, seq, author, id(4, each), nextText(), at);
    }
    sizes.forEach((size, each) => counted.run(size, size, roomId(each)));
  })();
  sqlite.close();
}

/** As at a first start after an update: in turns of the write queue, and merged in the end. */
async function index({ database }: Server): Promise<{ takingIn: Figures; merging: Figures }> {
  let rooms = await database.writeIndex((indexer) => indexer.roomsBehind());
  const takingIn = await timedWhile(
    () => rooms.length > 0,
    async () => (rooms = await database.writeIndex((indexer) => indexer.catchUp(rooms))),
  );
  let hasMore = true;
  const merging = await timedWhile(
    () => hasMore,
    async () => (hasMore = await database.writeIndex((indexer) => indexer.merge())),
  );
  return { takingIn, merging };
}

const turnsOf = ({ p50, p99, max, cpu99 }: Figures): string =>
  `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(1)}, CPU p99 ${cpu99.toFixed(1)}`;

function queries(words: readonly string[], one: Ranks, other: Ranks, count: number): [string, string][] {
  const random = randomFrom(11);
  const word = ([first, end]: Ranks): string => words[first + Math.floor(random() * (end - first))]!;
  return Array.from({ length: count }, () => [word(one), word(other)]);
}

async function measure(server: Server, file: string, words: readonly string[]): Promise<boolean> {
  const sqlite = new BetterSqlite(file, { readonly: true });
  const inRoom = sqlite.prepare(`
    SELECT id FROM messages WHERE roomId = ? AND text LIKE ? AND text LIKE ? ORDER BY seq DESC LIMIT 20`);
  const inAll = sqlite.prepare(`
    SELECT m.id FROM messages m JOIN memberships b ON b.roomId = m.roomId AND b.userId = ?
    WHERE m.text LIKE ? AND m.text LIKE ? ORDER BY m.createdAt DESC LIMIT 20`);
  const random = randomFrom(13);
  const nextRoom = zipf(ROOMS, random);
  const classes: [string, Ranks, Ranks][] = [
    ['common common', COMMON, COMMON],
    ['common middling', COMMON, MIDDLING],
    ['middling middling', MIDDLING, MIDDLING],
    ['common rare', COMMON, RARE],
    ['rare rare', RARE, RARE],
  ];
  const rows: (string | number)[][] = [];
  let met = true;
  for (const scope of ['room', 'all'] as const) {
    for (const [name, one, other] of classes) {
      let hits = 0;
      const asked = queries(words, one, other, QUERIES);
      const ours = await timed(asked, async ([a, b]) => {
        const room = scope === 'room' ? { room: roomId(nextRoom()) } : {};
        const answer = await server.service.search(reader as never, { q: `${a} ${b}`, ...room });
        hits += answer.hits.length;
      });
      const like = await timed(asked.slice(0, LIKE_QUERIES), ([a, b]) =>
        scope === 'room'
          ? inRoom.all(roomId(nextRoom()), `%${a}%`, `%${b}%`)
          : inAll.all(reader.id, `%${a}%`, `%${b}%`),
      );
      met &&= ours.p99 <= GOALS[scope];
      rows.push([
        `${scope === 'room' ? 'one room' : `all ${ROOMS} rooms`}: ${name}`,
        ours.p50,
        ours.p99,
        ours.max,
        ours.cpu99,
        hits / QUERIES,
        like.p50,
        like.p50 / ours.p50,
      ]);
    }
  }
  sqlite.close();
  table(['two words, the last open', 'p50 ms', 'p99', 'max', 'CPU p99', 'hits', 'LIKE p50', 'times'], rows);
  return met;
}

const folder = mkdtempSync(join(tmpdir(), 'sokhan-bench-'));
try {
  const file = join(folder, 'sokhan.db');
  const words = vocabulary(randomFrom(3));
  const server = await open(file);
  fill(file, words);
  const before = statSync(file).size;
  const { takingIn, merging } = await index(server);
  console.log(`${MESSAGES} messages of ${ROOMS} rooms; ${QUERIES} queries a row, page of 20; milliseconds.`);
  console.log(
    `Indexing: ${((takingIn.cpu * 1000) / MESSAGES).toFixed(1)} µs of CPU a message. A turn of the write queue: ${turnsOf(takingIn)}.`,
  );
  console.log(
    `Merging: ${(merging.cpu / 1000).toFixed(1)} s of CPU. A turn of the write queue: ${turnsOf(merging)}.`,
  );
  const met = await measure(server, file, words);
  const [[one, other]] = queries(words, COMMON, MIDDLING, 1) as [[string, string]];
  const streamMet = await measureStream(server, file, `${one} ${other}`);
  await server.database.close();
  console.log(
    `Messages ${Math.round(before / 2 ** 20)} MiB, index ${Math.round((statSync(file).size - before) / 2 ** 20)} MiB.`,
  );
  console.log(`Goals (p99 of ${GOALS.room} ms in a room, ${GOALS.all} over all): ${met ? 'met' : 'MISSED'}.`);
  process.exitCode = met && streamMet ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
