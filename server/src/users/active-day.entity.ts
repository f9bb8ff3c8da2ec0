import { Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PrimaryId } from '../database/columns.js';
import { User } from './user.entity.js';

/** A day on which somebody was connected. */
@Entity('active_days')
export class ActiveDay {
  @PrimaryId()
  userId: string;

  /** Days since 1970-01-01 in UTC. */
  @PrimaryColumn({ type: 'integer' })
  day: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'userId' })
  user: Relation<User>;
}
