import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OFFLINE_AFTER_MS, type PresenceChange, type StatusChoice } from '#contracts';
import { TestClock } from '../../../test/support/clock.js';
import type { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import type { Audience, Broadcaster } from '../realtime/broadcaster.js';
import { BlockList } from './block-list.js';
import { PresenceService } from './presence.service.js';

interface Frame {
  to: Audience;
  changes: PresenceChange[];
}

let clock: TestClock;
let blocks: BlockList;
let frames: Frame[];
let presence: PresenceService;
beforeEach(() => {
  vi.useFakeTimers();
  clock = new TestClock();
  frames = [];
  const database = { write: () => Promise.resolve() } as unknown as Database;
  blocks = new BlockList(database);
  const send = (to: Audience, _event: string, { changes }: Frame) => void frames.push({ to, changes });
  const broadcaster = { send } as unknown as Broadcaster;
  presence = new PresenceService(database, broadcaster, blocks, new Log({ logLevel: 'silent' }), clock);
});
afterEach(() => {
  vi.useRealTimers();
});

const person = (username: string, choice?: StatusChoice) =>
  ({ id: username, username, displayName: username, role: 'member', choice }) as const;
const [sara, omid] = [person('sara'), person('omid')];

function pass(ms: number): void {
  clock.advance(ms);
  vi.advanceTimersByTime(ms);
}

/** The states told of somebody, in order. */
const told = (username: string) =>
  frames.flatMap(({ changes }) => changes.filter((change) => change.username === username));

describe('presence', () => {
  it('is told in one frame a second when many come and go', () => {
    presence.connected(sara, 'tab');
    pass(1);
    for (const name of ['a', 'b', 'c']) presence.connected(person(name), name);
    presence.setIdle(person('a'), 'a', true);
    pass(998);
    expect(frames).toHaveLength(1);
    pass(2);
    expect(frames.slice(1).map(({ changes }) => changes.map(({ state }) => state))).toEqual([
      ['away', 'online', 'online'],
    ]);
  });

  it('ends five seconds after the last connection, and not when somebody comes back meanwhile', () => {
    presence.connected(sara, 'tab');
    presence.disconnected(sara, 'tab');
    pass(OFFLINE_AFTER_MS - 1);
    expect(presence.stateOf('sara')).toBe('online');
    presence.connected(sara, 'new tab');
    pass(OFFLINE_AFTER_MS);
    presence.disconnected(sara, 'new tab');
    presence.disconnected(sara, 'tab');
    pass(OFFLINE_AFTER_MS + 1_000);
    expect(told('sara').map(({ state }) => state)).toEqual(['online', 'offline']);
    expect(told('sara').at(-1)?.lastSeenAt).toBeDefined();
  });

  it('stays away when an idle person’s last connection ends', () => {
    presence.connected(sara, 'tab');
    presence.setIdle(sara, 'tab', true);
    presence.disconnected(sara, 'tab');
    expect(presence.stateOf('sara')).toBe('away');
  });

  it('is what was chosen when that is not online, idle or not', () => {
    presence.connected(person('sara', 'dnd'), 'tab');
    presence.setIdle(sara, 'tab', true);
    expect(presence.stateOf('sara')).toBe('dnd');
    presence.setChoice(person('sara', 'online'));
    expect(presence.stateOf('sara')).toBe('away');
  });

  it('does not hear of a connection that is not there', () => {
    presence.setIdle(sara, 'tab', true);
    presence.setChoice(person('sara', 'dnd'));
    presence.disconnected(sara, 'tab');
    pass(OFFLINE_AFTER_MS + 1_000);
    expect([frames, presence.stateOf('sara')]).toEqual([[], 'offline']);
  });

  it('is told of nobody who is invisible, whether they come, are idle or go', () => {
    const hidden = person('sara', 'invisible');
    presence.connected(hidden, 'tab');
    presence.setIdle(hidden, 'tab', true);
    presence.disconnected(hidden, 'tab');
    pass(OFFLINE_AFTER_MS + 1_000);
    expect(frames).toEqual([]);
  });

  it('leaves out of a frame who is across a block from its reader', () => {
    blocks.add('sara', omid);
    for (const each of [sara, omid, person('ali')]) presence.connected(each, 'tab');
    pass(1_000);
    const names = frames.map(({ to, changes }) => [to, changes.map(({ username }) => username)]);
    expect(names).toEqual([
      [{ everyone: true, except: new Set(['omid', 'sara']) }, ['sara', 'omid', 'ali']],
      [{ user: 'omid' }, ['omid', 'ali']],
      [{ user: 'sara' }, ['sara', 'ali']],
    ]);
    expect(presence.seenBy('sara')).toEqual({ online: ['sara', 'ali'], states: {} });
  });
});
