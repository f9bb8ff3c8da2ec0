import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, PrimaryId } from '../database/columns.js';
import { Poll } from './poll.entity.js';

/** One answer that a poll offers. */
@Entity('poll_options')
@Index('poll_options_poll', ['pollId', 'position'], { unique: true })
export class PollOption {
  @PrimaryId()
  id: string;

  @IdColumn()
  pollId: string;

  @ManyToOne(() => Poll, (poll) => poll.options, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'pollId' })
  poll: Relation<Poll>;

  /** 0, 1, 2 … as its author wrote them. */
  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  text: string;

  /** Kept with each vote, so that nobody has to count. */
  @Column({ type: 'integer', default: 0 })
  votes: number;
}
