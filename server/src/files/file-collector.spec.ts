import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TakingIn } from '../../../test/support/taking-in.js';
import { newId } from '../common/ids.js';
import { Message } from '../messages/message.entity.js';
import { Blob } from './blob.entity.js';
import { File } from './file.entity.js';
import { Upload } from './upload.entity.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let road: TakingIn;
beforeEach(async () => {
  road = await TakingIn.open();
});
afterEach(() => road.close());

/** How many rows and places there are: of uploads, arrivals, files and bytes. */
async function left() {
  const { database } = road.talk;
  return {
    uploads: await database.read(Upload).count(),
    arrivals: (await road.arrived()).length,
    files: await database.read(File).count(),
    blobs: await database.read(Blob).count(),
  };
}

async function after(ms: number) {
  road.talk.clock.advance(ms);
  await road.collector.run();
  return left();
}

describe('FileCollector', () => {
  it('UP13 removes an upload of which nothing came for a day, and no other', async () => {
    const [, active] = [await road.begin(), await road.begin()];
    road.talk.clock.advance(HOUR);
    await road.uploads.touch(active);
    expect(await after(DAY - HOUR - 1)).toMatchObject({ uploads: 2, arrivals: 2 });
    expect(await after(1)).toMatchObject({ uploads: 1, arrivals: 1 });
    expect(await road.arrived()).toEqual([active]);
  });

  it('UP13 removes at once what lies in no upload’s place, and nothing that is examined', async () => {
    const examined = await road.bring();
    await road.litter(newId());
    road.inspector.first = async () => {
      await road.collector.run();
      expect(await road.arrived()).toEqual([examined]);
    };
    expect((await road.intake.finish(examined)).state).toBe('ready');
  });

  it('UP13 removes a file that was never sent after a day, and its bytes', async () => {
    const id = await road.file();
    expect(await after(DAY - 1)).toEqual({ uploads: 1, arrivals: 0, files: 1, blobs: 1 });
    expect(await after(1)).toEqual({ uploads: 0, arrivals: 0, files: 0, blobs: 0 });
    await expect(road.uploads.find(id)).rejects.toMatchObject({ code: 'upload.notFound' });
  });

  it('UP13 keeps a file that was sent, and its bytes go when its message is purged', async () => {
    const [message] = await road.talk.say('پیام');
    const id = await road.file();
    await road.talk.database.write((manager) =>
      manager.getRepository(File).update({ id }, { purpose: 'message', messageId: message!.id }),
    );
    expect(await after(30 * DAY)).toEqual({ uploads: 0, arrivals: 0, files: 1, blobs: 1 });
    await road.talk.database.write((manager) => manager.getRepository(Message).delete({ id: message!.id }));
    expect(await after(0)).toEqual({ uploads: 0, arrivals: 0, files: 0, blobs: 0 });
  });

  it('UP13 removes the bytes of a file that was refused on its last step', async () => {
    const id = await road.bring();
    road.inspector.first = async () => {
      await road.talk.database.write((manager) => manager.getRepository(Upload).delete({ id }));
    };
    await expect(road.intake.finish(id)).rejects.toMatchObject({ code: 'upload.notFound' });
    expect(await after(HOUR)).toEqual({ uploads: 0, arrivals: 0, files: 0, blobs: 0 });
  });

  it('goes on the next time when a run fails', async () => {
    await road.begin();
    const list = vi.spyOn(road.incoming, 'list').mockRejectedValueOnce(new Error('the disk is away'));
    expect(await after(DAY)).toMatchObject({ uploads: 1 });
    list.mockRestore();
    expect(await after(0)).toMatchObject({ uploads: 0, arrivals: 0 });
  });

  it('runs at the start and each hour from then on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const run = vi.spyOn(road.collector, 'run').mockResolvedValue();
      road.collector.onApplicationBootstrap();
      expect(run).toHaveBeenCalledTimes(1);
      vi.advanceTimersByTime(2 * HOUR);
      expect(run).toHaveBeenCalledTimes(3);
      await road.collector.onModuleDestroy();
      vi.advanceTimersByTime(2 * HOUR);
      expect(run).toHaveBeenCalledTimes(3);
    } finally {
      vi.useRealTimers();
    }
  });
});
