import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { HistoryStart, Language, RoomKind, RoomRight, RoomSettings } from '#contracts';
import { IdColumn, PrimaryId, TimeColumn } from '../database/columns.js';
import { User } from '../users/user.entity.js';

@Entity('rooms')
@Index('rooms_member_count', ['memberCount', 'id'])
@Index('rooms_search_key', ['searchKey', 'id'])
export class Room {
  @PrimaryId()
  id: string;

  @Column({ type: 'varchar', length: 10 })
  kind: RoomKind;

  @Index('rooms_slug', { unique: true })
  @Column({ type: 'varchar', length: 200, nullable: true })
  slug: string | null;

  /** The two ids of a direct room, sorted and joined: there is one room for two people. */
  @Index('rooms_direct_key', { unique: true })
  @Column({ type: 'varchar', length: 80, nullable: true })
  directKey: string | null;

  @Column({ type: 'varchar', length: 200 })
  name: string;

  /** The name in the normal form, for pickers. */
  @Column({ type: 'varchar', length: 400 })
  searchKey: string;

  /** Only the rooms made at first start have names in both languages. */
  @Column({ type: 'simple-json', nullable: true })
  names: Record<Language, string> | null;

  @Column({ type: 'text' })
  description: string;

  /** The file that shows it. */
  @IdColumn({ nullable: true })
  pictureId: string | null;

  /** Whether what is behind links is looked up; null: as is usual for its kind. */
  @Column({ type: 'boolean', nullable: true })
  linkPreviews: boolean | null;

  /** Whom a right is for; null: as is usual for its kind. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  posting: RoomRight | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  inviting: RoomRight | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  mentioningAll: RoomRight | null;

  /** Seconds from one message of a plain member to the next; 0: none. */
  @Column({ type: 'integer', default: 0 })
  slowMode: number;

  /** Days after which messages are removed, 0 for never; null: as the server has it. */
  @Column({ type: 'integer', nullable: true })
  retentionDays: number | null;

  /** From where somebody who joins may read. */
  @Column({ type: 'varchar', length: 10, default: 'start' })
  history: HistoryStart;

  /** Number of the newest message. */
  @Column({ type: 'integer' })
  seq: number;

  /** How many of its messages stand only in threads. */
  @Column({ type: 'integer', default: 0 })
  asides: number;

  /** Number of the newest change of any sort. */
  @Column({ type: 'integer' })
  rev: number;

  /** Kept with each membership's coming and going, so that no list has to count. */
  @Column({ type: 'integer' })
  memberCount: number;

  /** Everybody who registers becomes a member. */
  @Column({ type: 'boolean' })
  isDefault: boolean;

  @IdColumn({ nullable: true })
  createdById: string | null;

  @ManyToOne(() => User, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'createdById' })
  createdBy: Relation<User> | null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn({ nullable: true })
  archivedAt: Date | null;

  /** Nobody may read what stands up to this seq: its time is over. */
  @Column({ type: 'integer', default: 0 })
  retiredSeq: number;

  /** How far of that is deleted. */
  @Column({ type: 'integer', default: 0 })
  wipedSeq: number;

  /** Removed: nobody is in it, nothing is found in it, and its messages go one after the other. */
  @TimeColumn({ nullable: true })
  deletedAt: Date | null;

  get settings(): RoomSettings {
    const { posting, inviting, mentioningAll, slowMode, retentionDays, history } = this;
    return {
      // What two people send each other is looked up only where they asked for it.
      linkPreviews: this.linkPreviews ?? this.kind !== 'direct',
      ...(posting && { posting }),
      ...(inviting && { inviting }),
      ...(mentioningAll && { mentioningAll }),
      ...(slowMode > 0 && { slowMode }),
      ...(retentionDays !== null && { retentionDays }),
      ...(history !== 'start' && { history }),
    };
  }
}
