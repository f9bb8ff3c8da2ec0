import type { Database as SqliteFile, Statement } from 'better-sqlite3';
import type { Wanted } from '#text';
import type { IndexedMessage, SearchFinds, SearchIndex, SearchQuestion } from '../search-index.js';
import {
  authorTerm,
  endKeyAt,
  firstKeyAt,
  hasTerm,
  matchExpression,
  roomTerm,
} from './sqlite.search-terms.js';

/**
 * How much one question may cost, so that it never holds the process for long: an entry of the index that is looked
 * at costs 1, a message that is read 20. Who asks further goes on from there.
 */
const BUDGET = 20_000;
const COST_OF_READING = 20;
/** Up to so many rooms are named to the index; of more, each find is asked for its room. */
const NAMED_ROOMS = 16;

interface Entry {
  key: number;
  room: number;
  seq: number;
}
type StoredText = Omit<IndexedMessage, 'key' | 'names'> & { createdAt: number; names: string | null };

/** Searches on a connection for reading. */
export class SqliteSearchIndex implements SearchIndex {
  private readonly rooms: Statement<[string], { key: number; roomId: string }>;
  private readonly byWords: Statement<[string, number, number], Entry>;
  private readonly byTime: Statement<[number, number], Entry>;
  private readonly message: Statement<[number, number], StoredText>;

  constructor(file: SqliteFile) {
    this.rooms = file.prepare(
      'SELECT key, roomId FROM search_rooms WHERE roomId IN (SELECT value FROM json_each(?))',
    );
    this.byWords = file.prepare(`
      SELECT d.key, d.room, d.seq FROM search_index CROSS JOIN search_documents d ON d.key = search_index.rowid
      WHERE search_index MATCH ? AND search_index.rowid >= ? AND search_index.rowid < ?
      ORDER BY search_index.rowid DESC`);
    this.byTime = file.prepare(
      'SELECT key, room, seq FROM search_documents WHERE key >= ? AND key < ? ORDER BY key DESC',
    );
    this.message = file.prepare(`
      SELECT m.id, m.authorId, m.text, m.createdAt,
        CASE WHEN m.type = 'file' THEN
          (SELECT json_group_array(f.name) FROM files f WHERE f.messageId = m.id AND f.purpose = 'message')
        END AS names
      FROM search_rooms s JOIN messages m ON m.roomId = s.roomId AND m.seq = ?
      WHERE s.key = ? AND m.deletedAt IS NULL`);
  }

  find<T>(
    question: SearchQuestion,
    limit: number,
    accept: (message: IndexedMessage) => T | null,
  ): SearchFinds<T> {
    const finds: T[] = [];
    const rooms = this.floors(question);
    if (rooms.size === 0) return { finds };
    let cost = 0;
    for (const { key, room, seq } of this.entries(question, rooms)) {
      cost += 1;
      if (seq > (rooms.get(room) ?? Infinity)) {
        cost += COST_OF_READING;
        const message = this.message.get(seq, room);
        const find = message && isWithin(message, question) ? accept(withNames(key, message)) : null;
        if (find !== null) finds.push(find);
      }
      if (finds.length === limit || cost >= BUDGET) return { finds, below: key };
    }
    return { finds };
  }

  /** By the key of each room: only what has a greater seq. */
  private floors({ rooms, readsAfter }: SearchQuestion): Map<number, number> {
    const found = this.rooms.all(JSON.stringify(rooms));
    return new Map(found.map(({ key, roomId }) => [key, readsAfter?.get(roomId) ?? 0]));
  }

  /** The newest first. */
  private entries(
    { words, without, authorId, has, since = 0, until, below = Number.MAX_SAFE_INTEGER }: SearchQuestion,
    rooms: ReadonlyMap<number, number>,
  ): IterableIterator<Entry> {
    const first = firstKeyAt(since);
    // What lies between is looked at: messages say themselves when they were sent.
    const end = until === undefined ? below : Math.min(below, endKeyAt(until));
    const all: Wanted[] = [
      ...(words ? [words] : []),
      ...(rooms.size <= NAMED_ROOMS ? [anyOf([...rooms.keys()].map(roomTerm))] : []),
      ...(authorId ? [{ term: authorTerm(authorId) }] : []),
      ...(has ? [{ term: hasTerm(has) }] : []),
    ];
    if (all.length === 0) return this.byTime.iterate(first, end);
    const expression = matchExpression({ all });
    const match = without ? `${expression} NOT ${matchExpression(without)}` : expression;
    return this.byWords.iterate(match, first, end);
  }
}

const withNames = (key: number, { names, ...message }: StoredText): IndexedMessage => ({
  key,
  ...message,
  names: names === null ? [] : (JSON.parse(names) as string[]),
});

const anyOf = (terms: string[]): Wanted => ({ any: terms.map((term) => ({ term })) });

const isWithin = ({ createdAt }: StoredText, { since = 0, until = Infinity }: SearchQuestion): boolean =>
  createdAt >= since && createdAt < until;
