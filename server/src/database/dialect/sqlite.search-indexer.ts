import type { Database as SqliteFile, Statement } from 'better-sqlite3';
import type { FileKind, MessageType } from '#contracts';
import { hasLink, termsOf } from '#text';
import type { SearchIndexer } from '../search-index.js';
import { authorTerm, beginningsOf, firstKeyAt, hasTerm, roomTerm } from './sqlite.search-terms.js';

/** Bounds of one transaction: sends wait behind it. */
const MAX_MESSAGES = 200;
const MAX_CHARACTERS = 50_000;
const SECOND_MS = 1_000;
/** Pages of the index merged in one turn of the write queue: about ten milliseconds. */
const MERGED_PAGES = 64;

interface ChangedMessage {
  seq: number;
  rev: number;
  authorId: string;
  type: MessageType;
  text: string;
  createdAt: number;
  editedAt: number | null;
  deletedAt: number | null;
  /** JSON of the kind and the name of each of its files; null without any. */
  files: string | null;
  /** Of its document, if it has one. */
  key: number | null;
  keptEditedAt: number | null;
}

interface IndexedRoom {
  key: number;
  /** Everything up to this rev of the room is in the index. */
  rev: number;
  /** The rev that the room has. */
  roomRev: number;
}

/**
 * The index as one more reader of the rooms' changes: for each room it knows the rev it has taken in, and moves it in
 * the transaction that takes more in. So a crash leaves nothing out and nothing twice.
 */
export class SqliteSearchIndexer implements SearchIndexer {
  private readonly behind: Statement<[], { id: string }>;
  private readonly newRoom: Statement<[string]>;
  private readonly room: Statement<[string], IndexedRoom>;
  private readonly changes: Statement<[number, string, number, number], ChangedMessage>;
  private readonly lastKey: Statement<[number, number], { key: number | null }>;
  private readonly insertDocument: Statement<[number, number, number, number | null]>;
  private readonly markEdited: Statement<[number | null, number]>;
  private readonly deleteDocument: Statement<[number]>;
  private readonly insertWords: Statement<[number, string]>;
  private readonly deleteWords: Statement<[number]>;
  private readonly moveRev: Statement<[number, number]>;
  private readonly mergePages: Statement<[number]>;
  private readonly totalChanges: Statement<[], number>;
  private isMerging = false;
  private readonly clearing: () => void;
  private readonly transaction: (roomIds: readonly string[]) => string[];

  constructor(file: SqliteFile) {
    this.behind = file.prepare(`
      SELECT r.id FROM rooms r LEFT JOIN search_rooms s ON s.roomId = r.id
      WHERE r.rev > coalesce(s.rev, 0) ORDER BY r.id`);
    this.newRoom = file.prepare('INSERT OR IGNORE INTO search_rooms (roomId, rev) VALUES (?, 0)');
    this.room = file.prepare(`
      SELECT s.key, s.rev, r.rev AS roomRev FROM search_rooms s JOIN rooms r ON r.id = s.roomId WHERE r.id = ?`);
    this.changes = file.prepare(`
      SELECT m.seq, m.rev, m.authorId, m.type, m.text, m.createdAt, m.editedAt, m.deletedAt,
        CASE WHEN m.type = 'file' THEN
          (SELECT json_group_array(json_array(f.kind, f.name)) FROM files f
            WHERE f.messageId = m.id AND f.purpose = 'message')
        END AS files,
        d.key, d.editedAt AS keptEditedAt
      FROM messages m LEFT JOIN search_documents d ON d.room = ? AND d.seq = m.seq
      WHERE m.roomId = ? AND m.rev > ? ORDER BY m.rev LIMIT ?`);
    this.lastKey = file.prepare('SELECT max(key) AS key FROM search_documents WHERE key >= ? AND key < ?');
    this.insertDocument = file.prepare(
      'INSERT INTO search_documents (key, room, seq, editedAt) VALUES (?, ?, ?, ?)',
    );
    this.markEdited = file.prepare('UPDATE search_documents SET editedAt = ? WHERE key = ?');
    this.deleteDocument = file.prepare('DELETE FROM search_documents WHERE key = ?');
    this.insertWords = file.prepare('INSERT INTO search_index (rowid, words) VALUES (?, ?)');
    this.deleteWords = file.prepare('DELETE FROM search_index WHERE rowid = ?');
    this.moveRev = file.prepare('UPDATE search_rooms SET rev = ? WHERE key = ?');
    this.mergePages = file.prepare("INSERT INTO search_index (search_index, rank) VALUES ('merge', ?)");
    this.totalChanges = file.prepare<[], number>('SELECT total_changes()').pluck();
    this.clearing = file.transaction(() => {
      file.exec("INSERT INTO search_index (search_index) VALUES ('delete-all')");
      file.exec('DELETE FROM search_documents; UPDATE search_rooms SET rev = 0');
    }).immediate;
    this.transaction = file.transaction((roomIds: readonly string[]) => this.takeIn(roomIds)).immediate;
  }

