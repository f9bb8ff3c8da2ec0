import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { column, key, words } from './table-parts.js';

const TABLES = [
  new Table({
    name: 'figure_sums',
    // Read by ranges of its own key: there is no second copy of the rows to go through.
    withoutRowid: true,
    columns: [
      words('metric', 20, key),
      column('slot', 'integer', key),
      words('subject', 36, key),
      column('value', 'bigint'),
    ],
  }),
  new Table({ name: 'figure_marks', columns: [words('name', 36, key), words('reached', 36)] }),
];

/** How much there was of what in each quarter of an hour, and up to where it is counted. */
export class Figures1764550000000 implements MigrationInterface {
  name = 'Figures1764550000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of TABLES.toReversed()) await runner.dropTable(name);
  }
}
