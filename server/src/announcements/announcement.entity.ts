import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { AnnouncementLevel, Language } from '#contracts';
import { IdColumn, PrimaryId, TimeColumn } from '../database/columns.js';
import { User } from '../users/user.entity.js';

@Entity('announcements')
@Index('announcements_removed_at', ['removedAt', 'endsAt'])
export class Announcement {
  @PrimaryId()
  id: string;

  @Column({ type: 'simple-json' })
  text: Partial<Record<Language, string>>;

  @Column({ type: 'varchar', length: 10 })
  level: AnnouncementLevel;

  @IdColumn({ nullable: true })
  createdById: string | null;

  @ManyToOne(() => User, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'createdById' })
  createdBy: Relation<User> | null;

  @TimeColumn()
  createdAt: Date;

  /** Null: until it is taken back. */
  @TimeColumn({ nullable: true })
  endsAt: Date | null;

  @TimeColumn({ nullable: true })
  removedAt: Date | null;
}
