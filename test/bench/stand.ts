/** What measurements of reading begin with: the server as it is built, people, and rooms with the reader in all of them. */
import type { Database as Sqlite } from 'better-sqlite3';

export const YEAR_MS = 365 * 86_400_000;
export const START = Date.UTC(2025, 2, 21);

/** What runs is what is measured. */
export const built = (file: string) => import(new URL(`../../dist/server/src/${file}`, import.meta.url).href);

export async function openDatabase(file: string) {
  const { Database } = (await built(
    'database/database.js',
  )) as typeof import('../../server/src/database/database.js');
  const { RoomFinder } = (await built(
    'rooms/room-finder.js',
  )) as typeof import('../../server/src/rooms/room-finder.js');
  const { SystemClock } = (await built(
    'common/clock.js',
  )) as typeof import('../../server/src/common/clock.js');
  const database = await Database.open(file);
  return { database, finder: new RoomFinder(database, new SystemClock()) };
}

export type Stand = Awaited<ReturnType<typeof openDatabase>>;

export const id = (kind: number, number: number): string =>
  `019a0000-0000-7${String(kind).padStart(3, '0')}-8000-${String(number).padStart(12, '0')}`;
export const userId = (number: number): string => id(1, number);
export const roomId = (number: number): string => id(2, number);
export const reader = { id: userId(0), role: 'member' as const, username: 'person0' };

export function fillRooms(sqlite: Sqlite, people: number, rooms: number): void {
  const person = sqlite.prepare(`
    INSERT INTO users (id, username, usernameKey, displayName, searchKey, passwordHash, role, bio, preferences, createdAt)
    VALUES (?, ?, ?, ?, '', '', 'member', '', '{}', 0)`);
  const room = sqlite.prepare(`
    INSERT INTO rooms (id, kind, name, searchKey, description, seq, rev, memberCount, isDefault, createdAt)
    VALUES (?, 'private', ?, '', '', 0, 0, 1, 0, 0)`);
  const membership = sqlite.prepare(`
    INSERT INTO memberships (roomId, userId, role, lastReadSeq, joinedAt) VALUES (?, ?, 'member', 0, 0)`);
  for (let each = 0; each < people; each += 1)
    person.run(userId(each), `person${each}`, `person${each}`, `شخص ${each}`);
  for (let each = 0; each < rooms; each += 1) {
    room.run(roomId(each), `اتاق ${each}`);
    membership.run(roomId(each), reader.id);
  }
}
