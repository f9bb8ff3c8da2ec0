import { Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, PrimaryId, TimeColumn } from '../database/columns.js';
import { User } from '../users/user.entity.js';
import { Message } from './message.entity.js';

/** A message held up for everybody in its room. */
@Entity('pins')
@Index('pins_room', ['roomId', 'createdAt'])
export class Pin {
  @PrimaryId()
  messageId: string;

  @IdColumn()
  roomId: string;

  /** Who pinned it. */
  @IdColumn()
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
