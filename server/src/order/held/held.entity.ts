import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { HeldCause } from '#contracts';
import { IdColumn, PrimaryId, TimeColumn } from '../../database/columns.js';
import type { NewMessage } from '../../database/message-store.js';
import { Room } from '../../rooms/room.entity.js';
import { User } from '../../users/user.entity.js';

/** A message that was taken and not posted: it waits for leave, or was refused. Once posted it is a message and not here. */
@Entity('held_messages')
@Index('held_messages_author_client', ['authorId', 'clientId'], { unique: true })
@Index('held_messages_refused', ['refusedAt', 'id'])
export class Held {
  @PrimaryId()
  id: string;

  @IdColumn()
  authorId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'authorId' })
  author: Relation<User>;

  @IdColumn()
  clientId: string;

  @IdColumn()
  roomId: string;

  @ManyToOne(() => Room, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'roomId' })
  room: Relation<Room>;

  /** As it was sent, ready to be posted. */
  @Column({ type: 'simple-json' })
  message: NewMessage;

  @Column({ type: 'varchar', length: 10 })
  cause: HeldCause;

  /** Name of the rule. */
  @Column({ type: 'varchar', length: 240 })
  words: string;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn({ nullable: true })
  refusedAt: Date | null;

  @Column({ type: 'text' })
  reason: string;
}
