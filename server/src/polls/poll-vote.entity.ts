import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { IdColumn, PrimaryId, TimeColumn } from '../database/columns.js';
import { User } from '../users/user.entity.js';
import { PollOption } from './poll-option.entity.js';
import { Poll } from './poll.entity.js';

/** That somebody chose an option. */
@Entity('poll_votes')
@Index('poll_votes_option', ['optionId', 'createdAt'])
export class PollVote {
  @PrimaryId()
  pollId: string;

  @PrimaryId()
  userId: string;

  /** The option's id; empty in polls of a single choice, so that the key itself allows one vote a person. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  slot: string;

  @IdColumn()
  optionId: string;

  @ManyToOne(() => Poll, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'pollId' })
  poll: Relation<Poll>;

  @ManyToOne(() => PollOption, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'optionId' })
  option: Relation<PollOption>;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'userId' })
  user: Relation<User>;

  @TimeColumn()
  createdAt: Date;
}
