import { describe, expect, it, vi } from 'vitest';
import type { Message } from '#contracts';
import type { Database } from '../database/database.js';
import {
  type MessageStore,
  type NewMessage,
  type Outcome,
  StoreUnavailable,
} from '../database/message-store.js';
import type { Log } from '../logging/log.js';
import type { Broadcaster } from '../realtime/broadcaster.js';
import { MessageAnnouncer } from './message-announcer.js';
import { MessageEvents } from './message-events.js';
import { MessageLog } from './message-log.js';
import type { MessageViews } from './message-views.js';
import type { ThreadViews } from './thread-views.js';

/** A log over a store of the test's own, which remembers its batches; everything that happens goes into one trace. */
function logOver(append: (batch: readonly NewMessage[]) => Outcome[]) {
  const trace: string[] = [];
  const batches: string[][] = [];
  const store: MessageStore = {
    append: (batch) => {
      batches.push(batch.map(({ text }) => text));
      const outcomes = append(batch);
      trace.push('committed');
      return { outcomes, roots: [] };
    },
  };
  const database = {
    writeMessages: <T>(work: (store: MessageStore) => T) => Promise.resolve().then(() => work(store)),
  };
  const broadcaster = {
    newMessages: (room: string, messages: Message[]) => {
      if (room === 'deaf') throw new Error('cannot be told');
      trace.push(`told ${room}: ${messages.map(({ seq }) => seq).join(',')}`);
    },
  };
  const quiet = { error: vi.fn() } as unknown as Log;
  const events = new MessageEvents(quiet);
  events.on('stored', (messages) => trace.push(`passed on: ${messages.map(({ text }) => text).join(',')}`));
  const views = {
    oneForReader: (reader: string, id: string) => Promise.resolve({ text: `${id} of ${reader}` }),
  } as unknown as MessageViews;
  const announcer = new MessageAnnouncer(
    database as unknown as Database,
    broadcaster as unknown as Broadcaster,
    events,
    views,
    {} as ThreadViews,
    quiet,
  );
  const log = new MessageLog(database as unknown as Database, announcer, views, quiet);
  const plain = { dir: null, replyTo: null, thread: null, inRoom: false, calls: [], createdAt: 0 };
  const send = (text: string, room = 'r') =>
    log.append({ ...plain, id: text, authorId: 'a', room, clientId: text, text }).then((message) => {
      trace.push(`answered ${message.text}`);
      return message;
    });
  return { send, trace, batches };
}

let seq = 0;
const stored = ({ id, room, clientId, text, createdAt }: NewMessage): Outcome => {
  seq += 1;
  const author = { username: 'sara', displayName: 'سارا', avatarId: null };
  const alone = { dir: null, replyToId: null, threadId: null, threadSeq: null, inRoom: true, asides: 0 };
  const message = { id, roomId: room, seq, rev: seq, ...author, clientId, text, createdAt };
  return {
    kind: 'stored',
    message: { ...message, ...alone, type: 'text', mentions: [] },
    isDirect: false,
    followers: [],
  };
};
const storeAll = (batch: readonly NewMessage[]) => {
  seq = 0;
  return batch.map(stored);
};

describe('MessageLog', () => {
  it('commits once, tells each room in one frame, and answers last, when messages come in one turn', async () => {
    const { send, trace, batches } = logOver(storeAll);
    await Promise.all([send('a'), send('b', 's'), send('c')]);
    expect(batches).toEqual([['a', 'b', 'c']]);
    expect(trace).toEqual([
      'committed',
      'told r: 1,3',
      'passed on: a,c',
      'told s: 2',
      'passed on: b',
      'answered a',
      'answered b',
      'answered c',
    ]);
  });

  it('commits again when a message comes after the commit', async () => {
    const { send, batches } = logOver(storeAll);
    await send('a');
    await send('b');
    expect(batches).toEqual([['a'], ['b']]);
  });

  it('tells nobody of a refused or repeated message', async () => {
    const { send, trace } = logOver((batch) =>
      batch.map((item) => {
        if (item.text === 'bad') return { kind: 'refused', code: 'room.notMember' };
        return item.text === 'again' ? { kind: 'repeated', id: 'first', isMember: true } : stored(item);
      }),
    );
    const [refused, repeated] = await Promise.allSettled([send('bad'), send('again')]);
    expect(refused).toMatchObject({ reason: { code: 'room.notMember' } });
    expect(repeated).toMatchObject({ value: { text: 'first of a' } });
    expect(trace.filter((line) => /^(told|passed)/.test(line))).toEqual([]);
  });

  it('fails a poisoned message alone when its batch cannot be stored with it', async () => {
    const { send } = logOver((batch) => {
      if (batch.some(({ text }) => text === 'poison')) throw new Error('cannot store');
      return storeAll(batch);
    });
    const results = await Promise.allSettled([send('a'), send('poison'), send('b')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { code: 'server.busy' } });
  });

  it('tries nothing one by one when the store takes nothing at all', async () => {
    const { send, batches } = logOver(() => {
      throw new StoreUnavailable(new Error('database is locked'));
    });
    const results = await Promise.allSettled([send('a'), send('b'), send('c')]);
    expect(batches).toEqual([['a', 'b', 'c']]);
    for (const result of results) expect(result).toMatchObject({ reason: { code: 'server.busy' } });
  });

  it('answers what it stored when a room cannot be told of it', async () => {
    const { send, trace } = logOver(storeAll);
    await Promise.all([send('a', 'deaf'), send('b')]);
    expect(trace).toEqual([
      'committed',
      'passed on: a',
      'told r: 2',
      'passed on: b',
      'answered a',
      'answered b',
    ]);
  });

  it('splits what comes at once when it is more than one transaction takes', async () => {
    const { send, batches } = logOver(storeAll);
    await Promise.all(Array.from({ length: 1_200 }, (_, index) => send(String(index))));
    expect(batches.map(({ length }) => length)).toEqual([500, 500, 200]);
    expect(batches.flat()).toEqual(Array.from({ length: 1_200 }, (_, index) => String(index)));
  });

  it('refuses with server.busy when five thousand wait', async () => {
    const { send } = logOver(storeAll);
    const waiting = Array.from({ length: 5_000 }, (_, index) => send(String(index)));
    await expect(send('one too many')).rejects.toMatchObject({ code: 'server.busy' });
    await Promise.all(waiting);
  });
});
