import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index } from './table-parts.js';

/** From whom what was said before is hidden, asked with each change of an old message. */
export class HistorySpans1764560000000 implements MigrationInterface {
  name = 'HistorySpans1764560000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('memberships', index('memberships_reads_after', ['roomId', 'readsAfter']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('memberships', 'memberships_reads_after');
  }
}
