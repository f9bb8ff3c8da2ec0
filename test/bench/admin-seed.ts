/**
 * How long every page of the console takes to answer on a server of 100,000 people and 1,000,000 messages: from the request
 * to the whole answer, over HTTP, as an admin. `npm run bench:admin`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { Person, request } from '../support/person.ts';
import { TestServer } from '../support/server.ts';
import { randomFrom, texts, vocabulary, zipf } from './corpus.ts';
import { table, timed } from './figures.ts';

const PEOPLE = Number(process.env['PEOPLE'] ?? 100_000);
const MESSAGES = Number(process.env['MESSAGES'] ?? 1_000_000);
const [ROOMS, DIRECT_ROOMS, SESSIONS, FILES] = [500, 2_000, 20_000, 20_000];
const RUNS = 40;
const GOAL_P95_MS = 300;
const DAY_MS = 86_400_000;
const SLOT_MS = 900_000;
const SPAN_MS = 365 * DAY_MS;
const START = Date.now() - SPAN_MS;
const ADMIN = 'chief_of_all';

const id = (kind: number, number: number): string =>
  `019a0000-0000-7${String(kind).padStart(3, '0')}-8000-${String(number).padStart(12, '0')}`;
const [userId, roomId, messageId] = [1, 2, 3].map((kind) => (number: number) => id(kind, number)) as [
  (number: number) => string,
  (number: number) => string,
  (number: number) => string,
];
const spread = (at: number, of: number): number => START + Math.floor((at * SPAN_MS) / of);

function fillPeople(sqlite: Database, names: readonly string[]): void {
  const person = sqlite.prepare(`
    INSERT INTO users (id, username, usernameKey, displayName, searchKey, passwordHash, role, bio, preferences, createdAt,
      lastSeenAt, logins) VALUES (?, ?, ?, ?, ?, '', 'member', '', '{}', ?, ?, ?)`);
  const active = sqlite.prepare('INSERT INTO active_days ("userId", day) VALUES (?, ?)');
  const session = sqlite.prepare(`
    INSERT INTO sessions (id, tokenHash, userId, device, ip, createdAt, lastSeenAt, expiresAt)
    VALUES (?, ?, ?, 'Mozilla/5.0', '203.0.113.5', ?, ?, ?)`);
  const today = Math.floor(Date.now() / DAY_MS);
  for (let each = 0; each < PEOPLE; each += 1) {
    const username = `person${each}`;
    const name = `${names[each % names.length]} ${names[(each * 7) % names.length]}`;
    const seen = Date.now() - (each % 400) * (DAY_MS / 4);
    person.run(
      userId(each),
      username,
      username,
      name,
      `${username} ${name}`,
      spread(each, PEOPLE),
      seen,
      each % 50,
    );
    for (let day = each % 9; day < 90; day += 30) active.run(userId(each), today - day);
    if (each < SESSIONS)
      session.run(id(5, each), `hash${each}`, userId(each), seen, seen, Date.now() + 7 * DAY_MS);
  }
}

function fillRooms(sqlite: Database): void {
  const room = sqlite.prepare(`
    INSERT INTO rooms (id, kind, slug, directKey, name, searchKey, description, seq, rev, memberCount, isDefault, createdAt)
    VALUES (?, ?, ?, ?, ?, ?, '', 0, 0, ?, 0, ?)`);
  const membership = sqlite.prepare(`
    INSERT INTO memberships (roomId, userId, role, lastReadSeq, joinedAt) VALUES (?, ?, ?, 0, ?)`);
  for (let each = 0; each < ROOMS + DIRECT_ROOMS; each += 1) {
    const isDirect = each >= ROOMS;
    const kind = isDirect ? 'direct' : each % 4 === 0 ? 'private' : 'public';
    const members = isDirect ? 2 : 20 + (each % 180);
    const key = isDirect ? `${userId(each)}:${userId(each + 1)}` : null;
    room.run(
      roomId(each),
      kind,
      kind === 'public' ? `room-${each}` : null,
      key,
      `اتاق ${each}`,
      `اتاق ${each}`,
      members,
      START,
    );
    for (let member = 0; member < members; member += 1)
      membership.run(
        roomId(each),
        userId((each * 31 + member) % PEOPLE),
        member === 0 ? 'owner' : 'member',
        START,
      );
  }
}

/** What was said in a year, more of it by day than by night, in rooms of Zipf’s sizes. */
function fillMessages(sqlite: Database, words: readonly string[], random: () => number): void {
  const message = sqlite.prepare(`
    INSERT INTO messages (id, roomId, seq, rev, authorId, clientId, type, text, createdAt, inRoom)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`);
  const file = sqlite.prepare(`
    INSERT INTO files (id, uploaderId, purpose, messageId, roomId, position, name, searchKey, type, kind, size, animated,
      contentKey, createdAt, sharedAt) VALUES (?, ?, 'message', ?, ?, 0, 'a.txt', 'a.txt', 'text/plain', 'document', ?, 0, ?, ?, ?)`);
  const blob = sqlite.prepare('INSERT INTO blobs ("key", size, "touchedAt") VALUES (?, ?, ?)');
  const key = '0'.repeat(64);
  blob.run(key, 2_048, START);
  const counted = sqlite.prepare('UPDATE rooms SET seq = ?, rev = ? WHERE id = ?');
  const [nextRoom, nextText] = [zipf(ROOMS + DIRECT_ROOMS, random), texts(words, random)];
  const sizes = new Array<number>(ROOMS + DIRECT_ROOMS).fill(0);
  for (let each = 0; each < MESSAGES; each += 1) {
    const room = nextRoom();
    const seq = (sizes[room]! += 1);
    const author = userId(Math.floor(PEOPLE * random() ** 3));
    const at = spread(each, MESSAGES) + Math.floor(random() ** 2 * DAY_MS * 0.3);
    const isFile = each % Math.floor(MESSAGES / FILES) === 0;
    message.run(
      messageId(each),
      roomId(room),
      seq,
      seq,
      author,
      id(4, each),
      isFile ? 'file' : 'text',
      nextText(),
      at,
    );
    if (isFile) file.run(id(6, each), author, messageId(each), roomId(room), 2_048, key, at, at);
  }
  sizes.forEach((size, each) => counted.run(size, size, roomId(each)));
}

