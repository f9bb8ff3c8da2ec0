import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TakingIn } from '../../../test/support/taking-in.js';
import { DomainError } from '../common/domain-error.js';
import { Blob } from './blob.entity.js';
import { File } from './file.entity.js';
import { Upload } from './upload.entity.js';

let road: TakingIn;
beforeEach(async () => {
  road = await TakingIn.open();
});
afterEach(() => road.close());

const stateOf = async (id: string) => {
  const { state, error } = await road.talk.database.read(Upload).findOneByOrFail({ id });
  return [state, error];
};
const fails = (error: Error) => {
  road.inspector.first = () => Promise.reject(error);
};

describe('Intake', () => {
  it('makes a file of what has arrived, under the id of its upload, and tells each step', async () => {
    const id = await road.bring('سلام');
    const upload = await road.intake.finish(id);
    expect(upload).toMatchObject({ id, state: 'ready', file: { id, name: 'گزارش.txt', type: 'text/plain' } });
    const file = await road.talk.database.read(File).findOneByOrFail({ id });
    expect(file).toMatchObject({ uploaderId: road.user.id, purpose: null, createdAt: road.talk.clock.now() });
    expect(await text(await road.storage.read(file.contentKey))).toBe('سلام');
    expect(road.told.map(({ state }) => state)).toEqual(['processing', 'ready']);
    expect(await road.arrived()).toEqual([]);
  });

  it('examines once what is asked for several times, and answers all alike', async () => {
    const id = await road.bring();
    let times = 0;
    road.inspector.first = async () => void (times += 1);
    const [one, other] = await Promise.all([road.intake.finish(id), road.intake.finish(id)]);
    expect([other, await road.intake.finish(id), times]).toEqual([one, one, 1]);
  });

  it('keeps the reason when a file is refused, and nothing of its bytes', async () => {
    const id = await road.bring();
    fails(new DomainError('file.infected'));
    for (const _ of ['at first', 'and again']) {
      await expect(road.intake.finish(id)).rejects.toMatchObject({ code: 'file.infected' });
    }
    expect(await stateOf(id)).toEqual(['refused', 'file.infected']);
    expect(road.told.at(-1)).toMatchObject({ id, state: 'refused', error: 'file.infected' });
    expect([await road.arrived(), await road.talk.database.read(Blob).count()]).toEqual([[], 0]);
  });

  it.each([
    [new Error('a fault of ours'), 'server.error'],
    [Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }), 'file.storageFull'],
    [Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }), 'file.storageFull'],
  ])('refuses what fails by %o as %s', async (error, code) => {
    const id = await road.bring();
    fails(error);
    await expect(road.intake.finish(id)).rejects.toMatchObject({ code });
    expect(await stateOf(id)).toEqual(['refused', code]);
  });

  it.each([
    ['is fine', async () => undefined],
    ['is refused', () => Promise.reject(new DomainError('file.damaged'))],
  ])('makes no file when its sender drops it while it is examined and %s', async (_, outcome) => {
    const id = await road.bring();
    road.inspector.first = async () => {
      await road.talk.database.write((manager) => manager.getRepository(Upload).delete({ id }));
      await outcome();
    };
    await expect(road.intake.finish(id)).rejects.toMatchObject({ code: 'upload.notFound' });
    expect(await road.talk.database.read(File).count()).toBe(0);
    expect(road.told.map(({ state }) => state)).toEqual(['processing']);
    expect(await road.arrived()).toEqual([]);
  });

  it('refuses at its start what the process before ended over, and lets what still arrives arrive', async () => {
    const [examined, arriving] = [await road.bring(), await road.begin()];
    await road.talk.database.write((manager) =>
      manager.getRepository(Upload).update({ id: examined }, { state: 'processing' }),
    );
    const next = road.newIntake();
    await next.onModuleInit();
    await expect(next.finish(examined)).rejects.toMatchObject({ code: 'server.error' });
    expect([await stateOf(examined), await stateOf(arriving)]).toEqual([
      ['refused', 'server.error'],
      ['receiving', null],
    ]);
  });

  it('lets a stop wait until what is examined has its outcome', async () => {
    const id = await road.bring();
    let goOn = (): void => undefined;
    const examined = new Promise<void>((resolve) => (goOn = resolve));
    const reached = new Promise<void>((resolve) => {
      road.inspector.first = () => {
        resolve();
        return examined;
      };
    });
    const finishing = road.intake.finish(id);
    await reached;
    let isStopped = false;
    const stopping = road.intake.onModuleDestroy().then(() => (isStopped = true));
    await road.talk.database.settled();
    expect(isStopped).toBe(false);
    goOn();
    await stopping;
    expect((await finishing).state).toBe('ready');
  });
});
