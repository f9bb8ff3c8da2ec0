import type { Database as SqliteFile, Statement } from 'better-sqlite3';
import {
  type ActiveMetric,
  type CountedMetric,
  type Figure,
  type FigureCounter,
  SLOTS_A_DAY,
  SLOT_MS,
} from '../figure-store.js';

/** A turn of the write queue counts at most so many messages, so that others pass between two. */
const TURN = 5_000;
const PEOPLE = 'people';

interface Reach {
  kind: string;
  seq: number;
  reached: number;
}
interface Counted {
  slot: number;
  count: number;
  bytes: number;
}

/** The sums on SQLite. What was counted and how far move in one transaction: no crash counts twice or loses any. */
export class SqliteFigureCounter implements FigureCounter {
  private readonly reach: Statement<[string], Reach>;
  private readonly messages: Statement<[string, number, number], Counted>;
  private readonly files: Statement<[string, number, number], Counted>;
  private readonly people: Statement<[string], { slot: number; count: number; id: string }>;
  private readonly behind: Statement<[], { id: string }>;
  private readonly plus: Statement<[string, number, string, number]>;
  private readonly set: Statement<[string, number, string, number]>;
  private readonly mark: Statement<[string, string]>;
  private readonly marked: Statement<[string], { reached: string }>;

  constructor(private readonly file: SqliteFile) {
    this.behind = file.prepare(`
      SELECT r.id FROM rooms r LEFT JOIN figure_marks m ON m.name = r.id
      WHERE r.seq > COALESCE(CAST(m.reached AS INTEGER), 0)`);
    this.reach = file.prepare(`
      SELECT r.kind, r.seq, COALESCE(CAST(m.reached AS INTEGER), 0) AS reached
      FROM rooms r LEFT JOIN figure_marks m ON m.name = r.id WHERE r.id = ?`);
    this.messages = file.prepare(`
      SELECT createdAt / ${SLOT_MS} AS slot, COUNT(*) AS count, 0 AS bytes FROM messages
      WHERE roomId = ? AND seq > ? AND seq <= ? GROUP BY 1`);
    this.files = file.prepare(`
      SELECT m.createdAt / ${SLOT_MS} AS slot, COUNT(*) AS count, SUM(f.size) AS bytes
      FROM messages m JOIN files f ON f.messageId = m.id
      WHERE m.roomId = ? AND m.seq > ? AND m.seq <= ? AND m.type = 'file' GROUP BY 1`);
    this.people = file.prepare(`
      SELECT createdAt / ${SLOT_MS} AS slot, COUNT(*) AS count, MAX(id) AS id FROM users WHERE id > ? GROUP BY 1`);
    const into = 'INSERT INTO figure_sums (metric, slot, subject, value) VALUES (?, ?, ?, ?)';
    const conflict = 'ON CONFLICT (metric, slot, subject) DO UPDATE SET value =';
    this.plus = file.prepare(`${into} ${conflict} value + excluded.value`);
    this.set = file.prepare(`${into} ${conflict} excluded.value`);
    this.mark = file.prepare(`
      INSERT INTO figure_marks (name, reached) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET reached = excluded.reached`);
    this.marked = file.prepare('SELECT reached FROM figure_marks WHERE name = ?');
  }

  roomsBehind(): string[] {
    return this.behind.all().map(({ id }) => id);
  }

  catchUp(roomIds: readonly string[]): string[] {
    return this.file.transaction(() => {
      let left = TURN;
      return roomIds.filter((id) => {
        if (left <= 0) return true;
        const room = this.reach.get(id);
        if (!room || room.seq <= room.reached) return false;
        const until = Math.min(room.seq, room.reached + left);
        left -= until - room.reached;
        this.countRoom(id, room, until);
        return until < room.seq;
      });
    })();
  }

  countPeople(): void {
    this.file.transaction(() => {
      const known = this.marked.get(PEOPLE)?.reached ?? '';
      const rows = this.people.all(known);
      for (const { slot, count } of rows) this.plus.run('newPeople', slot, '', count);
      const newest = rows.reduce((latest, { id }) => (id > latest ? id : latest), known);
      if (newest !== known) this.mark.run(PEOPLE, newest);
    })();
  }

  add(figures: readonly Figure<CountedMetric>[]): void {
    this.file.transaction(() => {
      for (const { metric, slot, value } of figures) this.plus.run(metric, slot, '', value);
    })();
  }

  put(figures: readonly Figure<ActiveMetric>[]): void {
    this.file.transaction(() => {
      for (const { metric, slot, value } of figures) this.set.run(metric, slot, '', value);
    })();
  }

  forget(): void {
    this.file.transaction(() => {
      this.file.exec(`
        DELETE FROM figure_sums WHERE metric IN ('messages', 'files', 'bytes', 'newPeople', 'room', 'roomDay');
        DELETE FROM figure_marks`);
    })();
  }

  private countRoom(id: string, { kind, reached }: Reach, until: number): void {
    for (const { slot, count } of this.messages.all(id, reached, until)) {
      this.plus.run('messages', slot, '', count);
      if (kind === 'direct') continue;
      this.plus.run('room', slot, id, count);
      this.plus.run('roomDay', slot - (slot % SLOTS_A_DAY), id, count);
    }
    for (const { slot, count, bytes } of this.files.all(id, reached, until)) {
      this.plus.run('files', slot, '', count);
      this.plus.run('bytes', slot, '', bytes);
    }
    this.mark.run(id, String(until));
  }
}
