import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Room as RoomView, manageRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { File } from '../files/file.entity.js';
import { RoomAnnouncer } from '../rooms/room-announcer.js';
import { type Found, RoomFinder } from '../rooms/room-finder.js';
import { RoomViews } from '../rooms/room-views.service.js';
import { Room } from '../rooms/room.entity.js';
import { PictureMaker } from './picture-maker.js';

interface Shown extends Found {
  isNew: boolean;
}

/** The pictures by which rooms are shown; for those who manage them. */
@Injectable()
export class RoomPicturesService {
  constructor(
    private readonly database: Database,
    private readonly maker: PictureMaker,
    private readonly rooms: RoomFinder,
    private readonly views: RoomViews,
    private readonly announcer: RoomAnnouncer,
  ) {}

  /**
   * Puts a picture in the place of the one before.
   * @throws DomainError `room.notFound`, `room.notMember`, `room.forbidden`, `room.archived`, and as `PictureMaker.make`
   */
  async set(actor: Actor, ref: string, fileId: string): Promise<RoomView> {
    const { room } = await this.rooms.find(actor, ref, manageRefusal);
    const shown = await this.maker.make(
      actor,
      fileId,
      { purpose: 'picture', roomId: room.id },
      (manager) => this.show(manager, actor, room.id, fileId),
      this.tell,
    );
    return this.view(actor, shown);
  }

  /**
   * Having none already changes nothing.
   * @throws DomainError `room.notFound`, `room.notMember`, `room.forbidden`, `room.archived`
   */
  async remove(actor: Actor, ref: string): Promise<RoomView> {
    const shown = await this.database.write((manager) => this.show(manager, actor, ref, null), this.tell);
    return this.view(actor, shown);
  }

  private async show(
    manager: EntityManager,
    actor: Actor,
    ref: string,
    pictureId: string | null,
  ): Promise<Shown> {
    const found = await this.rooms.find(actor, ref, manageRefusal, manager);
    const { room } = found;
    const before = room.pictureId;
    if (before === pictureId) return { ...found, isNew: false };
    room.pictureId = pictureId;
    room.rev += 1;
    await manager.getRepository(Room).save(room);
    if (before) await manager.getRepository(File).delete({ id: before });
    return { ...found, isNew: true };
  }

  private view({ id }: Actor, { room, membership }: Found): Promise<RoomView> {
    return this.views.one(room, id, membership);
  }

  private readonly tell = ({ room, isNew }: Shown): void => {
    if (isNew) this.announcer.updated(room);
  };
}
