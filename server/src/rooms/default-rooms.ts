import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { User as UserView } from '#contracts';
import { fold } from '#text';
import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import type { User } from '../users/user.entity.js';
import { addMember } from './memberships.js';
import { insertRoom } from './new-room.js';
import { Room } from './room.entity.js';

/** The rooms a new server has. */
const FIRST_ROOMS = [
  { slug: 'general', fa: 'عمومی', en: 'General' },
  { slug: 'tech', fa: 'فناوری', en: 'Tech' },
  { slug: 'random', fa: 'تصادفی', en: 'Random' },
] as const;

/** The rooms that everybody is in from the start. */
@Injectable()
export class DefaultRooms implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly broadcaster: Broadcaster,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Makes the first rooms on a server that has none. */
  async onModuleInit(): Promise<void> {
    await this.database.write(async (manager) => {
      if (await manager.getRepository(Room).exists()) return;
      for (const { slug, fa, en } of FIRST_ROOMS) {
        await insertRoom(manager, {
          kind: 'public',
          slug,
          name: fa,
          searchKey: `${fold(fa)} ${fold(en)}`,
          names: { fa, en },
          isDefault: true,
          createdAt: this.clock.now(),
        });
      }
    });
  }

  /** Brings a new account into them; part of the transaction that makes the account. */
  async join(manager: EntityManager, user: User): Promise<Room[]> {
    const rooms = await manager.getRepository(Room).findBy({ isDefault: true });
    const open = rooms.filter(({ archivedAt }) => !archivedAt);
    for (const room of open) await addMember(manager, room, user.id, 'member', user.createdAt);
    return open;
  }

  /** Tells the rooms of the newcomer; after the commit. */
  announce(user: UserView, rooms: Room[]): void {
    for (const { id, memberCount } of rooms) {
      this.broadcaster.send({ room: id }, 'user_joined', { room: id, user, memberCount });
    }
  }
}