  roomsBehind(): string[] {
    return this.behind.all().map(({ id }) => id);
  }

  clear(): void {
    this.clearing();
  }

  catchUp(roomIds: readonly string[]): string[] {
    return this.transaction(roomIds);
  }

  /**
   * FTS5 only marks what is deleted; its words go when the segment they stand in is merged into another. A negative
   * number begins a merge of all segments, positive ones go on with it until a step changes nothing.
   */
  merge(): boolean {
    const before = this.totalChanges.get() ?? 0;
    this.mergePages.run(this.isMerging ? MERGED_PAGES : -MERGED_PAGES);
    const changes = (this.totalChanges.get() ?? 0) - before;
    // The command itself counts as one.
    this.isMerging = changes > 1;
    return this.isMerging;
  }

  private takeIn(roomIds: readonly string[]): string[] {
    const left = { messages: MAX_MESSAGES, characters: MAX_CHARACTERS };
    return roomIds.filter(
      (roomId) => left.messages <= 0 || left.characters <= 0 || this.takeRoom(roomId, left),
    );
  }

  /** Answers whether there is more in the room than what is left allows. */
  private takeRoom(roomId: string, left: { messages: number; characters: number }): boolean {
    this.newRoom.run(roomId);
    const room = this.room.get(roomId);
    if (!room) return false;
    const changed = this.changes.all(room.key, roomId, room.rev, left.messages);
    const now = changed.filter(({ text, files }) => {
      const fits = left.characters > 0;
      left.characters -= text.length + (files?.length ?? 0);
      return fits;
    });
    const hasMore = now.length < changed.length || changed.length === left.messages;
    left.messages -= now.length;
    // In the order of their keys, which the index is written in.
    for (const message of now.toSorted((a, b) => a.createdAt - b.createdAt || a.seq - b.seq)) {
      this.take(room.key, message);
    }
    this.moveRev.run(hasMore ? now.at(-1)!.rev : room.roomRev, room.key);
    return hasMore;
  }

  /** A message changes for many reasons; its words only when it is new, edited or deleted. */
  private take(room: number, message: ChangedMessage): void {
    const { key, deletedAt, editedAt } = message;
    if (key === null) {
      if (deletedAt === null) this.add(room, message);
    } else if (deletedAt !== null) {
      this.deleteWords.run(key);
      this.deleteDocument.run(key);
    } else if (editedAt !== message.keptEditedAt) {
      this.deleteWords.run(key);
      this.insertWords.run(key, wordsOf(room, message));
      this.markEdited.run(editedAt, key);
    }
  }

  private add(room: number, message: ChangedMessage): void {
    const key = this.newKey(message.createdAt);
    this.insertDocument.run(key, room, message.seq, message.editedAt);
    this.insertWords.run(key, wordsOf(room, message));
  }

  /** The next of the message's second; of a later one where that is full. */
  private newKey(createdAt: number): number {
    for (let ms = createdAt; ; ms += SECOND_MS) {
      const [first, end] = [firstKeyAt(ms), firstKeyAt(ms + SECOND_MS)];
      const last = this.lastKey.get(first, end)?.key;
      if (last === null || last === undefined) return first;
      if (last + 1 < end) return last + 1;
    }
  }
}

/** Each once: FTS5 would write a repeated one down no more than once, but read it again. */
function wordsOf(room: number, { authorId, type, text, files }: ChangedMessage): string {
  const words = new Set([roomTerm(room), authorTerm(authorId)]);
  const shared = files === null ? [] : (JSON.parse(files) as [FileKind, string][]);
  for (const each of [text, ...shared.map(([, name]) => name)]) {
    for (const term of termsOf(each)) {
      words.add(term);
      for (const beginning of beginningsOf(term)) words.add(beginning);
    }
  }
  if (type === 'poll') words.add(hasTerm('poll'));
  if (type === 'file') words.add(hasTerm('file'));
  if (shared.some(([kind]) => kind === 'image')) words.add(hasTerm('image'));
  if (hasLink(text)) words.add(hasTerm('link'));
  return [...words].join(' ');
}
