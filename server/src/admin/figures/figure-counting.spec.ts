import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message as MessageView } from '#contracts';
import { TestClock } from '../../../../test/support/clock.js';
import { newFile, newUser } from '../../../../test/support/rows.js';
import { newId } from '../../common/ids.js';
import { Database } from '../../database/database.js';
import { SLOT_MS, slotOf } from '../../database/figure-store.js';
import { Blob } from '../../files/blob.entity.js';
import { File } from '../../files/file.entity.js';
import { Log } from '../../logging/log.js';
import { SecurityLog } from '../../logging/security-log.js';
import { Message } from '../../messages/message.entity.js';
import { MessageEvents } from '../../messages/message-events.js';
import { Room } from '../../rooms/room.entity.js';
import { User } from '../../users/user.entity.js';
import { FigureCounting } from './figure-counting.js';

const log = new Log({ logLevel: 'silent' });
const START = Date.UTC(2026, 2, 21);
const [FIRST, END] = [slotOf(START), slotOf(START) + 96];

let folder: string;
let database: Database;
let events: MessageEvents;
let security: SecurityLog;
let counting: FigureCounting;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  database = await Database.open(join(folder, 'sokhan.db'));
  await database.write(async (manager) => {
    await manager.getRepository(User).save(newUser('sara', { createdAt: new Date(START) }));
    for (const [id, kind] of [
      ['general', 'public'],
      ['two', 'direct'],
    ] as const)
      await manager.getRepository(Room).insert({
        id,
        kind,
        name: id,
        searchKey: id,
        description: '',
        seq: 0,
        rev: 0,
        memberCount: 1,
        isDefault: false,
        createdAt: new Date(START),
      });
  });
  start();
});
afterEach(async () => {
  await counting.beforeApplicationShutdown();
  await database.close();
  rmSync(folder, { recursive: true });
});

/** As a process begins: nothing is known but what is on the disk. */
function start(): void {
  events = new MessageEvents(log);
  security = new SecurityLog(log);
  const clock = new TestClock();
  counting = new FigureCounting(database, events, security, log, clock);
}

async function say(room: string, slots: number[], files: number[] = []): Promise<void> {
  await database.write(async (manager) => {
    for (const slot of slots) {
      const { seq } = await manager.getRepository(Room).findOneByOrFail({ id: room });
      const id = newId();
      await manager.getRepository(Message).insert({
        id,
        roomId: room,
        seq: seq + 1,
        rev: seq + 1,
        authorId: 'sara',
        clientId: newId(),
        type: files.length > 0 ? 'file' : 'text',
        text: 'سلام',
        createdAt: new Date(START + slot * SLOT_MS + 1),
        inRoom: true,
      });
      await manager.getRepository(Room).update({ id: room }, { seq: seq + 1, rev: seq + 1 });
      for (const size of files) {
        const contentKey = newId();
        await manager.getRepository(Blob).insert({ key: contentKey, size, touchedAt: new Date(START) });
        await manager
          .getRepository(File)
          .insert({ ...newFile({ messageId: id, roomId: room, size, contentKey }) });
      }
    }
  });
}

const told = (room: string) => events.emit('stored', [{ room } as MessageView]);
const messages = () =>
  database.figures.slots('messages', FIRST, END).map(({ slot, value }) => [slot - FIRST, value]);

describe('FigureCounting', () => {
  it('counts messages by the quarter of an hour in which they were sent, each once', async () => {
    await counting.onApplicationBootstrap();
    await say('general', [0, 0, 3]);
    told('general');
    await counting.settled();
    told('general');
    await say('general', [3]);
    told('general');
    await counting.settled();
    expect(messages()).toEqual([
      [0, 2],
      [3, 2],
    ]);
  });

  it('counts at start what a crash left out', async () => {
    await counting.onApplicationBootstrap();
    await say('general', [0]);
    told('general');
    await counting.settled();
    await say('general', [1, 2]);
    start();
    await counting.onApplicationBootstrap();
    await counting.settled();
    expect(messages()).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
  });

  it('counts files and their bytes with the messages that bring them', async () => {
    await say('general', [5], [1_000, 24]);
    await counting.onApplicationBootstrap();
    await counting.settled();
    expect([database.figures.total('files'), database.figures.total('bytes')]).toEqual([2, 1_024]);
  });

  it('names no private conversation among the rooms, but counts what is said there', async () => {
    await say('two', [1, 1]);
    await say('general', [1]);
    await counting.onApplicationBootstrap();
    await counting.settled();
    expect(database.figures.total('messages')).toBe(3);
    const rooms = database.figures.busiestRooms(FIRST, END, 10);
    expect(rooms.map(({ id, messages }) => [id, messages])).toEqual([['general', 1]]);
  });

  it('adds the same for a room whether by days or by quarters, however a span lies over the days', async () => {
    await say('general', [-30, -1, 0, 95, 96, 200]);
    await counting.onApplicationBootstrap();
    await counting.settled();
    const of = (from: number, to: number) =>
      database.figures.busiestRooms(FIRST + from, FIRST + to, 1)[0]?.messages ?? 0;
    expect([of(-96, 288), of(-30, 201), of(-1, 96), of(1, 95), of(0, 96), of(-1, 97), of(96, 192)]).toEqual([
      6, 6, 3, 0, 2, 4, 1,
    ]);
  });

  it('counts accounts, logins and what failed of them', async () => {
    await counting.onApplicationBootstrap();
    await database.write((manager) =>
      manager.getRepository(User).save(newUser('tara', { createdAt: new Date(START) })),
    );
    for (const event of ['registered', 'loginSucceeded', 'loginFailed', 'loginDelayed', 'loggedOut'] as const)
      security.record(event, {});
    await counting.settled();
    const totals = (['newPeople', 'logins', 'failedLogins'] as const).map((metric) =>
      database.figures.total(metric),
    );
    expect(totals).toEqual([2, 1, 2]);
  });

  it('writes at a stop what it has seen', async () => {
    await counting.onApplicationBootstrap();
    security.record('loginSucceeded', {});
    await counting.beforeApplicationShutdown();
    expect(database.figures.total('logins')).toBe(1);
  });

  it('comes to the same sums when everything is counted anew, and keeps what no table tells', async () => {
    await counting.onApplicationBootstrap();
    await say('general', [0, 1, 1]);
    told('general');
    security.record('loginSucceeded', {});
    await counting.settled();
    const before = messages();
    await database.writeFigures((counter) => counter.add([{ metric: 'messages', slot: FIRST, value: 7 }]));
    await counting.rebuild();
    expect(messages()).toEqual(before);
    expect([database.figures.total('logins'), database.figures.total('newPeople')]).toEqual([1, 1]);
  });
});
