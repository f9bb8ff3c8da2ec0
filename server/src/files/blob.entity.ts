import { Entity, Index, PrimaryColumn } from 'typeorm';
import { ByteCountColumn, TimeColumn } from '../database/columns.js';

/** Bytes in the storage, under the name of their content: the same bytes are kept once, whoever sends them. */
@Entity('blobs')
export class Blob {
  /** SHA-256 of the bytes, in hex. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  key: string;

  @ByteCountColumn()
  size: number;

  /** When somebody last meant to use it: nothing is collected between this and the file that refers to it. */
  @Index('blobs_touched_at')
  @TimeColumn()
  touchedAt: Date;

  /** It is being removed from the storage: who comes with the same bytes now waits until this row is gone. */
  @TimeColumn({ nullable: true })
  doomedAt: Date | null;
}
