import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, type Relation } from 'typeorm';
import { IdColumn, PrimaryId, TimeColumn } from '../database/columns.js';
import { Message } from '../messages/message.entity.js';
import { PollOption } from './poll-option.entity.js';

/** A question put to a room. */
@Entity('polls')
@Index('polls_message', ['messageId'], { unique: true })
export class Poll {
  @PrimaryId()
  id: string;

  @IdColumn()
  messageId: string;

  @ManyToOne(() => Message, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'messageId' })
  message: Relation<Message>;

  @Column({ type: 'text' })
  question: string;

  @Column({ type: 'boolean' })
  multiple: boolean;

  @Column({ type: 'boolean' })
  anonymous: boolean;

  /** People who voted. */
  @Column({ type: 'integer', default: 0 })
  people: number;

  /** When it closes by itself. */
  @TimeColumn({ nullable: true })
  closesAt: Date | null;

  @TimeColumn({ nullable: true })
  closedAt: Date | null;

  @OneToMany(() => PollOption, (option) => option.poll)
  options: Relation<PollOption[]>;
}

/** Whether somebody has closed it, or its time is over. */
export const isClosed = ({ closedAt, closesAt }: Poll, now: Date): boolean =>
  closedAt !== null || (closesAt !== null && closesAt <= now);
