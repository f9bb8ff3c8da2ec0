import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { MembershipRole, NotificationLevel } from '#contracts';
import { PrimaryId, TimeColumn } from '../database/columns.js';
import { User } from '../users/user.entity.js';
import { Room } from './room.entity.js';

@Entity('memberships')
@Index('memberships_user', ['userId'])
@Index('memberships_mute_until', ['muteUntil'])
@Index('memberships_reads_after', ['roomId', 'readsAfter'])
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

  /** How many messages up to `lastReadSeq` stand only in threads. */
  @Column({ type: 'integer', default: 0 })
  lastReadAsides: number;

  /** How far it was before its owner moved it back: to others that stays read. */
  @Column({ type: 'integer', default: 0 })
  seenSeq: number;

  /** The room's rev when the others were last told of the read mark. */
  @Column({ type: 'integer', default: 0 })
  readRev: number;

  @Column({ type: 'varchar', length: 10, default: 'mentions' })
  notifications: NotificationLevel;

  @TimeColumn()
  joinedAt: Date;

  /** Null for whoever may write here. */
  @TimeColumn({ nullable: true })
  mutedAt: Date | null;

  /** Null for ever. */
  @TimeColumn({ nullable: true })
  muteUntil: Date | null;

  @Column({ type: 'varchar', length: 1000, default: '' })
  muteReason: string;

  /** When they last wrote here, as slow mode counts it. */
  @TimeColumn({ nullable: true })
  lastPostedAt: Date | null;

  /** They may read what comes after this seq. */
  @Column({ type: 'integer', default: 0 })
  readsAfter: number;
}
