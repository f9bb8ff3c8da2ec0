import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, PrimaryId, TimeColumn } from '../database/columns.js';
import { User } from '../users/user.entity.js';

@Entity('sessions')
export class Session {
  @PrimaryId()
  id: string;

  /** Keyed hash of the token. The token itself is known to the browser alone. */
  @Index('sessions_token_hash', { unique: true })
  @Column({ type: 'varchar', length: 64 })
  tokenHash: string;

  @Index('sessions_user')
  @IdColumn()
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'userId' })
  user: Relation<User>;

  /** The user agent. */
  @Column({ type: 'varchar', length: 300 })
  device: string;

  @Column({ type: 'varchar', length: 45 })
  ip: string;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  lastSeenAt: Date;

  /** When the password was last shown to it; null: not since this is noted. */
  @TimeColumn({ nullable: true })
  confirmedAt: Date | null;

  @Index('sessions_expires_at')
  @TimeColumn()
  expiresAt: Date;
}
