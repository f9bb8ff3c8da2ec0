import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { ErrorCode, UploadState } from '#contracts';
import { ByteCountColumn, IdColumn, PrimaryId, TimeColumn } from '../database/columns.js';
import { User } from '../users/user.entity.js';

/** What a recorder knows of its recording. */
export interface Voice {
  /** Loudness over its time, 0 to 100. */
  waveform: number[];
  durationMs?: number;
}

/** A file on its way. While it is, its size counts towards its sender's quota. */
@Entity('uploads')
@Index('uploads_user', ['userId', 'state'])
@Index('uploads_active_at', ['activeAt'])
export class Upload {
  /** Also the id of the file that comes of it. */
  @PrimaryId()
  id: string;

  @IdColumn()
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'userId' })
  user: Relation<User>;

  @Column({ type: 'varchar', length: 400 })
  name: string;

  @ByteCountColumn()
  size: number;

  @Column({ type: 'varchar', length: 10 })
  state: UploadState;

  /** What its sender says of a voice message. */
  @Column({ type: 'simple-json', nullable: true })
  voice: Voice | null;

  /** Why it was refused. */
  @Column({ type: 'varchar', length: 40, nullable: true })
  error: ErrorCode | null;

  @TimeColumn()
  createdAt: Date;

  /** When something of it last arrived or changed. */
  @TimeColumn()
  activeAt: Date;
}
