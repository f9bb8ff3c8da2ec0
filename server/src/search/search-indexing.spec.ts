import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '#contracts';
import type { Database } from '../database/database.js';
import type { SearchIndexer } from '../database/search-index.js';
import type { Log } from '../logging/log.js';
import { MessageEvents } from '../messages/message-events.js';
import { SearchIndexing } from './search-indexing.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => vi.useRealTimers());

/** Indexing over an index of the test’s own, which says what it was asked to take in. */
function indexingOver(
  catchUp: SearchIndexer['catchUp'],
  behind: string[] = [],
  merge: SearchIndexer['merge'] = () => {
    throw new Error('nobody asked for it');
  },
) {
  const log = { error: vi.fn() } as unknown as Log;
  const asked: string[][] = [];
  const indexer: SearchIndexer = {
    roomsBehind: () => behind,
    catchUp: (rooms) => {
      asked.push([...rooms]);
      return catchUp(rooms);
    },
    merge,
    clear: () => {
      throw new Error('nobody asked for it');
    },
  };
  const database = {
    writeIndex: <T>(work: (indexer: SearchIndexer) => T) => Promise.resolve().then(() => work(indexer)),
  };
  const events = new MessageEvents(log);
  const indexing = new SearchIndexing(database as unknown as Database, events, log);
  return { indexing, events, asked, log };
}

const messageIn = (room: string) => ({ room }) as Message;
const times = (count: number, asked: string[][]) => vi.waitFor(() => expect(asked).toHaveLength(count));

describe('SearchIndexing', () => {
  it('takes in at start what is missing, a turn after the other, until nothing is', async () => {
    let left = 3;
    const { indexing, asked } = indexingOver(() => ((left -= 1) > 0 ? ['r'] : []), ['r', 's']);
    await indexing.onApplicationBootstrap();
    await times(3, asked);
    await indexing.beforeApplicationShutdown();
    expect(asked).toEqual([['r', 's'], ['r'], ['r']]);
  });

  it('takes in rooms in which something happened, those of a moment together and each once', async () => {
    const { indexing, events, asked } = indexingOver(() => []);
    await indexing.onApplicationBootstrap();
    events.emit('stored', [messageIn('r'), messageIn('r')]);
    await nextTurn();
    events.emit('edited', messageIn('s'));
    await nextTurn();
    events.emit('deleted', messageIn('r'));
    vi.runAllTimers();
    await times(1, asked);
    events.emit('stored', [messageIn('s')]);
    await times(2, asked);
    expect(asked).toEqual([['r', 's'], ['s']]);
  });

  it('says so and tries again later when the index cannot be written', async () => {
    let isBroken = true;
    const { indexing, events, asked, log } = indexingOver(() => {
      if (isBroken) throw new Error('disk full');
      return [];
    });
    await indexing.onApplicationBootstrap();
    events.emit('stored', [messageIn('r')]);
    await vi.waitFor(() => expect(log.error).toHaveBeenCalledOnce());
    isBroken = false;
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    vi.runAllTimers();
    await times(2, asked);
    expect(asked).toEqual([['r'], ['r']]);
  });

  it('merges what much was taken in by, piece by piece, and lets what happens meanwhile go first', async () => {
    let [turns, pieces] = [60, 3];
    const trace: string[] = [];
    const { indexing, events, asked } = indexingOver(
      (rooms) => {
        trace.push(...rooms);
        return rooms.includes('r') && (turns -= 1) > 0 ? ['r'] : [];
      },
      ['r'],
      () => {
        trace.push('merge');
        if (pieces === 3) events.emit('stored', [messageIn('s')]);
        return (pieces -= 1) > 0;
      },
    );
    await indexing.onApplicationBootstrap();
    while (pieces > 0) {
      await nextTurn();
      vi.runAllTimers();
    }
    await times(61, asked);
    expect(trace.slice(60)).toEqual(['merge', 's', 'merge', 'merge']);
    await nextTurn();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('begins no other turn when the server stops', async () => {
    const { indexing, asked } = indexingOver(() => ['r'], ['r']);
    await indexing.onApplicationBootstrap();
    vi.runAllTimers();
    while (asked.length < 2) await nextTurn();
    await indexing.beforeApplicationShutdown();
    const until = asked.length;
    for (let count = 0; count < 5; count += 1) await nextTurn();
    expect(asked).toHaveLength(until);
  });
});