/** Figures that no table tells. */
function fillFigures(sqlite: Database, random: () => number): void {
  const sum = sqlite.prepare(
    "INSERT OR REPLACE INTO figure_sums (metric, slot, subject, value) VALUES (?, ?, '', ?)",
  );
  const metrics = ['logins', 'failedLogins', 'activeHour', 'activeDay', 'activeWeek', 'activeMonth'];
  for (let slot = Math.floor(START / SLOT_MS); slot < Math.floor(Date.now() / SLOT_MS); slot += 1)
    for (const metric of metrics) sum.run(metric, slot, Math.floor(random() * 500));
}

function fill(file: string): void {
  const random = randomFrom(7);
  const words = vocabulary(randomFrom(3));
  const sqlite = new BetterSqlite(file);
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('foreign_keys = OFF');
  sqlite.transaction(() => {
    fillPeople(sqlite, words);
    fillRooms(sqlite);
    fillMessages(sqlite, words, random);
    fillFigures(sqlite, random);
    // Searching is measured by itself; here nothing is to be taken in meanwhile.
    sqlite.exec('INSERT INTO search_rooms (roomId, rev) SELECT id, rev FROM rooms WHERE rev > 0');
  })();
  sqlite.close();
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  example?: unknown;
  schema?: { example?: unknown };
}
type Paths = Record<string, { get?: { parameters?: Parameter[] } }>;

/** The pages as the server describes them: as they open, and with each of their wishes as its example has it. */
async function pagesOf(base: string): Promise<string[]> {
  const { body } = await request<{ paths: Paths }>(base, 'GET', '/api/docs-json');
  return Object.entries(body.paths).flatMap(([route, { get }]) =>
    get && (route.startsWith('/api/admin') || route === '/api/stats')
      ? samplesOf(route, get.parameters ?? [])
      : [],
  );
}

const IN_PATH: Record<string, string> = { username: 'person5', id: roomId(3), room: roomId(3) };

function samplesOf(route: string, parameters: Parameter[]): string[] {
  const path = route.replace(/\{(\w+)\}/g, (_, name: string) => IN_PATH[name] ?? name);
  const wishes = parameters.filter((each) => each.in === 'query' && exampleOf(each) !== undefined);
  const always = wishes.filter(({ required }) => required);
  const lists = [always, ...wishes.filter((wish) => !wish.required).map((wish) => [...always, wish])];
  return lists.map((list) => {
    const query = new URLSearchParams(
      list.map((wish): [string, string] => [wish.name, String(exampleOf(wish))]),
    );
    return query.size > 0 ? `${path}?${query.toString()}` : path;
  });
}

const exampleOf = ({ example, schema }: Parameter): unknown => example ?? schema?.example;

async function measure(admin: Person, pages: readonly string[]): Promise<boolean> {
  const rows: (string | number)[][] = [];
  let met = true;
  for (const page of pages) {
    let status = 0;
    const runs = Array.from({ length: RUNS });
    const { p50, p95, max } = await timed(runs, async () => ({ status } = await admin.get(page)));
    met &&= p95 <= GOAL_P95_MS && status < 500;
    rows.push([page, String(status), p50, p95, max]);
  }
  table(['page', 'status', 'p50 ms', 'p95', 'max'], rows);
  return met;
}

/** Until the sums have taken in what was put there behind the server. */
async function settled(admin: Person): Promise<void> {
  for (;;) {
    const { body } = await admin.get<{ totalMessages: number }>('/api/stats');
    if (body.totalMessages >= MESSAGES) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'sokhan-bench-'));
try {
  const first = await TestServer.start({ dataDir });
  await Person.register(first.url, { username: ADMIN });
  await first.stop();
  fill(join(dataDir, 'sokhan.db'));
  const server = await TestServer.start({ dataDir });
  const admin = await Person.login(server.url, ADMIN);
  const began = performance.now();
  await settled(admin);
  console.log(
    `${PEOPLE} people, ${MESSAGES} messages; all counted after ${((performance.now() - began) / 1000).toFixed(1)} s.`,
  );
  const met = await measure(admin, await pagesOf(server.url));
  console.log(`Goal (p95 of ${GOAL_P95_MS} ms a page): ${met ? 'met' : 'MISSED'}.`);
  await server.stop();
  process.exitCode = met ? 0 : 1;
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
