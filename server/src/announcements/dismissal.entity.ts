import { Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { PrimaryId } from '../database/columns.js';
import { User } from '../users/user.entity.js';
import { Announcement } from './announcement.entity.js';

/** That somebody has put an announcement away. */
@Entity('announcement_dismissals')
export class Dismissal {
  @PrimaryId()
  announcementId: string;

  @PrimaryId()
  userId: string;

  @ManyToOne(() => Announcement, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'announcementId' })
  announcement: Relation<Announcement>;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'userId' })
  user: Relation<User>;
}
