import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { MessageType } from '#contracts';
import { IdColumn, PrimaryId, TimeColumn } from '../database/columns.js';
import { Room } from '../rooms/room.entity.js';
import { User } from '../users/user.entity.js';

@Entity('messages')
@Index('messages_room_seq', ['roomId', 'seq'], { unique: true })
@Index('messages_room_rev', ['roomId', 'rev'], { unique: true })
@Index('messages_author_client', ['authorId', 'clientId'], { unique: true })
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
}
