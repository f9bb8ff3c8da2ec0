import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AuditAction, AuditDetail, AuditTargetKind } from '#contracts';
import { IdColumn, TimeColumn } from '../database/columns.js';

/** Refers to nothing: it stays as it was when people, rooms and messages are gone. */
@Entity('audit_entries')
@Index('audit_entries_at', ['at'])
@Index('audit_entries_action', ['action', 'number'])
@Index('audit_entries_actor', ['actorId', 'number'])
@Index('audit_entries_target', ['targetId', 'number'])
export class AuditEntry {
  @PrimaryColumn({ type: 'integer' })
  number: number;

  @TimeColumn()
  at: Date;

  /** Null for the server itself. */
  @IdColumn({ nullable: true })
  actorId: string | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  actorName: string | null;

  @Column({ type: 'varchar', length: 60 })
  action: AuditAction;

  @Column({ type: 'varchar', length: 20, nullable: true })
  targetKind: AuditTargetKind | null;

  @IdColumn({ nullable: true })
  targetId: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  targetName: string | null;

  @Column({ type: 'simple-json' })
  detail: AuditDetail;

  @Column({ type: 'varchar', length: 45, nullable: true })
  ip: string | null;

  @Column({ type: 'varchar', length: 64 })
  previousHash: string;

  @Column({ type: 'varchar', length: 64 })
  hash: string;
}
