import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoredTalk } from '../../../test/support/stored-talk.js';
import { Jobs } from '../jobs/jobs.js';
import { Log } from '../logging/log.js';
import { MessageEvents } from '../messages/message-events.js';
import { Message } from '../messages/message.entity.js';
import type { MessagePurge } from '../messages/message-purge.js';
import { MessageViews } from '../messages/message-views.js';
import type { RoomAnnouncer } from '../rooms/room-announcer.js';
import { Membership } from '../rooms/membership.entity.js';
import { addMember } from '../rooms/memberships.js';
import { Room } from '../rooms/room.entity.js';
import type { LiveSettings } from '../server-settings/live-settings.js';
import { newUser } from '../../../test/support/rows.js';
import { User } from '../users/user.entity.js';
import { Retention } from './retention.js';

const DAY = 86_400_000;

let talk: StoredTalk;
let usual: { retentionDays: number };
let updated: ReturnType<typeof vi.fn>;
let deleted: string[];
let retention: Retention;
beforeEach(async () => {
  talk = await StoredTalk.open();
  usual = { retentionDays: 0 };
  updated = vi.fn();
  deleted = [];
  const log = new Log({ logLevel: 'silent' });
  const events = new MessageEvents(log);
  events.on('deleted', ({ room }) => deleted.push(room));
  retention = new Retention(
    talk.database,
    { current: usual } as LiveSettings,
    { updated } as unknown as RoomAnnouncer,
    events,
    new MessageViews(talk.database),
    { isImmediate: false } as MessagePurge,
    log,
    talk.clock,
    new Jobs(talk.clock),
  );
});
afterEach(async () => {
  retention.onModuleDestroy();
  await talk.close();
});

const set = (room: Partial<Room>) =>
  talk.database.write((manager) => manager.getRepository(Room).update({ id: talk.room.id }, room));
const room = () => talk.database.read(Room).findOneByOrFail({ id: talk.room.id });
const place = () =>
  talk.database.read(Membership).findOneByOrFail({ roomId: talk.room.id, userId: talk.user.id });
const present = async () =>
  (await talk.database.read(Message).find({ order: { seq: 'ASC' } }))
    .filter(({ deletedAt }) => !deletedAt)
    .map(({ text }) => text);

describe('Retention', () => {
  it('removes what is older than its room wants, and nothing else', async () => {
    await set({ retentionDays: 7 });
    await talk.say('کهنه', 'کهنه‌تر');
    talk.clock.advance(7 * DAY);
    await talk.say('تازه');
    await retention.run();
    expect(await present()).toEqual(['کهنه', 'کهنه‌تر', 'تازه']);
    talk.clock.advance(1);
    await retention.run();
    expect(await present()).toEqual(['تازه']);
    expect((await place()).readsAfter).toBe(2);
    expect(updated).toHaveBeenCalledOnce();
    expect(deleted).toEqual([talk.room.id]);
  });

  it('goes by the server where the room decides nothing, and by the room where it does', async () => {
    await talk.say('کهنه');
    talk.clock.advance(2 * DAY);
    usual.retentionDays = 1;
    await set({ retentionDays: 0 });
    await retention.run();
    expect(await present()).toEqual(['کهنه']);
    await set({ retentionDays: null });
    await retention.run();
    expect(await present()).toEqual([]);
  });

  it('gives each message a rev of its own, so that the index and a sync learn of it', async () => {
    usual.retentionDays = 1;
    await talk.say(...Array.from({ length: 450 }, (_, at) => `پیام ${at}`));
    talk.clock.advance(2 * DAY);
    await retention.run();
    const revs = (await talk.database.read(Message).find()).map(({ rev }) => rev);
    expect(new Set(revs).size).toBe(450);
    expect(await room()).toMatchObject({ retiredSeq: 450, wipedSeq: 450, rev: Math.max(...revs) });
  });

  it('hides what is gone from newcomers too', async () => {
    usual.retentionDays = 1;
    await talk.say('کهنه');
    talk.clock.advance(2 * DAY);
    await retention.run();
    const membership = await talk.database.write(async (manager) => {
      const newcomer = newUser('omid');
      await manager.getRepository(User).insert(newcomer);
      return addMember(manager, await room(), newcomer.id, 'member', talk.clock.now());
    });
    expect(membership?.readsAfter).toBe(1);
  });

  it('goes on where a stop left it', async () => {
    await talk.say('یک', 'دو', 'سه');
    await set({ retiredSeq: 2, wipedSeq: 1 });
    await retention.run();
    expect(await present()).toEqual(['یک', 'سه']);
    expect((await room()).wipedSeq).toBe(2);
  });
});
