import { TestBed } from '@angular/core/testing';
import { TYPING, type TypingEvent } from '#contracts';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { aMessage, aUser } from './testing/samples';
import { provideSomeone } from './testing/someone';
import { TypingStore } from './typing-store';

describe('TypingStore', () => {
  let connection: FakeConnection;
  let typing: TypingStore;

  beforeEach(() => {
    vi.useFakeTimers();
    connection = new FakeConnection();
    TestBed.configureTestingModule({ providers: [...provideFakes(connection, fakeApi()), provideSomeone()] });
    typing = TestBed.inject(TypingStore);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const notice = (changes: Partial<TypingEvent> = {}) =>
    connection.deliver('user_typing', {
      room: 'general',
      username: 'omid',
      displayName: 'امید',
      typing: true,
      ...changes,
    });
  const names = (room = 'general') => typing.typingIn(room).map(({ username }) => username);

  it('names who is typing, by room, who began first first', () => {
    notice();
    notice({ username: 'mina' });
    notice({ room: 'tech', username: 'reza' });
    expect([names(), names('tech'), names('random')]).toEqual([['omid', 'mina'], ['reza'], []]);
  });

  it('forgets somebody when the notice is not renewed', () => {
    notice();
    vi.advanceTimersByTime(TYPING.ttlMs - 1);
    expect(names()).toEqual(['omid']);
    vi.advanceTimersByTime(1);
    expect(names()).toEqual([]);
  });

  it('keeps somebody whose notice is renewed', () => {
    notice();
    vi.advanceTimersByTime(TYPING.ttlMs - 1);
    notice();
    vi.advanceTimersByTime(TYPING.ttlMs - 1);
    expect(names()).toEqual(['omid']);
  });

  it('forgets somebody who stopped', () => {
    notice();
    notice({ typing: false });
    expect(names()).toEqual([]);
  });

  it('forgets somebody whose message came, or who left', () => {
    for (const username of ['omid', 'mina', 'reza']) notice({ username });
    connection.deliver('message', aMessage(1, { username: 'omid' }));
    connection.deliver('messages', { room: 'general', messages: [aMessage(2, { username: 'mina' })] });
    connection.deliver('user_left', { room: 'general', user: aUser({ username: 'reza' }), memberCount: 1 });
    expect(names()).toEqual([]);
  });

  it('does not name the reader, who may type on another device', () => {
    notice({ username: 'sara' });
    expect(names()).toEqual([]);
  });

  it('tells others at most once in the agreed time, and each room by itself', () => {
    for (let key = 0; key < 5; key += 1) typing.notifyTyping('general');
    typing.notifyTyping('tech');
    expect(connection.notices).toEqual([
      { room: 'general', typing: true },
      { room: 'tech', typing: true },
    ]);
    vi.advanceTimersByTime(TYPING.everyMs);
    typing.notifyTyping('general');
    expect(connection.notices.length).toBe(3);
  });

  it('tells others that the reader stopped, if they were told of the beginning', () => {
    typing.stopTyping('general');
    expect(connection.notices).toEqual([]);
    typing.notifyTyping('general');
    typing.stopTyping('general');
    typing.stopTyping('general');
    expect(connection.notices.map((told) => told.typing)).toEqual([true, false]);
  });

  it('tells at once when the reader begins again after stopping', () => {
    typing.notifyTyping('general');
    typing.stopTyping('general');
    typing.notifyTyping('general');
    expect(connection.notices.map((told) => told.typing)).toEqual([true, false, true]);
  });
});
