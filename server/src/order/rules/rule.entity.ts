import { Column, Entity } from 'typeorm';
import type { RuleAction, RuleKind } from '#contracts';
import { PrimaryId, TimeColumn, WordsColumn } from '../../database/columns.js';

/** What becomes of messages of public rooms that say something. */
@Entity('order_rules')
export class OrderRule {
  @PrimaryId()
  id: string;

  @Column({ type: 'varchar', length: 240 })
  name: string;

  @Column({ type: 'varchar', length: 10 })
  kind: RuleKind;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'varchar', length: 10 })
  action: RuleAction;

  @Column({ type: 'integer' })
  muteMinutes: number;

  /** Ids of the rooms it is for; empty for all. */
  @WordsColumn()
  rooms: string[];

  @Column({ type: 'boolean' })
  enabled: boolean;

  @TimeColumn()
  createdAt: Date;
}
