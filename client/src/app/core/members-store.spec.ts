import { TestBed } from '@angular/core/testing';
import type { Member } from '#contracts';
import type { MembersQuery } from './api';
import { ApiError } from './api-error';
import { MembersStore } from './members-store';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { aUser } from './testing/samples';

describe('MembersStore', () => {
  let connection: FakeConnection;
  let members: MembersStore;
  let onServer: string[];
  let failure: ApiError | null;

  const memberOf = (username: string): Member => {
    return { user: aUser({ username }), role: 'member', joinedAt: '2026-03-21T08:30:00.000Z' };
  };
  const names = () => members.of('general').members.map(({ user }) => user.username);
  const join = (username: string) =>
    connection.deliver('user_joined', { room: 'general', user: aUser({ username }), memberCount: 9 });

  beforeEach(() => {
    onServer = ['Ali', 'mina', 'omid', 'sara', 'zahra'];
    failure = null;
    connection = new FakeConnection();
    const page = ({ after = '' }: MembersQuery = {}) => {
      if (failure) return Promise.reject(failure);
      const rest = onServer.filter((name) => name.toLowerCase() > after.toLowerCase());
      return Promise.resolve({ members: rest.slice(0, 3).map(memberOf), hasMore: rest.length > 3 });
    };
    const api = fakeApi({ members: (_room, query) => page(query) });
    TestBed.configureTestingModule({ providers: provideFakes(connection, api) });
    members = TestBed.inject(MembersStore);
  });

  it('loads people page by page', async () => {
    await members.load('general');
    expect([names(), members.of('general').hasMore]).toEqual([['Ali', 'mina', 'omid'], true]);
    await members.loadMore('general');
    expect([names(), members.of('general').hasMore]).toEqual([onServer, false]);
    await members.loadMore('general');
    expect(names()).toEqual(onServer);
  });

  it('puts somebody who joins where a fresh list has them', async () => {
    await members.load('general');
    await members.loadMore('general');
    for (const username of ['Babak', 'zoya', 'aida']) join(username);
    expect(names()).toEqual(['aida', 'Ali', 'Babak', 'mina', 'omid', 'sara', 'zahra', 'zoya']);
  });

  it('leaves somebody behind the loaded people to the next page', async () => {
    await members.load('general');
    onServer = ['Ali', 'mina', 'omid', 'reza', 'sara', 'zahra'];
    join('reza');
    expect(names()).toEqual(['Ali', 'mina', 'omid']);
    await members.loadMore('general');
    expect(names()).toEqual(onServer);
  });

  it('does not list anybody twice', async () => {
    await members.load('general');
    join('mina');
    expect(names()).toEqual(['Ali', 'mina', 'omid']);
  });

  it('takes out who leaves', async () => {
    await members.load('general');
    connection.deliver('user_left', { room: 'general', user: aUser({ username: 'mina' }), memberCount: 4 });
    expect(names()).toEqual(['Ali', 'omid']);
  });

  it('remembers who may not write, and who may again', async () => {
    const mutes = () => members.of('general').members.map(({ mute }) => mute);
    await members.load('general');
    members.setMute('general', 'mina', { reason: 'آگهی' });
    members.setMute('general', 'omid', {});
    expect(mutes()).toEqual([undefined, { reason: 'آگهی' }, {}]);
    members.setMute('general', 'omid');
    expect(mutes()).toEqual([undefined, { reason: 'آگهی' }, undefined]);
  });

  it('knows who came and who went while the list was on its way', async () => {
    onServer = ['Ali', 'mina'];
    const loading = members.load('general');
    join('babak');
    connection.deliver('user_left', { room: 'general', user: aUser({ username: 'mina' }), memberCount: 2 });
    await loading;
    expect(names()).toEqual(['Ali', 'babak']);
  });

  it('keeps who is listed and says why when the next page fails', async () => {
    await members.load('general');
    failure = new ApiError('network.offline');
    await members.loadMore('general');
    expect(members.of('general')).toMatchObject({ status: 'error', error: 'network.offline' });
    expect(names()).toEqual(['Ali', 'mina', 'omid']);
  });

  it('loads the rooms it holds anew after a reconnection, and only those', async () => {
    await members.load('general');
    onServer = ['Ali', 'nima'];
    await members.catchUp();
    expect(names()).toEqual(['Ali', 'nima']);
    expect(members.of('tech').status).toBe('loading');
  });
});
