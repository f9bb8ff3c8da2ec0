import type { Database as SqliteFile, Statement } from 'better-sqlite3';
import type { FileInfo } from '#contracts';
import { type FileFacts, fileView } from '../../files/file-views.js';
import type { StoredMessage } from '../message-store.js';

/** A file's row as the driver gives it. */
type FileRow = Omit<FileFacts, 'waveform'> & { waveform: string | null };

/** The files that messages bring along, in the transaction that stores the message. */
export class MessageFiles {
  private readonly file: Statement<[string, string], FileRow>;
  private readonly binding: Statement<object>;

  constructor(file: SqliteFile) {
    this.file = file.prepare(`
      SELECT id, name, type, kind, size, width, height, animated, durationMs, blurHash, waveform, previewKey,
        downloads
      FROM files WHERE id = ? AND uploaderId = ? AND purpose IS NULL`);
    this.binding = file.prepare(`
      UPDATE files SET purpose = 'message', messageId = @messageId, roomId = @roomId, position = @position,
        sharedAt = @sharedAt
      WHERE id = @id`);
  }

  /** In the order asked for; undefined unless all are the author's own and were not used for anything yet. */
  unused(ids: readonly string[], authorId: string): FileInfo[] | undefined {
    const rows = ids.map((id) => this.file.get(id, authorId));
    return rows.every((row) => row !== undefined) ? rows.map(view) : undefined;
  }

  /** From now on who may read the message may read its files. */
  bind({ id: messageId, roomId, createdAt: sharedAt, files = [] }: StoredMessage): void {
    files.forEach(({ id }, position) => this.binding.run({ id, messageId, roomId, position, sharedAt }));
  }
}

const view = ({ waveform, ...row }: FileRow): FileInfo =>
  fileView({ ...row, waveform: waveform === null ? null : (JSON.parse(waveform) as number[]) });
