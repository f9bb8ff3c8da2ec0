import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The search index. `search_index` keeps no text and no positions, only which words a document holds: `detail=none`
 * without content is a tenth of the usual size. Its rowids are the keys of `search_documents`, an INTEGER PRIMARY KEY,
 * which no VACUUM renumbers.
 *
 * The words come from the analyser, parted by spaces. The tokenizer leaves all beyond ASCII as it is; the colon and the
 * hyphen let rooms, authors and kinds stand among the words and be none.
 */
export class SqliteSearch1764200000000 implements MigrationInterface {
  name = 'SqliteSearch1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE search_rooms (
        key INTEGER PRIMARY KEY,
        roomId VARCHAR(36) NOT NULL UNIQUE REFERENCES rooms (id) ON DELETE CASCADE,
        rev INTEGER NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE search_documents (
        key INTEGER PRIMARY KEY,
        room INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        editedAt INTEGER,
        UNIQUE (room, seq)
      )`);
    await runner.query(`
      CREATE VIRTUAL TABLE search_index USING fts5 (
        words, content='', contentless_delete=1, detail=none,
        tokenize="ascii tokenchars ':-'"
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['search_index', 'search_documents', 'search_rooms']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
