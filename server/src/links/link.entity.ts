import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, PrimaryId } from '../database/columns.js';
import { File } from '../files/file.entity.js';
import { Message } from '../messages/message.entity.js';

/** What was found behind a link of a message. */
@Entity('links')
@Index('links_message', ['messageId', 'position'], { unique: true })
export class Link {
  @PrimaryId()
  id: string;

  @IdColumn()
  messageId: string;

  @ManyToOne(() => Message, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'messageId' })
  message: Relation<Message>;

  /** Its place among the links of its message. */
  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  url: string;

  @Column({ type: 'varchar', length: 400 })
  title: string;

  @Column({ type: 'text' })
  description: string;

  /** What the site calls itself, or its host. */
  @Column({ type: 'varchar', length: 300 })
  site: string;

  @IdColumn({ nullable: true })
  pictureId: string | null;

  @ManyToOne(() => File, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'pictureId' })
  picture: Relation<File> | null;

  /** It was taken from the message: the link stays one of those that are known, and is not looked up again. */
  @Column({ type: 'boolean' })
  isHidden: boolean;
}
