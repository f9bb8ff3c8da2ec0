import { Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PrimaryId, TimeColumn } from '../database/columns.js';
import { User } from '../users/user.entity.js';
import { Message } from './message.entity.js';

/** One emoji that one person gave to one message. */
@Entity('reactions')
export class Reaction {
  @PrimaryId()
  messageId: string;

  @PrimaryColumn({ type: 'varchar', length: 64 })
  emoji: string;

  @PrimaryId()
  userId: string;

  @ManyToOne(() => Message, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'messageId' })
  message: Relation<Message>;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'userId' })
  user: Relation<User>;

  @TimeColumn()
  createdAt: Date;
}
