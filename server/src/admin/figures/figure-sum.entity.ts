import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ByteCountColumn } from '../../database/columns.js';

/** How much of something there was in a quarter of an hour. */
@Entity('figure_sums', { withoutRowid: true })
export class FigureSum {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  metric: string;

  /** Quarters of an hour since 1970; of a room's day, its first. */
  @PrimaryColumn({ type: 'integer' })
  slot: number;

  /** A room's id; empty for all of the server. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  subject: string;

  @ByteCountColumn()
  value: number;
}

/** Up to where something is counted: the seq of a room, the id of an account. */
@Entity('figure_marks')
export class FigureMark {
  /** A room's id, or what else is counted. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  name: string;

  @Column({ type: 'varchar', length: 36 })
  reached: string;
}
