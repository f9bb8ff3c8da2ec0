import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, PrimaryId, TimeColumn } from '../database/columns.js';
import { Message } from './message.entity.js';

/** That a message calls somebody, or everybody in its room. */
@Entity('mentions')
@Index('mentions_user_room', ['userKey', 'roomId', 'seq'])
@Index('mentions_user_time', ['userKey', 'createdAt'])
export class Mention {
  @PrimaryId()
  messageId: string;

  /** A user's id, or `all`: one row however large the room. */
  @PrimaryId()
  userKey: string;

  @IdColumn()
  roomId: string;

  /** The message's. */
  @Column({ type: 'integer' })
  seq: number;

  /** The author's id: one's own call to everybody is none to oneself. */
  @IdColumn()
  authorId: string;

  @ManyToOne(() => Message, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'messageId' })
  message: Relation<Message>;

  @TimeColumn()
  createdAt: Date;
}
