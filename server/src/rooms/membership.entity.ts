import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { MembershipRole } from '#contracts';
import { PrimaryId, TimeColumn } from '../database/columns.js';
import { User } from '../users/user.entity.js';
import { Room } from './room.entity.js';

@Entity('memberships')
@Index('memberships_user', ['userId'])
export class Membership {
  @PrimaryId()
  roomId: string;

  @PrimaryId()
  userId: string;

  @ManyToOne(() => Room, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'roomId' })
  room: Relation<Room>;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'userId' })
  user: Relation<User>;

  @Column({ type: 'varchar', length: 10 })
  role: MembershipRole;

  @Column({ type: 'integer' })
  lastReadSeq: number;

  @TimeColumn()
  joinedAt: Date;
}
