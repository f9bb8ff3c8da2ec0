import { Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { PrimaryId, TimeColumn } from '../database/columns.js';
import { User } from '../users/user.entity.js';
import { Message } from './message.entity.js';

/** A message that one person keeps for themselves. */
@Entity('bookmarks')
@Index('bookmarks_user', ['userId', 'createdAt'])
export class Bookmark {
  @PrimaryId()
  userId: string;

  @PrimaryId()
  messageId: string;

  @ManyToOne(() => Message, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'messageId' })
  message: Relation<Message>;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'userId' })
  user: Relation<User>;

  @TimeColumn()
  createdAt: Date;
}
