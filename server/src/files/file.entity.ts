import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { FileKind } from '#contracts';
import { ByteCountColumn, IdColumn, PrimaryId, TimeColumn } from '../database/columns.js';
import { Message } from '../messages/message.entity.js';
import { User } from '../users/user.entity.js';

/** What a file belongs to, which decides who may read it. */
export type FilePurpose = 'message' | 'link' | 'avatar' | 'picture' | 'logo';

@Entity('files')
@Index('files_message', ['messageId', 'position'])
@Index('files_room', ['roomId', 'sharedAt', 'id'])
@Index('files_uploader', ['uploaderId', 'sharedAt', 'id'])
@Index('files_shared', ['purpose', 'sharedAt', 'id'])
@Index('files_loose', ['purpose', 'createdAt'])
export class File {
  @PrimaryId()
  id: string;

  /** Null for what is the server's own: the pictures of links, and its logo. */
  @IdColumn({ nullable: true })
  uploaderId: string | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn({ name: 'uploaderId' })
  uploader: Relation<User> | null;

  /** Null until it is used for something; only its uploader reads it then. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  purpose: FilePurpose | null;

  @IdColumn({ nullable: true })
  messageId: string | null;

  @ManyToOne(() => Message, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn({ name: 'messageId' })
  message: Relation<Message> | null;

  /** The message's room, or the room whose picture it is. */
  @IdColumn({ nullable: true })
  roomId: string | null;

  /** Its place among the files of its message. */
  @Column({ type: 'integer', default: 0 })
  position: number;

  @Column({ type: 'varchar', length: 400 })
  name: string;

  /** The name in the normal form, for lists. */
  @Column({ type: 'varchar', length: 800 })
  searchKey: string;

  /** The media type found in its content. */
  @Column({ type: 'varchar', length: 100 })
  type: string;

  @Column({ type: 'varchar', length: 10 })
  kind: FileKind;

  @ByteCountColumn()
  size: number;

  @Column({ type: 'integer', nullable: true })
  width: number | null;

  @Column({ type: 'integer', nullable: true })
  height: number | null;

  /** Of an image: it moves. */
  @Column({ type: 'boolean' })
  animated: boolean;

  @Column({ type: 'integer', nullable: true })
  durationMs: number | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  blurHash: string | null;

  /** Of a voice message: loudness over its time, 0 to 100. */
  @Column({ type: 'simple-json', nullable: true })
  waveform: number[] | null;

  /** Its bytes: the key of a blob. */
  @Index('files_content')
  @Column({ type: 'varchar', length: 64 })
  contentKey: string;

  /** Its picture, a WebP: the key of a blob. */
  @Index('files_preview')
  @Column({ type: 'varchar', length: 64, nullable: true })
  previewKey: string | null;

  @Column({ type: 'integer', default: 0 })
  downloads: number;

  @TimeColumn()
  createdAt: Date;

  /** When its message was sent. */
  @TimeColumn({ nullable: true })
  sharedAt: Date | null;
}
