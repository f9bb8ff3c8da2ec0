import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OwnUser } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { File } from '../files/file.entity.js';
import { Accounts, type ChangedAccount } from '../users/accounts.js';
import { UsersService } from '../users/users.service.js';
import { PictureMaker } from './picture-maker.js';

/** The pictures by which people are shown. */
@Injectable()
export class AvatarsService {
  constructor(
    private readonly database: Database,
    private readonly maker: PictureMaker,
    private readonly accounts: Accounts,
    private readonly users: UsersService,
  ) {}

  /** Puts a picture in the place of the one before. @throws DomainError as `PictureMaker.make` */
  async set(actor: Actor, fileId: string): Promise<OwnUser> {
    const { user } = await this.maker.make(
      actor,
      fileId,
      { purpose: 'avatar' },
      (manager) => this.show(manager, actor, fileId),
      this.tell,
    );
    return this.users.ownView(user);
  }

  /** Having none already changes nothing. */
  async remove(actor: Actor): Promise<OwnUser> {
    const { user } = await this.database.write((manager) => this.show(manager, actor, null), this.tell);
    return this.users.ownView(user);
  }

  private async show(
    manager: EntityManager,
    { id }: Actor,
    avatarId: string | null,
  ): Promise<ChangedAccount> {
    let before: string | null = null;
    const changed = await this.accounts.changeWithin(manager, id, (user) => {
      before = user.avatarId;
      user.avatarId = avatarId;
    });
    if (before) await manager.getRepository(File).delete({ id: before });
    return changed;
  }

  private readonly tell = (changed: ChangedAccount): void => this.accounts.tell(changed);
}
