import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { NoticeKind } from '#contracts';
import { IdColumn, PrimaryId, TimeColumn } from '../../database/columns.js';
import { User } from '../../users/user.entity.js';

/** What those who keep order tell somebody, until they put it away. */
@Entity('notices')
@Index('notices_user', ['userId', 'id'])
export class Notice {
  @PrimaryId()
  id: string;

  @IdColumn()
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'userId' })
  user: Relation<User>;

  @Column({ type: 'varchar', length: 10 })
  kind: NoticeKind;

  @Column({ type: 'text' })
  reason: string;

  /** What they had written. */
  @Column({ type: 'text' })
  text: string;

  @TimeColumn()
  at: Date;
}
