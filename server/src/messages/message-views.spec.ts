import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from '../database/database.js';
import { PollOption } from '../polls/poll-option.entity.js';
import { PollVote } from '../polls/poll-vote.entity.js';
import { Poll } from '../polls/poll.entity.js';
import { Room } from '../rooms/room.entity.js';
import { User } from '../users/user.entity.js';
import { Bookmark } from './bookmark.entity.js';
import { Message } from './message.entity.js';
import { MessageViews } from './message-views.js';
import { Pin } from './pin.entity.js';
import { Reaction } from './reaction.entity.js';

let folder: string;
let database: Database;
let views: MessageViews;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  database = await Database.open(join(folder, 'sokhan.db'));
  views = new MessageViews(database);
  await database.write(async (manager) => {
    await manager.getRepository(User).insert(Array.from({ length: 13 }, (_, index) => person(index)));
    await manager.getRepository(Room).insert(room);
  });
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (ms: number) => new Date(ms);
const person = (index: number) => ({
  id: `u${index}`,
  username: `user${index}`,
  usernameKey: `user${index}`,
  displayName: `کاربر ${index}`,
  searchKey: '',
  email: null,
  passwordHash: '',
  role: 'member' as const,
  bio: '',
  preferences: {},
  createdAt: at(0),
  lastSeenAt: null,
  statusUntil: null,
});
/** Somebody who has no picture. */
const face = (index: number) => ({ username: `user${index}`, displayName: `کاربر ${index}` });
const room = {
  id: 'r',
  kind: 'public' as const,
  slug: null,
  directKey: null,
  name: 'اتاق',
  searchKey: '',
  names: null,
  description: '',
  seq: 0,
  rev: 0,
  memberCount: 0,
  isDefault: false,
  createdById: null,
  createdAt: at(0),
  archivedAt: null,
};

let seq = 0;
/** A message of user0's, and what is said of it. */
async function say(manager: EntityManager, more: Partial<Message> = {}): Promise<string> {
  seq += 1;
  const id = `m${seq}`;
  const message = { id, roomId: 'r', seq, rev: seq, authorId: 'u0', clientId: id, type: 'text' as const };
  const row = { ...message, text: 'سلام', createdAt: at(seq), inRoom: true, mentions: [], ...more };
  await manager.getRepository(Message).insert(row);
  return id;
}

const written = async (id: string) => [await database.read(Message).findOneByOrFail({ id })];
const forReader = async (readerId: string, id: string) =>
  (await views.forReader(readerId, await written(id)))[0];
const forEverybody = async (id: string) => (await views.forEverybody(await written(id)))[0];

describe('the reactions of a message', () => {
  it('stand in the order of their first giving, with the first ten givers of each and whether the reader is one', async () => {
    const id = await database.write(async (manager) => {
      const messageId = await say(manager);
      const given = (emoji: string, user: number, ms: number) => ({
        messageId,
        emoji,
        userId: `u${user}`,
        createdAt: at(ms),
      });
      const thumbs = Array.from({ length: 12 }, (_, index) => given('👍', 12 - index, 100 + index));
      await manager.getRepository(Reaction).insert([...thumbs, given('🌹', 3, 50), given('🌹', 1, 60)]);
      return messageId;
    });
    const names = Array.from({ length: 10 }, (_, index) => `user${12 - index}`);
    expect((await forReader('u1', id))?.reactions).toEqual([
      { emoji: '🌹', count: 2, usernames: ['user3', 'user1'], mine: true },
      { emoji: '👍', count: 12, usernames: names, mine: true },
    ]);
    expect((await forReader('u0', id))?.reactions.map(({ mine }) => mine)).toEqual([false, false]);
    expect((await forEverybody(id))?.reactions).toEqual([
      { emoji: '🌹', count: 2, usernames: ['user3', 'user1'] },
      { emoji: '👍', count: 12, usernames: names },
    ]);
  });
});

