import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was recorded stays: the database itself refuses to change or remove it. */
export class SqliteAudit1764500000001 implements MigrationInterface {
  name = 'SqliteAudit1764500000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, event] of [
      ['audit_entries_no_update', 'UPDATE'],
      ['audit_entries_no_delete', 'DELETE'],
    ]) {
      await runner.query(`
        CREATE TRIGGER ${name} BEFORE ${event} ON audit_entries
        BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER audit_entries_no_delete');
    await runner.query('DROP TRIGGER audit_entries_no_update');
  }
}
