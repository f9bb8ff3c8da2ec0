import { Column, type ColumnOptions, PrimaryColumn, type ValueTransformer } from 'typeorm';

/** Drivers give a bigint as a number (SQLite) or as text (PostgreSQL); milliseconds fit a number safely. */
const epochMilliseconds: ValueTransformer = {
  to: (value: Date | null | undefined) => value?.getTime() ?? value,
  from: (value: number | string | null) => (value === null ? null : new Date(Number(value))),
};

/** A UUIDv7, as text. */
export const IdColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 36, ...options });

export const PrimaryId = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: 36 });

/** A moment, stored as milliseconds since 1970 so that every database compares it alike. */
export const TimeColumn = (options: { nullable?: boolean } = {}): PropertyDecorator =>
  Column({ type: 'bigint', transformer: epochMilliseconds, ...options });

/** A number of bytes: more than an integer of four bytes holds. */
export const ByteCountColumn = (): PropertyDecorator =>
  Column({ type: 'bigint', transformer: { to: (value: number) => value, from: Number } });

/** Words without spaces, as one text. */
const spaced: ValueTransformer = {
  to: (value: string[] | undefined) => value?.join(' '),
  from: (value: string | null) => (value ? value.split(' ') : []),
};

/** A list of words that hold no spaces; never null. */
export const WordsColumn = (): PropertyDecorator =>
  Column({ type: 'text', default: '', transformer: spaced });
