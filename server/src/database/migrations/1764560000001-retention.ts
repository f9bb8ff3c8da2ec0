import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { column, index, optional } from './table-parts.js';

const ADDED = [
  column('retiredSeq', 'integer', { default: 0 }),
  column('wipedSeq', 'integer', { default: 0 }),
  column('deletedAt', 'bigint', optional),
];
const INDICES = [
  index('rooms_member_count', ['memberCount', 'id']),
  index('rooms_search_key', ['searchKey', 'id']),
];

/** Messages whose time is over, rooms that are removed, and the orders of the console's list. */
export class Retention1764560000001 implements MigrationInterface {
  name = 'Retention1764560000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns(
      'rooms',
      ADDED.map((options) => new TableColumn(options)),
    );
    for (const each of INDICES) await runner.createIndex('rooms', each);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of INDICES) await runner.dropIndex('rooms', name!);
    await runner.dropColumns(
      'rooms',
      ADDED.map(({ name }) => name),
    );
  }
}
