import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../server/src/common/ids.js';
import { Database } from '../../server/src/database/database.js';
import { Membership } from '../../server/src/rooms/membership.entity.js';
import { Room } from '../../server/src/rooms/room.entity.js';
import { Message } from '../../server/src/messages/message.entity.js';
import { User } from '../../server/src/users/user.entity.js';
import { TestClock } from './clock.js';

/** A database of its own, with one person in one room, for what a test must see beneath the doors. */
export class StoredTalk {
  private constructor(
    private readonly folder: string,
    readonly database: Database,
    readonly clock: TestClock,
    readonly user: User,
    readonly room: Room,
  ) {}

  static async open(): Promise<StoredTalk> {
    const folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
    const database = await Database.open(join(folder, 'sokhan.db'));
    const clock = new TestClock();
    const createdAt = clock.now();
    const { user, room } = await database.write(async (manager) => {
      const user = await manager.getRepository(User).save({
        id: newId(),
        username: 'sara',
        usernameKey: 'sara',
        displayName: 'سارا',
        searchKey: 'sara',
        email: null,
        passwordHash: '',
        role: 'member',
        bio: '',
        preferences: {},
        createdAt,
        lastSeenAt: null,
      });
      const room = await manager.getRepository(Room).save({
        id: newId(),
        kind: 'public',
        slug: 'talk',
        directKey: null,
        name: 'گفتگو',
        searchKey: 'گفتگو',
        names: null,
        description: '',
        seq: 0,
        rev: 0,
        memberCount: 1,
        isDefault: false,
        createdById: null,
        createdAt,
        archivedAt: null,
      });
      await manager.getRepository(Membership).save({
        roomId: room.id,
        userId: user.id,
        role: 'owner',
        lastReadSeq: 0,
        joinedAt: createdAt,
      });
      return { user: user as User, room: room as Room };
    });
    return new StoredTalk(folder, database, clock, user, room);
  }

  /** Messages of the person, sent now. */
  say(...texts: string[]): Promise<Message[]> {
    const { user, room, clock } = this;
    return this.database.write(async (manager) => {
      const messages = texts.map((text) => {
        room.seq += 1;
        room.rev += 1;
        return manager.getRepository(Message).create({
          id: newId(),
          roomId: room.id,
          seq: room.seq,
          rev: room.rev,
          authorId: user.id,
          clientId: newId(),
          type: 'text',
          text,
          createdAt: clock.now(),
          inRoom: true,
        });
      });
      await manager.getRepository(Message).insert(messages);
      await manager.getRepository(Room).update({ id: room.id }, { seq: room.seq, rev: room.rev });
      return messages;
    });
  }

  async close(): Promise<void> {
    await this.database.close();
    rmSync(this.folder, { recursive: true });
  }
}
