import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoredTalk } from '../../../test/support/stored-talk.js';
import { newId } from '../common/ids.js';
import { Blob } from '../files/blob.entity.js';
import { Blobs } from '../files/blobs.js';
import { File } from '../files/file.entity.js';
import { FileStorage } from '../files/storage/file-storage.js';
import { Jobs } from '../jobs/jobs.js';
import { Log } from '../logging/log.js';
import { PollOption } from '../polls/poll-option.entity.js';
import { PollVote } from '../polls/poll-vote.entity.js';
import { Poll } from '../polls/poll.entity.js';
import { MessageEdit } from './message-edit.entity.js';
import { Message } from './message.entity.js';
import { MessagePurge } from './message-purge.js';

const HOUR = 3_600_000;

let talk: StoredTalk;
let purge: MessagePurge;
let removed: string[];
beforeEach(async () => {
  talk = await StoredTalk.open();
  const log = new Log({ logLevel: 'silent' });
  removed = [];
  const storage = { remove: (key: string) => Promise.resolve(removed.push(key)) } as unknown as FileStorage;
  const blobs = new Blobs(talk.database, storage, log, talk.clock);
  const jobs = new Jobs(talk.clock);
  purge = new MessagePurge(talk.database, blobs, log, talk.clock, { deletedGraceMs: 24 * HOUR }, jobs);
});
afterEach(async () => {
  purge.onModuleDestroy();
  await talk.close();
});

const remove = (ids: string[]) =>
  talk.database.write((manager) =>
    manager.getRepository(Message).update(ids, { deletedAt: talk.clock.now(), deletedById: talk.user.id }),
  );
const texts = async () =>
  (await talk.database.read(Message).find({ order: { seq: 'ASC' } })).map(({ text }) => text);

describe('MessagePurge', () => {
  it('wipes a deleted message when its time of grace is over, not before, and no other', async () => {
    const [first] = await talk.say('راز', 'می‌ماند');
    await remove([first!.id]);
    talk.clock.advance(24 * HOUR - 1);
    await purge.run();
    expect(await texts()).toEqual(['راز', 'می‌ماند']);
    talk.clock.advance(1);
    await purge.run();
    expect(await texts()).toEqual(['', 'می‌ماند']);
    const wiped = await talk.database.read(Message).findOneByOrFail({ id: first!.id });
    expect([wiped.purgedAt, wiped.seq, wiped.rev]).toEqual([talk.clock.now(), first!.seq, first!.rev]);
  });

  it('takes the edits along, and the poll with its options and votes', async () => {
    const [message] = await talk.say('راز');
    const { id: messageId } = message!;
    await talk.database.write(async (manager) => {
      const createdAt = talk.clock.now();
      const [pollId, optionId] = [newId(), newId()];
      await manager.getRepository(MessageEdit).insert({ id: newId(), messageId, text: 'پیش', at: createdAt });
      await manager
        .getRepository(Poll)
        .insert({ id: pollId, messageId, question: 'راز', multiple: false, anonymous: false });
      await manager.getRepository(PollOption).insert({ id: optionId, pollId, position: 0, text: 'گزینه' });
      await manager
        .getRepository(PollVote)
        .insert({ pollId, userId: talk.user.id, slot: '', optionId, createdAt });
    });
    await remove([messageId]);
    talk.clock.advance(24 * HOUR);
    await purge.run();
    for (const entity of [MessageEdit, Poll, PollOption, PollVote]) {
      expect(await talk.database.read(entity).count()).toBe(0);
    }
  });

  it('UP13 takes the files along, and their bytes when no other message has the same', async () => {
    const messages = await talk.say('یک', 'دو');
    const createdAt = talk.clock.now();
    const common = {
      name: 'a.txt',
      searchKey: '',
      type: 'text/plain',
      kind: 'document',
      size: 1,
      animated: false,
      createdAt,
    } as const;
    await talk.database.write(async (manager) => {
      for (const key of ['same', 'own'])
        await manager.getRepository(Blob).insert({ key, size: 1, touchedAt: createdAt });
      for (const [at, { id: messageId }] of messages.entries()) {
        const file = { ...common, id: newId(), purpose: 'message', messageId } as const;
        await manager
          .getRepository(File)
          .insert({ ...file, contentKey: 'same', previewKey: at === 0 ? 'own' : null });
      }
    });
    for (const [at, gone] of [['own'], ['own', 'same']].entries()) {
      await remove([messages[at]!.id]);
      talk.clock.advance(24 * HOUR);
      await purge.run();
      expect(removed).toEqual(gone);
      expect(await talk.database.read(File).count()).toBe(1 - at);
    }
    expect(await talk.database.read(Blob).count()).toBe(0);
  });

  it('wipes all there is, some at a time, with other writes between', async () => {
    const messages = await talk.say(...Array.from({ length: 450 }, (_, index) => `راز ${index}`));
    await remove(messages.map(({ id }) => id));
    talk.clock.advance(24 * HOUR);
    const { database } = talk;
    const write = database.write.bind(database);
    const wiped: Promise<number>[] = [];
    vi.spyOn(database, 'write').mockImplementation((work, announce) => {
      const batch = write(work, announce);
      // Somebody else's, asked for meanwhile.
      wiped.push(write((manager) => manager.getRepository(Message).countBy({ text: '' })));
      return batch;
    });
    await purge.run();
    // One more clears their files away.
    expect(await Promise.all(wiped)).toEqual([200, 400, 450, 450]);
  });

  it('runs at the start and each hour from then on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const run = vi.spyOn(purge, 'run');
      purge.onApplicationBootstrap();
      expect(run).toHaveBeenCalledTimes(1);
      vi.advanceTimersByTime(2 * HOUR);
      expect(run).toHaveBeenCalledTimes(3);
      purge.onModuleDestroy();
      vi.advanceTimersByTime(2 * HOUR);
      expect(run).toHaveBeenCalledTimes(3);
      await purge.run();
    } finally {
      vi.useRealTimers();
    }
  });
});
