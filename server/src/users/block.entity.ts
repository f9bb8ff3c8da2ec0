import { Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { PrimaryId, TimeColumn } from '../database/columns.js';
import { User } from './user.entity.js';

/** Who wants to hear nothing of whom. */
@Entity('blocks')
@Index('blocks_blocked', ['blockedId'])
export class Block {
  @PrimaryId()
  blockerId: string;

  @PrimaryId()
  blockedId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'blockerId' })
  blocker: Relation<User>;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'blockedId' })
  blocked: Relation<User>;

  @TimeColumn()
  createdAt: Date;
}
