import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { termsOf } from '#text';
import { beginningsOf } from './sqlite.search-terms.js';

/** Words of the audit's entries, by their numbers, as the search index keeps those of messages. */
export class SqliteAuditWords1764540000000 implements MigrationInterface {
  name = 'SqliteAuditWords1764540000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIRTUAL TABLE audit_words USING fts5 (
        words, content='', detail=none, tokenize="ascii tokenchars ':-'"
      )`);
    await runner.query('CREATE INDEX audit_entries_at ON audit_entries (at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_entries_at');
    await runner.query('DROP TABLE audit_words');
  }
}

/** Makes an entry found by its words, in the transaction that writes it. */
export async function keepAuditWords(
  manager: EntityManager,
  number: number,
  texts: readonly string[],
): Promise<void> {
  const words = new Set<string>();
  for (const term of texts.flatMap((text) => [...termsOf(text)])) {
    words.add(term);
    for (const beginning of beginningsOf(term)) words.add(beginning);
  }
  await manager.query('INSERT INTO audit_words (rowid, words) VALUES (?, ?)', [number, [...words].join(' ')]);
}
