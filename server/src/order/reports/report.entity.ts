import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { MessageType, ReportCause, ReportOutcome, ReportState } from '#contracts';
import { IdColumn, PrimaryId, TimeColumn } from '../../database/columns.js';
import { Room } from '../../rooms/room.entity.js';
import { User } from '../../users/user.entity.js';

/** That a message should be looked at, and what it said then: it stays when the message changes or goes. */
@Entity('reports')
@Index('reports_state', ['state', 'id'])
@Index('reports_message_reporter', ['messageId', 'reporterId'], { unique: true })
@Index('reports_reporter', ['reporterId', 'createdAt'])
@Index('reports_author', ['authorId', 'createdAt'])
export class Report {
  @PrimaryId()
  id: string;

  @Column({ type: 'varchar', length: 10 })
  cause: ReportCause;

  @Column({ type: 'text' })
  words: string;

  @TimeColumn()
  createdAt: Date;

  /** Null: the server itself. */
  @IdColumn({ nullable: true })
  reporterId: string | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'reporterId' })
  reporter: Relation<User> | null;

  @IdColumn()
  authorId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'authorId' })
  author: Relation<User>;

  @IdColumn()
  roomId: string;

  @ManyToOne(() => Room, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'roomId' })
  room: Relation<Room>;

  /** Null: it was never posted. */
  @IdColumn({ nullable: true })
  messageId: string | null;

  @Column({ type: 'varchar', length: 10 })
  messageType: MessageType;

  @Column({ type: 'text' })
  messageText: string;

  /** Names of its files. */
  @Column({ type: 'simple-json' })
  fileNames: string[];

  @TimeColumn()
  messageAt: Date;

  @Column({ type: 'varchar', length: 10 })
  state: ReportState;

  @IdColumn({ nullable: true })
  assigneeId: string | null;

  @ManyToOne(() => User, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'assigneeId' })
  assignee: Relation<User> | null;

  @TimeColumn({ nullable: true })
  resolvedAt: Date | null;

  @IdColumn({ nullable: true })
  resolvedById: string | null;

  @ManyToOne(() => User, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'resolvedById' })
  resolvedBy: Relation<User> | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  outcome: ReportOutcome | null;

  @Column({ type: 'text' })
  note: string;
}
