import { TestBed } from '@angular/core/testing';
import type { Room } from '#contracts';
import { RoomsStore } from '../../core/rooms-store';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aMembership, aMessage, aRoom, aUser } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { Conversations } from './conversations';

const at = (hour: number) => aMessage(1, { timestamp: `2026-03-21T${hour}:00:00.000Z` });
const ROOMS: Room[] = [
  aRoom({ id: 'general', seq: 5, lastMessage: at(15), membership: aMembership({ lastReadSeq: 5 }) }),
  aRoom({ id: 'omid', kind: 'direct', seq: 3, lastMessage: at(14), with: aUser({ username: 'omid' }) }),
  aRoom({
    id: 'tech',
    seq: 9,
    lastMessage: at(13),
    membership: aMembership({ notifications: 'none' }),
  }),
  aRoom({ id: 'random', seq: 4, lastMessage: at(12) }),
  aRoom({ id: 'opened', kind: 'direct', createdBy: 'sara', with: aUser({ username: 'ali' }) }),
  aRoom({ id: 'silent', kind: 'direct', createdBy: 'reza', with: aUser({ username: 'reza' }) }),
];

async function conversations(rooms = ROOMS) {
  TestBed.configureTestingModule({
    providers: [
      provideFakes(new FakeConnection(), fakeApi({ rooms: () => Promise.resolve(rooms) })),
      provideSomeone(),
    ],
  });
  await TestBed.inject(RoomsStore).refresh();
  return TestBed.inject(Conversations);
}
const ids = (rooms: readonly Room[]) => rooms.map(({ id }) => id);

describe('Conversations', () => {
  it('leave out what somebody else opened and wrote nothing in', async () => {
    expect(ids((await conversations()).all())).toEqual(['general', 'omid', 'tech', 'random', 'opened']);
  });

  it('show people or rooms alone when asked', async () => {
    const list = await conversations();
    list.show('people');
    expect(ids(list.shown())).toEqual(['omid', 'opened']);
    list.show('rooms');
    expect(ids(list.shown())).toEqual(['general', 'tech', 'random']);
  });

  it.each([
    ['general', 1, 'omid'],
    ['omid', -1, 'general'],
    ['opened', 1, 'general'],
    ['general', -1, 'opened'],
    [undefined, 1, 'general'],
    [undefined, -1, 'opened'],
  ] as const)('lie in a ring: from %s by %i comes %s', async (open, step, next) => {
    const list = await conversations();
    expect(
      list.beside(
        ROOMS.find(({ id }) => id === open),
        step,
      )?.id,
    ).toBe(next);
  });

  it('pass over what is read or silent when the next unread one is asked for', async () => {
    const list = await conversations();
    const [general, omid, , random] = ROOMS;
    expect(list.beside(omid, 1, true)?.id).toBe('random');
    expect(list.beside(random, 1, true)?.id).toBe('omid');
    expect(list.beside(general, -1, true)?.id).toBe('random');
  });

  it('have none beside the only one', async () => {
    const list = await conversations(ROOMS.slice(0, 1));
    expect(list.beside(ROOMS[0], 1)).toBeUndefined();
  });
});
