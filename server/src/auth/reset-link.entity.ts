import { Column, Entity, Index, JoinColumn, OneToOne, type Relation } from 'typeorm';
import { PrimaryId, TimeColumn } from '../database/columns.js';
import { User } from '../users/user.entity.js';

/** A person has one at most: a new one takes the place of the one before. */
@Entity('reset_links')
export class ResetLink {
  @PrimaryId()
  userId: string;

  @OneToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'userId' })
  user: Relation<User>;

  /** Keyed hash of the token, which is in the link alone. */
  @Index('reset_links_token_hash', { unique: true })
  @Column({ type: 'varchar', length: 64 })
  tokenHash: string;

  @TimeColumn()
  expiresAt: Date;
}
