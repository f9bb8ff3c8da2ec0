import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, PrimaryId, TimeColumn } from '../database/columns.js';
import { User } from '../users/user.entity.js';

/** An address that is shut because of somebody who was banned. */
@Entity('address_bans')
@Index('address_bans_address', ['address', 'until'])
@Index('address_bans_user', ['userId'])
export class AddressBan {
  @PrimaryId()
  id: string;

  /** As limits count addresses: of IPv6 the /64. */
  @Column({ type: 'varchar', length: 45 })
  address: string;

  @IdColumn()
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'userId' })
  user: Relation<User>;

  /** Null for ever. */
  @TimeColumn({ nullable: true })
  until: Date | null;

  @TimeColumn()
  createdAt: Date;
}
