import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadEvent } from '#contracts';
import { newUser } from '../../../test/support/rows.js';
import { actorOf } from '../auth/actor.js';
import { Database } from '../database/database.js';
import type { Audience, Broadcaster } from '../realtime/broadcaster.js';
import { BlockList } from '../users/block-list.js';
import { User } from '../users/user.entity.js';
import { Membership } from './membership.entity.js';
import { addMember } from './memberships.js';
import { insertRoom } from './new-room.js';
import { ReadMarkLog } from './read-mark-log.js';
import { ReadMarkNews } from './read-mark-news.js';
import { Room } from './room.entity.js';

const SEQ = 7;

let folder: string;
let database: Database;
let told: { to: Audience; event: ReadEvent }[];
let log: ReadMarkLog;
let room: Room;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  database = await Database.open(join(folder, 'sokhan.db'));
  told = [];
  const send = (to: Audience, _name: string, event: ReadEvent) => void told.push({ to, event });
  const news = new ReadMarkNews({ send } as unknown as Broadcaster, new BlockList(database));
  log = new ReadMarkLog(database, news);
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

/** A room with some messages in it, and people who have read none of them. */
async function roomWith(people: number): Promise<User[]> {
  const users = Array.from({ length: people }, (_, index) => newUser(`user${index}`));
  await database.write(async (manager) => {
    await manager.getRepository(User).save(users);
    const createdAt = new Date(0);
    room = await insertRoom(manager, { kind: 'public', name: 'تالار', createdAt });
    for (const { id } of users) await addMember(manager, room, id, 'member', createdAt);
    await manager.getRepository(Room).update({ id: room.id }, { seq: SEQ, rev: SEQ });
  });
  return users;
}

const toOthers = () => told.filter(({ to }) => 'room' in to).map(({ event }) => event.rev);
const marks = async () => (await database.read(Membership).find()).map(({ lastReadSeq }) => lastReadSeq);

describe('ReadMarkLog', () => {
  it('moves a hundred marks in one transaction when they come at once, each with its own rev', async () => {
    const users = await roomWith(100);
    const write = vi.spyOn(database, 'write');
    const answers = await Promise.all(users.map((user) => log.move(actorOf(user), room.id, SEQ)));
    expect(write).toHaveBeenCalledTimes(1);
    expect(new Set(answers.map(({ lastReadSeq }) => lastReadSeq))).toEqual(new Set([SEQ]));
    expect(toOthers()).toEqual(users.map((_, index) => SEQ + 1 + index));
    expect((await database.read(Room).findOneByOrFail({ id: room.id })).rev).toBe(SEQ + users.length);
  });

  it('tells nobody else, and takes no rev, when the room is too large', async () => {
    const [first] = await roomWith(101);
    await log.move(actorOf(first!), room.id, SEQ);
    expect(toOthers()).toEqual([]);
    expect(told).toMatchObject([{ to: { user: first!.id }, event: { lastReadSeq: SEQ } }]);
    expect((await database.read(Room).findOneByOrFail({ id: room.id })).rev).toBe(SEQ);
  });

  it('never moves a mark back when calls of one person overtake each other', async () => {
    const [user] = await roomWith(2);
    const actor = actorOf(user!);
    const answers = await Promise.all([5, 3, 99].map((seq) => log.move(actor, room.id, seq)));
    expect(answers.map(({ lastReadSeq }) => lastReadSeq)).toEqual([5, 5, SEQ]);
    expect(await marks()).toEqual([SEQ, 0]);
  });

  it('refuses one and moves the others when one has left meanwhile', async () => {
    const [gone, here] = await roomWith(2);
    await database.write((manager) => manager.getRepository(Membership).delete({ userId: gone!.id }));
    const [refused, moved] = await Promise.allSettled(
      [gone!, here!].map((user) => log.move(actorOf(user), room.id, SEQ)),
    );
    expect(refused).toMatchObject({ reason: { code: 'room.notMember' } });
    expect(moved).toMatchObject({ value: { lastReadSeq: SEQ } });
  });

  it('answers everybody when the database takes nothing, and goes on when it does again', async () => {
    const users = await roomWith(3);
    const all = () => Promise.allSettled(users.map((user) => log.move(actorOf(user), room.id, SEQ)));
    vi.spyOn(database, 'write').mockRejectedValueOnce(new Error('locked'));
    expect((await all()).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect((await all()).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  });
});
