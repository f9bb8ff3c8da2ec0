import { describe, expect, it } from 'vitest';
import { TestClock } from '../../../test/support/clock.js';
import type { Principal } from './principal.js';
import { SessionCache } from './session-cache.js';

const principal = (user: string, session: string): Principal => ({
  user: { id: user, username: user, displayName: user, role: 'member' },
  session: { id: session, expiresAt: Number.MAX_SAFE_INTEGER },
});

describe('SessionCache', () => {
  it('forgets after a minute, so that a change elsewhere is seen', () => {
    const clock = new TestClock();
    const cache = new SessionCache(clock);
    cache.put('h', principal('u', 's'), cache.generation);
    clock.advance(59_999);
    expect(cache.get('h')?.session.id).toBe('s');
    clock.advance(1);
    expect(cache.get('h')).toBeUndefined();
  });

  it('forgets a session or a person at once when told to', () => {
    const cache = new SessionCache(new TestClock());
    cache.put('a', principal('u', 's1'), cache.generation);
    cache.put('b', principal('u', 's2'), cache.generation);
    cache.put('c', principal('v', 's3'), cache.generation);
    cache.deleteSession('s1');
    expect([cache.get('a'), cache.get('b')?.session.id]).toEqual([undefined, 's2']);
    cache.deleteUser('u');
    expect([cache.get('b'), cache.get('c')?.session.id]).toEqual([undefined, 's3']);
  });

  it('does not take back a session that ended while it was being looked up', () => {
    const cache = new SessionCache(new TestClock());
    const { generation } = cache;
    cache.deleteSession('s');
    cache.put('h', principal('u', 's'), generation);
    expect(cache.get('h')).toBeUndefined();
  });
});
