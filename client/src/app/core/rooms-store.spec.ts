import { EnvironmentInjector, createEnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Room } from '#contracts';
import type { Api } from './api';
import { MessageChanges } from './message-changes';
import { PreferencesStore } from './preferences-store';
import { RoomsStore } from './rooms-store';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { aMembership, aMessage, aRoom, aUser, anOwnUser, messagesBetween } from './testing/samples';
import { provideSomeone } from './testing/someone';

/** A page whose server has these rooms. */
class Page {
  readonly connection = new FakeConnection();
  readonly rooms: RoomsStore;

  constructor(
    public onServer: Room[],
    routes: Partial<Api> = {},
  ) {
    const api = fakeApi({
      rooms: () => Promise.resolve(this.onServer),
      history: (id: string) => {
        const last = this.onServer.find((room) => room.id === id)?.lastMessage;
        return Promise.resolve({ messages: last ? [last] : [], hasMore: false, answered: [] });
      },
      room: (id: string) => Promise.resolve(this.onServer.find((room) => room.id === id) ?? open),
      ...routes,
    });
    const injector = createEnvironmentInjector(
      [
        RoomsStore,
        MessageChanges,
        PreferencesStore,
        ...provideFakes(this.connection, api),
        provideSomeone(sara),
      ],
      TestBed.inject(EnvironmentInjector),
    );
    this.rooms = injector.get(RoomsStore);
  }

  async load(): Promise<this> {
    await this.rooms.refresh();
    return this;
  }

  get state() {
    return { own: this.rooms.own(), joinable: this.rooms.joinable(), unread: this.rooms.unreadTotal() };
  }
}

/** Lets answers that are ready arrive. */
const settle = () => vi.advanceTimersByTimeAsync(0);

const general = aRoom({
  id: 'general',
  seq: 5,
  rev: 5,
  membership: aMembership({ lastReadSeq: 3 }),
  lastMessage: aMessage(5),
});
const tech = aRoom({ id: 'tech', slug: 'tech', seq: 0, rev: 0, membership: aMembership() });
const { membership: _none, ...open } = aRoom({ id: 'open', seq: 9, rev: 9, memberCount: 4, name: 'باز' });
const hidden = aRoom({ id: 'hidden', kind: 'private', membership: aMembership({ role: 'owner' }) });

const direct = aRoom({ id: 'direct', kind: 'direct', name: '', with: aUser({ username: 'omid' }) });
const deleted = aMessage(5, { rev: 6, text: '', deletedAt: '2026-04-01T10:00:00.000Z' });
const replies = {
  count: 1,
  lastAt: '2026-04-01T10:00:00.000Z',
  people: [{ username: 'omid', displayName: 'امید' }],
};
const sara = anOwnUser({ username: 'sara', blocked: ['blocked'] });

