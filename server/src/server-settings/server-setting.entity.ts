import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ServerSettingName } from '#contracts';
import { IdColumn, TimeColumn } from '../database/columns.js';

/** A setting that an admin has changed; what has no row is as it is by default. */
@Entity('server_settings')
export class ServerSetting {
  @PrimaryColumn({ type: 'varchar', length: 60 })
  name: ServerSettingName;

  @Column({ type: 'simple-json' })
  value: unknown;

  @TimeColumn()
  changedAt: Date;

  @IdColumn({ nullable: true })
  changedById: string | null;
}
