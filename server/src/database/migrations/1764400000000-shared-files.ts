import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index } from './table-parts.js';

const SHARED = index('files_shared', ['purpose', 'sharedAt', 'id']);

/** Files of all rooms, the newest first, without sorting all there are. */
export class SharedFiles1764400000000 implements MigrationInterface {
  name = 'SharedFiles1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('files', SHARED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('files', SHARED);
  }
}
