import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../database/database.js';
import { BlockList } from './block-list.js';

const sara = { id: 's', username: 'sara' };
const omid = { id: 'o', username: 'omid' };
const ali = { id: 'a', username: 'ali' };

let list: BlockList;
const stored = (...blocks: { blockerId: string; blocked: object }[]) =>
  ({ read: () => ({ find: () => Promise.resolve(blocks) }) }) as unknown as Database;
beforeEach(() => {
  list = new BlockList(stored());
});

describe('BlockList', () => {
  it('parts both when one has blocked the other, and nobody else', () => {
    list.add(sara.id, omid);
    expect([list.areApart('s', 'o'), list.areApart('o', 's')]).toEqual([true, true]);
    expect([list.hasBlocked('s', 'o'), list.hasBlocked('o', 's')]).toEqual([true, false]);
    expect([list.areApart('s', 'a'), list.areApart('s', 's')]).toEqual([false, false]);
    expect([[...list.apartFrom('o')], [...list.apartFrom('a')]]).toEqual([['s'], []]);
  });

  it('keeps them apart until the second block is taken back when each has blocked the other', () => {
    list.add(sara.id, omid);
    list.add(omid.id, sara);
    list.delete('s', 'o');
    expect([list.areApart('s', 'o'), list.areApart('o', 's')]).toEqual([true, true]);
    list.delete('o', 's');
    expect([list.areApart('s', 'o'), list.areApart('o', 's')]).toEqual([false, false]);
  });

  it('names the blocked in the order of the alphabet when there are several', () => {
    for (const person of [omid, ali]) list.add(sara.id, person);
    expect(list.namesBlockedBy('s')).toEqual(['ali', 'omid']);
    expect(list.namesBlockedBy('o')).toEqual([]);
  });

  it('changes nothing when a block is taken back that was not there', () => {
    list.delete('s', 'o');
    list.add(omid.id, sara);
    list.delete('s', 'o');
    expect(list.areApart('s', 'o')).toBe(true);
  });

  it('knows what is stored when it starts', async () => {
    list = new BlockList(stored({ blockerId: 's', blocked: omid }));
    await list.onModuleInit();
    expect([list.areApart('o', 's'), list.namesBlockedBy('s')]).toEqual([true, ['omid']]);
  });
});
