import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index } from './table-parts.js';

const EMAIL = index('users_email', ['email']);

/** People are found by their e-mail address when they forgot their password. */
export class Mail1764570000000 implements MigrationInterface {
  name = 'Mail1764570000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('users', EMAIL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('users', EMAIL);
  }
}
