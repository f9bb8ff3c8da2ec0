import { type TableColumnOptions, type TableForeignKeyOptions, TableIndex } from 'typeorm';

type More = Partial<TableColumnOptions>;

/** Parts of tables as migrations write them down. Frozen with the migrations that use them. */
export const column = (name: string, type: string, more: More = {}): TableColumnOptions => ({
  name,
  type,
  ...more,
});
export const words = (name: string, length: number, more: More = {}): TableColumnOptions =>
  column(name, 'varchar', { length: String(length), ...more });
export const id = (name: string, more: More = {}): TableColumnOptions => words(name, 36, more);
export const refers = (from: string, table: string, onDelete: string): TableForeignKeyOptions => ({
  columnNames: [from],
  referencedTableName: table,
  referencedColumnNames: ['id'],
  onDelete,
});
export const index = (name: string, columnNames: string[], isUnique = false): TableIndex =>
  new TableIndex({ name, columnNames, isUnique });
export const optional: More = { isNullable: true };
export const key: More = { isPrimary: true };