describe('RoomsStore', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  describe('a snapshot and an event make what a fresh snapshot is', () => {
    const before = [general, tech, hidden, open];
    const replace = (room: Room) => before.map((known) => (known.id === room.id ? room : known));

    const cases: { when: string; after: Room[]; push: (connection: FakeConnection) => void }[] = [
      {
        when: 'message of another person',
        after: replace({ ...general, seq: 6, rev: 6, lastMessage: aMessage(6) }),
        push: (connection) => connection.deliver('message', aMessage(6)),
      },
      {
        when: 'message of one’s own from another device',
        after: replace({
          ...general,
          seq: 6,
          rev: 6,
          lastMessage: aMessage(6, { username: 'sara' }),
          membership: aMembership({ lastReadSeq: 6 }),
        }),
        push: (connection) => connection.deliver('message', aMessage(6, { username: 'sara' })),
      },
      {
        when: 'messages',
        after: replace({ ...general, seq: 9, rev: 9, lastMessage: aMessage(9) }),
        push: (connection) =>
          connection.deliver('messages', { room: 'general', messages: messagesBetween(6, 9) }),
      },
      {
        when: 'new_room that is public and somebody else’s',
        after: [...before, { ...open, id: 'newer', name: 'تازه' }],
        push: (connection) =>
          connection.deliver('new_room', { room: { ...open, id: 'newer', name: 'تازه' } }),
      },
      {
        when: 'new_room into which one was brought',
        after: [...before, aRoom({ id: 'closed', kind: 'private' })],
        push: (connection) =>
          connection.deliver('new_room', { room: aRoom({ id: 'closed', kind: 'private' }) }),
      },
      {
        when: 'new_room that one joined in another tab, with messages in it',
        after: replace({
          ...open,
          memberCount: 5,
          membership: aMembership({ lastReadSeq: 9 }),
          lastMessage: aMessage(9, { room: 'open' }),
        }),
        push: (connection) =>
          connection.deliver('new_room', {
            room: { ...open, memberCount: 5, membership: aMembership({ lastReadSeq: 9 }) },
          }),
      },
      {
        when: 'room_updated with a new name',
        after: replace({ ...general, rev: 6, name: 'میدان' }),
        push: (connection) => {
          const { membership: _membership, lastMessage: _lastMessage, ...told } = general;
          connection.deliver('room_updated', { room: { ...told, rev: 6, name: 'میدان' } });
        },
      },
      {
        when: 'room_updated that archives a room one is in',
        after: replace({ ...tech, rev: 1, archivedAt: '2026-04-01T10:00:00.000Z' }),
        push: (connection) => {
          const { membership: _membership, ...told } = tech;
          connection.deliver('room_updated', {
            room: { ...told, rev: 1, archivedAt: '2026-04-01T10:00:00.000Z' },
          });
        },
      },
      {
        when: 'room_updated that archives a room one could join',
        after: before.filter((room) => room !== open),
        push: (connection) =>
          connection.deliver('room_updated', {
            room: { ...open, rev: 10, archivedAt: '2026-04-01T10:00:00.000Z' },
          }),
      },
      {
        when: 'room_removed of a public room',
        after: replace(
          (({ membership: _membership, lastMessage: _lastMessage, ...rest }) => ({
            ...rest,
            memberCount: 1,
          }))(general),
        ),
        push: (connection) => connection.deliver('room_removed', { room: 'general' }),
      },
      {
        when: 'room_removed of a private room',
        after: before.filter((room) => room !== hidden),
        push: (connection) => connection.deliver('room_removed', { room: 'hidden' }),
      },
      {
        when: 'user_joined',
        after: replace({ ...general, memberCount: 3 }),
        push: (connection) =>
          connection.deliver('user_joined', {
            room: 'general',
            user: aUser({ username: 'mina' }),
            memberCount: 3,
          }),
      },
      {
        when: 'user_left',
        after: replace({ ...general, memberCount: 1 }),
        push: (connection) =>
          connection.deliver('user_left', {
            room: 'general',
            user: aUser({ username: 'omid' }),
            memberCount: 1,
          }),
      },
      {
        when: 'read_updated of one’s own',
        after: replace({ ...general, membership: aMembership({ lastReadSeq: 5, lastReadAsides: 1 }) }),
        push: (connection) =>
          connection.deliver('read_updated', {
            room: 'general',
            username: 'sara',
            lastReadSeq: 5,
            own: { lastReadAsides: 1, mentions: 0 },
          }),
      },
      {
        when: 'read_updated that goes back',
        after: replace({ ...general, membership: aMembership({ lastReadSeq: 1, mentions: 2 }) }),
        push: (connection) =>
          connection.deliver('read_updated', {
            room: 'general',
            username: 'sara',
            lastReadSeq: 1,
            own: { lastReadAsides: 0, mentions: 2 },
          }),
      },
      {
        when: 'read_updated of another person that the room counts',
        after: replace({ ...general, rev: 6 }),
        push: (connection) =>
          connection.deliver('read_updated', { room: 'general', username: 'omid', lastReadSeq: 5, rev: 6 }),
      },
      {
        when: 'private_message',
        after: [...before, { ...direct, seq: 1, rev: 1, lastMessage: aMessage(1, { room: 'direct' }) }],
        push: (connection) => {
          connection.deliver('new_room', { room: direct });
          connection.deliver('private_message', aMessage(1, { room: 'direct' }));
        },
      },
      ...['sara', 'all'].map((name) => ({
        when: `message that mentions ${name}`,
        after: replace({
          ...general,
          seq: 6,
          rev: 6,
          lastMessage: aMessage(6, { mentions: [name] }),
          membership: aMembership({ lastReadSeq: 3, mentions: 1 }),
        }),
        push: (connection: FakeConnection) =>
          connection.deliver('message', aMessage(6, { mentions: [name] })),
      })),
      {
        when: 'message that mentions one, of a person one has blocked',
        after: replace({
          ...general,
          seq: 6,
          rev: 6,
          lastMessage: aMessage(6, { mentions: ['sara'], username: 'blocked' }),
        }),
        push: (connection) =>
          connection.deliver('message', aMessage(6, { mentions: ['sara'], username: 'blocked' })),
      },
      {
        when: 'message that stands only in its thread, and the root’s new count',
        after: replace({
          ...general,
          seq: 6,
          asides: 1,
          rev: 7,
          lastMessage: aMessage(5, { rev: 7, replies }),
        }),
        push: (connection) => {
          connection.deliver('message', aMessage(6, { thread: 'message-5', threadSeq: 1, asides: 1 }));
          connection.deliver('message_updated', aMessage(5, { rev: 7, replies }));
        },
      },
      {
        when: 'message of one’s own that stands only in its thread',
        after: replace({ ...general, seq: 6, asides: 1, rev: 6 }),
        push: (connection) =>
          connection.deliver(
            'message',
            aMessage(6, { username: 'sara', thread: 'message-2', threadSeq: 1, asides: 1 }),
          ),
      },
      {
        when: 'message_updated of the last message',
        after: replace({ ...general, rev: 6, lastMessage: aMessage(5, { rev: 6, text: 'نو' }) }),
        push: (connection) => connection.deliver('message_updated', aMessage(5, { rev: 6, text: 'نو' })),
      },
      {
        when: 'message_updated of an older message',
        after: replace({ ...general, rev: 6 }),
        push: (connection) => connection.deliver('message_updated', aMessage(2, { rev: 6, text: 'نو' })),
      },
      {
        when: 'message_deleted of the last message',
        after: replace({ ...general, rev: 6, lastMessage: deleted }),
        push: (connection) => connection.deliver('message_deleted', deleted),
      },
      {
        when: 'message_reaction',
        after: replace({
          ...general,
          rev: 6,
          lastMessage: aMessage(5, {
            rev: 6,
            reactions: [{ emoji: '👍', count: 1, usernames: ['omid'], mine: false }],
          }),
        }),
        push: (connection) =>
          connection.deliver('message_reaction', {
            room: 'general',
            id: 'message-5',
            rev: 6,
            emoji: '👍',
            on: true,
            username: 'omid',
            reactions: [{ emoji: '👍', count: 1, usernames: ['omid'] }],
          }),
      },
      {
        when: 'message_updated that mentions one now',
        after: replace({
          ...general,
          rev: 6,
          lastMessage: aMessage(5, { rev: 6, editedAt: 'now', mentions: ['sara'] }),
          membership: aMembership({ lastReadSeq: 3, mentions: 1 }),
        }),
        push: (connection) =>
          connection.deliver('message_updated', aMessage(5, { rev: 6, editedAt: 'now', mentions: ['sara'] })),
      },
      {
        when: 'membership_updated',
        after: replace({ ...general, membership: aMembership({ lastReadSeq: 3, notifications: 'none' }) }),
        push: (connection) =>
          connection.deliver('membership_updated', {
            room: 'general',
            membership: aMembership({ lastReadSeq: 3, notifications: 'none' }),
          }),
      },
    ];

    for (const { when, after, push } of cases) {
      it(`with ${when}`, async () => {
        const page = await new Page(before).load();
        page.onServer = after;
        push(page.connection);
        await settle();
        const fresh = await new Page(after).load();
        expect(page.state).toEqual(fresh.state);
      });

      it(`with ${when}, twice`, async () => {
        const page = await new Page(before).load();
        page.onServer = after;
        push(page.connection);
        push(page.connection);
        await settle();
        expect(page.state).toEqual((await new Page(after).load()).state);
      });

      it(`with ${when} that comes while the snapshot is on its way`, async () => {
        for (const snapshot of [before, after]) {
          const page = await new Page(before).load();
          page.onServer = snapshot;
          const loading = page.rooms.refresh();
          page.onServer = after;
          push(page.connection);
          await loading;
          await settle();
          expect(page.state).toEqual((await new Page(after).load()).state);
        }
      });
    }
  });

  it('counts unread messages as the room’s number less the reader’s', async () => {
    const { rooms, connection } = await new Page([general, tech]).load();
    expect([rooms.unread(general), rooms.unreadTotal()]).toEqual([2, 2]);
    connection.deliver('message', aMessage(6));
    connection.deliver('message', aMessage(1, { room: 'tech' }));
    expect(rooms.unreadTotal()).toBe(4);
    connection.deliver('message', aMessage(7, { username: 'sara' }));
    expect(rooms.unreadTotal()).toBe(1);
  });

  it('never counts less than nothing', async () => {
    const ahead = { ...general, membership: aMembership({ lastReadSeq: 8 }) };
    const { rooms } = await new Page([ahead]).load();
    expect(rooms.unread(ahead)).toBe(0);
  });

  it('counts nothing in a room one is not in', async () => {
    const { rooms } = await new Page([open]).load();
    expect([rooms.unread(open), rooms.unreadTotal()]).toEqual([0, 0]);
  });

  it('passes over the read marks of others', async () => {
    const { rooms, connection } = await new Page([general]).load();
    connection.deliver('read_updated', { room: 'general', username: 'omid', lastReadSeq: 5 });
    expect(rooms.unreadTotal()).toBe(2);
  });

  it('puts the room with the newest message first', async () => {
    const { rooms, connection } = await new Page([general, tech]).load();
    const order = () => rooms.own().map(({ id }) => id);
    expect(order()).toEqual(['general', 'tech']);
    connection.deliver('message', aMessage(1, { room: 'tech', timestamp: '2026-03-22T09:00:00.000Z' }));
    expect(order()).toEqual(['tech', 'general']);
  });

  it('calls a private conversation after the other person', async () => {
    const { rooms } = await new Page([direct]).load();
    expect(rooms.nameOf(direct)).toBe('سارا محمدی');
  });

  it('leaves a room one wants to hear nothing of out of the sum', async () => {
    const silent = { ...general, membership: aMembership({ lastReadSeq: 3, notifications: 'none' }) };
    const { rooms } = await new Page([silent]).load();
    expect([rooms.unread(silent), rooms.unreadTotal()]).toEqual([2, 0]);
  });

  it('finds a room by its id and by its slug', async () => {
    const { rooms } = await new Page([general, tech]).load();
    expect([rooms.find('general')?.id, rooms.find('tech')?.id, rooms.find('none')]).toEqual([
      'general',
      'tech',
      undefined,
    ]);
  });

  it('shows a joined room with its last message', async () => {
    const joined = { ...open, membership: aMembership({ lastReadSeq: 9 }) };
    const page = await new Page([open], {
      addMember: (room, username) => {
        expect([room, username]).toEqual(['open', 'sara']);
        return Promise.resolve(joined);
      },
      history: () =>
        Promise.resolve({ messages: [aMessage(9, { room: 'open' })], hasMore: true, answered: [] }),
    }).load();
    await page.rooms.join('open');
    expect(page.rooms.own().map(({ id, lastMessage }) => [id, lastMessage?.seq])).toEqual([['open', 9]]);
    expect(page.rooms.joinable()).toEqual([]);
  });

  it('offers a public room again when one has left it', async () => {
    const { rooms } = await new Page([general], {
      removeMember: () => Promise.resolve({ ...general, membership: undefined }),
    }).load();
    await rooms.leave('general');
    expect(rooms.own()).toEqual([]);
    expect(rooms.joinable().map(({ id }) => id)).toEqual(['general']);
  });

  it('keeps the list it has when loading anew fails', async () => {
    let fails = false;
    const page = await new Page([general], {
      rooms: () => (fails ? Promise.reject(new Error('gone')) : Promise.resolve([general])),
    }).load();
    fails = true;
    await expect(page.rooms.refresh()).rejects.toThrow('gone');
    expect(page.rooms.own().length).toBe(1);
  });

  it('knows nothing any more when somebody signed out', async () => {
    const page = await new Page([general]).load();
    page.rooms.reset();
    expect([page.rooms.loaded(), page.rooms.own().length]).toEqual([false, 0]);
  });

  it('does not take up an answer that comes after somebody signed out', async () => {
    const page = new Page([general]);
    const loading = page.rooms.refresh();
    page.rooms.reset();
    await loading;
    expect([page.rooms.loaded(), page.rooms.own().length]).toEqual([false, 0]);
  });
});
