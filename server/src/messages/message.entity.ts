import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { MessageType, TextDirection } from '#contracts';
import { IdColumn, PrimaryId, TimeColumn, WordsColumn } from '../database/columns.js';
import { Room } from '../rooms/room.entity.js';
import { User } from '../users/user.entity.js';

@Entity('messages')
@Index('messages_room_seq', ['roomId', 'seq'], { unique: true })
@Index('messages_room_rev', ['roomId', 'rev'], { unique: true })
@Index('messages_author_client', ['authorId', 'clientId'], { unique: true })
@Index('messages_thread', ['threadId', 'threadSeq'], { unique: true })
@Index('messages_deleted_at', ['deletedAt'])
export class Message {
  @PrimaryId()
  id: string;

  @IdColumn()
  roomId: string;

  @ManyToOne(() => Room, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'roomId' })
  room: Relation<Room>;

  /** Place in the room: 1, 2, 3 … without holes. */
  @Column({ type: 'integer' })
  seq: number;

  /** The room's rev at this message's newest change. */
  @Column({ type: 'integer' })
  rev: number;

  @IdColumn()
  authorId: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'authorId' })
  author: Relation<User>;

  /** The sender's id of the attempt: makes sending it twice one message. */
  @IdColumn()
  clientId: string;

  @Column({ type: 'varchar', length: 10 })
  type: MessageType;

  @Column({ type: 'text' })
  text: string;

  @TimeColumn()
  createdAt: Date;

  /** The direction its writer chose for all of it. */
  @Column({ type: 'varchar', length: 3, nullable: true })
  dir: TextDirection | null;

  @IdColumn({ nullable: true })
  replyToId: string | null;

  /** The message whose thread it stands in. */
  @IdColumn({ nullable: true })
  threadId: string | null;

  /** Place in the thread: 1, 2, 3 … */
  @Column({ type: 'integer', nullable: true })
  threadSeq: number | null;

  /** False for what stands only in a thread. */
  @Column({ type: 'boolean' })
  inRoom: boolean;

  /** How many of the room's messages up to and with this one stand only in threads. */
  @Column({ type: 'integer', default: 0 })
  asides: number;

  /** Usernames of members it mentions; `all` stands for everybody. */
  @WordsColumn()
  mentions: string[];

  /** Replies in the thread that begins here. */
  @Column({ type: 'integer', default: 0 })
  replyCount: number;

  @TimeColumn({ nullable: true })
  editedAt: Date | null;

  @TimeColumn({ nullable: true })
  deletedAt: Date | null;

  @IdColumn({ nullable: true })
  deletedById: string | null;

  /** When a deleted message's text and edits left the database. */
  @TimeColumn({ nullable: true })
  purgedAt: Date | null;
}
