import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { TakingIn } from '../../../test/support/taking-in.js';
import { newId } from '../common/ids.js';
import { Upload } from './upload.entity.js';

const MINUTE = 60_000;

let road: TakingIn;
afterEach(() => road.close());

const limits = (upload: number) => ({
  limits: { message: 0, action: 0, search: 0, upload, login: 0, register: 0, invitation: 0 },
});
const refusal = (size?: number) =>
  road.begin(size).then(
    () => 'taken',
    (error: { code?: string }) => error.code,
  );

describe('UploadsService', () => {
  it.each([
    [0, 'file.empty'],
    [1, 'taken'],
    [1_000, 'taken'],
    [1_001, 'file.tooLarge'],
  ])('answers to a file of %i bytes: %s', async (size, answer) => {
    road = await TakingIn.open();
    expect(await refusal(size)).toBe(answer);
  });

  it('counts towards the quota what is a file and what is on its way, and not what was refused', async () => {
    road = await TakingIn.open({ userQuota: 100 });
    await road.file('x'.repeat(40));
    const onItsWay = await road.begin(40);
    expect(await refusal(21)).toBe('file.quotaExceeded');
    expect(await refusal(20)).toBe('taken');
    await road.talk.database.write((manager) =>
      manager.getRepository(Upload).update({ id: onItsWay }, { state: 'refused' }),
    );
    expect(await refusal(40)).toBe('taken');
  });

  it('takes no more than all files may take, in which the same bytes count once', async () => {
    road = await TakingIn.open({ storageQuota: 100 });
    await road.file('x'.repeat(50));
    await road.file('x'.repeat(50));
    expect(await refusal(51)).toBe('file.storageFull');
    expect(await refusal(50)).toBe('taken');
  });

  it('lets three run at once: what comes counts however slow it is, and what stands still does not', async () => {
    road = await TakingIn.open(limits(100));
    const [first] = [await road.begin(), await road.begin(), await road.begin()];
    const line = new PassThrough();
    const received = road.uploads.receive(first, line, { offset: 0, end: 10 });
    expect(await refusal()).toBe('rate.limited');
    road.talk.clock.advance(10 * MINUTE);
    expect([await refusal(), await refusal(), await refusal()]).toEqual(['taken', 'taken', 'rate.limited']);
    line.end('cut');
    expect(await received).toBe(3);
    expect([await refusal(), await refusal()]).toEqual(['taken', 'rate.limited']);
  });

  it('counts an upload no longer when its line is cut with an error', async () => {
    road = await TakingIn.open(limits(100));
    const ids = [await road.begin(), await road.begin(), await road.begin()];
    road.talk.clock.advance(MINUTE);
    const lines = ids.map((id) => {
      const line = new PassThrough();
      return { line, over: road.uploads.receive(id, line, { offset: 0, end: 10 }) };
    });
    expect(await refusal()).toBe('rate.limited');
    lines[0]?.line.destroy(new Error('cut'));
    await expect(lines[0]?.over).rejects.toThrow('cut');
    expect(await refusal()).toBe('taken');
    for (const { line } of lines) line.end();
    await Promise.allSettled(lines.map(({ over }) => over));
  });

  it('forgets an upload whose place cannot be made', async () => {
    road = await TakingIn.open();
    const id = newId();
    await road.incoming.make(id);
    await expect(road.uploads.begin(road.user, id, { name: 'a.txt', size: 5 })).rejects.toThrow(/EEXIST/);
    expect(await road.talk.database.read(Upload).count()).toBe(0);
  });

  it('shows an upload to its sender alone', async () => {
    road = await TakingIn.open();
    const id = await road.begin();
    expect(await road.uploads.get(road.user, id)).toMatchObject({ id, state: 'receiving' });
    await expect(road.uploads.get({ id: newId() }, id)).rejects.toMatchObject({ code: 'upload.notFound' });
  });

  it('shows no upload any more whose file is gone', async () => {
    road = await TakingIn.open();
    const id = await road.file();
    expect((await road.uploads.get(road.user, id)).file?.id).toBe(id);
    road.talk.clock.advance(23 * 60 * MINUTE);
    await road.uploads.touch(id);
    road.talk.clock.advance(60 * MINUTE);
    await road.collector.run();
    await expect(road.uploads.get(road.user, id)).rejects.toMatchObject({ code: 'upload.notFound' });
  });
});