describe('the poll of a message', () => {
  const ask = (anonymous: boolean) =>
    database.write(async (manager) => {
      const messageId = await say(manager, { type: 'poll' });
      const pollId = `p${messageId}`;
      const [yes, no] = [`${pollId}-yes`, `${pollId}-no`];
      await manager.getRepository(Poll).insert({
        id: pollId,
        messageId,
        question: 'کدام روز؟',
        multiple: false,
        anonymous,
        people: 12,
        closesAt: at(9_000),
        closedAt: null,
      });
      await manager.getRepository(PollOption).insert([
        { id: no, pollId, position: 1, text: 'نه', votes: 0 },
        { id: yes, pollId, position: 0, text: 'آری', votes: 12 },
      ]);
      const votes = Array.from({ length: 12 }, (_, index) => ({
        pollId,
        userId: `u${index + 1}`,
        slot: '',
        optionId: yes,
        createdAt: at(index),
      }));
      await manager.getRepository(PollVote).insert(votes);
      return messageId;
    });

  it('names the first ten voters of each option, and what the reader chose', async () => {
    const id = await ask(false);
    const voters = Array.from({ length: 10 }, (_, index) => `user${index + 1}`);
    const poll = {
      id: `p${id}`,
      question: 'کدام روز؟',
      options: [
        { id: `p${id}-yes`, text: 'آری', votes: 12, voters },
        { id: `p${id}-no`, text: 'نه', votes: 0, voters: [] },
      ],
      multiple: false,
      anonymous: false,
      people: 12,
      closesAt: at(9_000).toISOString(),
    };
    expect((await forReader('u12', id))?.poll).toEqual({ ...poll, mine: [`p${id}-yes`] });
    expect((await forEverybody(id))?.poll).toEqual({ ...poll, mine: [] });
  });

  it('names nobody when it is anonymous, and still knows what the reader chose', async () => {
    const id = await ask(true);
    expect(JSON.stringify(await forReader('u5', id))).not.toContain('user5');
    expect((await forReader('u5', id))?.poll?.mine).toEqual([`p${id}-yes`]);
  });
});

describe('a message', () => {
  it('shows its thread, its pin and its edit to all, and a bookmark to whom it belongs', async () => {
    const id = await database.write(async (manager) => {
      const threadId = await say(manager, { replyCount: 5, editedAt: at(2_000) });
      for (const [index, authorId] of ['u1', 'u2', 'u3', 'u4', 'u2'].entries()) {
        const reply = { authorId, threadId, threadSeq: index + 1, inRoom: false, asides: index + 1 };
        await say(manager, { ...reply, createdAt: at(1_000 + index) });
      }
      await manager
        .getRepository(Pin)
        .insert({ messageId: threadId, roomId: 'r', userId: 'u7', createdAt: at(3_000) });
      await manager
        .getRepository(Bookmark)
        .insert({ messageId: threadId, userId: 'u8', createdAt: at(4_000) });
      return threadId;
    });
    const shown = {
      replies: { count: 5, lastAt: at(1_004).toISOString(), people: [face(2), face(4), face(3)] },
      pinnedAt: at(3_000).toISOString(),
      pinnedBy: 'user7',
      editedAt: at(2_000).toISOString(),
    };
    expect(await forReader('u8', id)).toMatchObject({ ...shown, bookmarked: true });
    const open = await forEverybody(id);
    expect(open).toMatchObject(shown);
    expect(open).not.toHaveProperty('bookmarked');
    expect(await forReader('u9', id)).toEqual(open);
  });

  it('keeps nothing of what was said once it is deleted, and names who did it when it was another', async () => {
    const id = await database.write(async (manager) => {
      const gone = { deletedAt: at(5_000), deletedById: 'u2', editedAt: at(4_000), mentions: ['user1'] };
      const messageId = await say(manager, gone);
      await manager
        .getRepository(Reaction)
        .insert({ messageId, emoji: '👍', userId: 'u1', createdAt: at(1) });
      return messageId;
    });
    const view = await forEverybody(id);
    expect(view).toMatchObject({
      text: '',
      mentions: [],
      reactions: [],
      deletedAt: at(5_000).toISOString(),
      deletedBy: 'user2',
    });
    expect(view).not.toHaveProperty('editedAt');
  });

  it('is seen as a transaction has left it when its manager is given', async () => {
    await database.write(async (manager) => {
      const id = await say(manager);
      const message = await manager.getRepository(Message).findOneByOrFail({ id });
      await manager
        .getRepository(Reaction)
        .insert({ messageId: id, emoji: '👍', userId: 'u1', createdAt: at(1) });
      const [within] = await views.forEverybody([message], manager);
      expect(within?.reactions).toEqual([{ emoji: '👍', count: 1, usernames: ['user1'] }]);
    });
  });

  it('costs no question of its own when there are many', async () => {
    const ids = await database.write(async (manager) => {
      const all: string[] = [];
      for (let count = 0; count < 40; count += 1) all.push(await say(manager, { replyCount: count % 2 }));
      return all;
    });
    const messages = await database.read(Message).find();
    const asked = vi.spyOn(database.reading.connection.logger, 'logQuery');
    expect(await views.forReader('u1', messages)).toHaveLength(ids.length);
    const forMany = asked.mock.calls.length;
    asked.mockClear();
    await views.forReader('u1', messages.slice(0, 2));
    expect(forMany).toBe(asked.mock.calls.length);
    expect(forMany).toBeGreaterThan(0);
  });
});
