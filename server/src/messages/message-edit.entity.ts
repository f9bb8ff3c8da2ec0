import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, PrimaryId, TimeColumn } from '../database/columns.js';
import { Message } from './message.entity.js';

/** A text that a message had before it was edited. */
@Entity('message_edits')
@Index('message_edits_message', ['messageId'])
export class MessageEdit {
  @PrimaryId()
  id: string;

  @IdColumn()
  messageId: string;

  @ManyToOne(() => Message, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'messageId' })
  message: Relation<Message>;

  @Column({ type: 'text' })
  text: string;

  /** When this text was written. */
  @TimeColumn()
  at: Date;
}
