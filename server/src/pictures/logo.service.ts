import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Act, Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { File } from '../files/file.entity.js';
import { LiveSettings } from '../server-settings/live-settings.js';
import { PictureMaker } from './picture-maker.js';

/** The picture by which the server is shown, to whoever comes to its doors. */
@Injectable()
export class LogoService {
  constructor(
    private readonly database: Database,
    private readonly maker: PictureMaker,
    private readonly settings: LiveSettings,
  ) {}

  /**
   * Puts a picture in the place of the one before.
   * @throws DomainError `request.forbidden`, and as `PictureMaker.make`
   */
  set(actor: Actor, act: Act, fileId: string): Promise<void> {
    return this.maker.make(
      actor,
      fileId,
      { purpose: 'logo', uploaderId: null },
      (manager) => this.show(manager, act, fileId),
      () => this.settings.hold({ logo: fileId }),
    );
  }

  /** Having none already changes nothing. @throws DomainError `request.forbidden` */
  remove(act: Act): Promise<void> {
    return this.database.write(
      (manager) => this.show(manager, act, ''),
      () => this.settings.hold({ logo: '' }),
    );
  }

  private async show(manager: EntityManager, act: Act, logo: string): Promise<void> {
    const before = await this.settings.changeWithin(manager, act, { logo });
    if (before.logo !== '') await manager.getRepository(File).delete({ id: before.logo, purpose: 'logo' });
  }
}
