import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, PrimaryId } from '../database/columns.js';
import { User } from '../users/user.entity.js';
import { Message } from './message.entity.js';

/** Somebody’s place in a thread: whether they follow it, and how far they have read. */
@Entity('thread_follows')
@Index('thread_follows_user', ['userId', 'following'])
export class ThreadFollow {
  /** The message the thread begins at. */
  @PrimaryId()
  messageId: string;

  @PrimaryId()
  userId: string;

  @IdColumn()
  roomId: string;

  @ManyToOne(() => Message, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'messageId' })
  message: Relation<Message>;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'userId' })
  user: Relation<User>;

  @Column({ type: 'boolean' })
  following: boolean;

  /** The newest `threadSeq` read. */
  @Column({ type: 'integer' })
  lastReadSeq: number;
}
