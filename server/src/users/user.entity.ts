import { Column, Entity, Index } from 'typeorm';
import type { Preferences, StatusChoice, UserRole } from '#contracts';
import { IdColumn, PrimaryId, TimeColumn } from '../database/columns.js';

@Entity('users')
@Index('users_mute_until', ['muteUntil'])
@Index('users_created_at', ['createdAt', 'id'])
@Index('users_last_seen_at', ['lastSeenAt', 'id'])
@Index('users_banned_at', ['bannedAt'])
export class User {
  @PrimaryId()
  id: string;

  @Column({ type: 'varchar', length: 20 })
  username: string;

  /** The username in lower case: what makes it unique without regard to case. */
  @Index('users_username_key', { unique: true })
  @Column({ type: 'varchar', length: 20 })
  usernameKey: string;

  @Column({ type: 'varchar', length: 200 })
  displayName: string;

  /** Username and display name in the normal form, for pickers. */
  @Column({ type: 'varchar', length: 500 })
  searchKey: string;

  /** The file that shows them. */
  @IdColumn({ nullable: true })
  avatarId: string | null;

  @Index('users_email')
  @Column({ type: 'varchar', length: 254, nullable: true })
  email: string | null;

  @Column({ type: 'varchar', length: 255 })
  passwordHash: string;

  @Column({ type: 'varchar', length: 10 })
  role: UserRole;

  @Column({ type: 'text' })
  bio: string;

  @Column({ type: 'simple-json' })
  preferences: Preferences;

  @TimeColumn()
  createdAt: Date;

  /** When the last connection ended; null for somebody who never was here. */
  @TimeColumn({ nullable: true })
  lastSeenAt: Date | null;

  /** How they want to seem; being invisible is the preference `showOnline`. */
  @Column({ type: 'varchar', length: 10, default: 'online' })
  statusChoice: Exclude<StatusChoice, 'invisible'>;

  @Column({ type: 'varchar', length: 400, default: '' })
  statusText: string;

  @Column({ type: 'varchar', length: 64, default: '' })
  statusEmoji: string;

  /** When text and emoji end; null for never. */
  @TimeColumn({ nullable: true })
  statusUntil: Date | null;

  @Column({ type: 'integer', default: 0 })
  logins: number;

  /** Null for whoever is not banned. */
  @TimeColumn({ nullable: true })
  bannedAt: Date | null;

  /** Null for ever. */
  @TimeColumn({ nullable: true })
  banUntil: Date | null;

  @Column({ type: 'varchar', length: 1000, default: '' })
  banReason: string;

  /** Null for the server itself. */
  @IdColumn({ nullable: true })
  bannedById: string | null;

  @TimeColumn({ nullable: true })
  deactivatedAt: Date | null;

  /** Null for whoever may write. */
  @TimeColumn({ nullable: true })
  mutedAt: Date | null;

  /** Null for ever. */
  @TimeColumn({ nullable: true })
  muteUntil: Date | null;

  @Column({ type: 'varchar', length: 1000, default: '' })
  muteReason: string;

  /** Of an account that is no more: what stays of it is the name under which its messages stand. */
  @TimeColumn({ nullable: true })
  deletedAt: Date | null;

  /** Its messages are to go, and some of them may still be there. */
  @Column({ type: 'boolean', default: false })
  isErasing: boolean;
}
