import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, PrimaryId, TimeColumn, WordsColumn } from '../database/columns.js';
import { User } from '../users/user.entity.js';

@Entity('invitations')
export class Invitation {
  @PrimaryId()
  id: string;

  /** Keyed hash of the token, which is in the link alone. */
  @Index('invitations_token_hash', { unique: true })
  @Column({ type: 'varchar', length: 64 })
  tokenHash: string;

  @IdColumn({ nullable: true })
  createdById: string | null;

  @ManyToOne(() => User, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'createdById' })
  createdBy: Relation<User> | null;

  @TimeColumn()
  createdAt: Date;

  /** Null: never. */
  @TimeColumn({ nullable: true })
  expiresAt: Date | null;

  @TimeColumn({ nullable: true })
  revokedAt: Date | null;

  /** Null: as many as come. */
  @Column({ type: 'integer', nullable: true })
  maxUses: number | null;

  @Column({ type: 'integer', default: 0 })
  uses: number;

  @Column({ type: 'varchar', length: 254, nullable: true })
  email: string | null;

  /** Rooms that whoever comes by it is in from the start. */
  @WordsColumn()
  roomIds: string[];
}
