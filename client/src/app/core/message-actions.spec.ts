import { TestBed } from '@angular/core/testing';
import { ApiError } from './api-error';
import { MessageActions } from './message-actions';
import { type RoomChange, MessageChanges } from './message-changes';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { aMessage, anOwnUser } from './testing/samples';
import { provideSomeone } from './testing/someone';

describe('MessageActions', () => {
  const message = aMessage(5, {
    reactions: [
      { emoji: '👍', count: 2, usernames: ['omid', 'troll'] },
      { emoji: '🎉', count: 1, usernames: ['troll'] },
    ],
  });
  let connection: FakeConnection;
  let actions: MessageActions;
  let changes: RoomChange[];

  beforeEach(() => {
    connection = new FakeConnection();
    connection.hold('react');
    const api = fakeApi({
      pin: () => Promise.resolve({ ...message, rev: 6, pinnedBy: 'sara' }),
      unpin: () => Promise.resolve({ ...message, rev: 7 }),
      bookmark: () => Promise.resolve({ ...message, bookmarked: true }),
      removeBookmark: () => Promise.resolve({ ...message, bookmarked: false }),
    });
    TestBed.configureTestingModule({
      providers: [
        ...provideFakes(connection, api),
        provideSomeone(anOwnUser({ username: 'sara', blocked: ['troll'] })),
      ],
    });
    actions = TestBed.inject(MessageActions);
    changes = [];
    TestBed.inject(MessageChanges).listen((change) => changes.push(change));
  });

  const shown = () => actions.reactionsOf(message).map(({ emoji, count, mine }) => [emoji, count, mine]);
  const reacted = { ...message, rev: 6 };
  const turn = () => new Promise((done) => setTimeout(done));

  it('leaves out the reactions of people one has blocked', () => {
    expect(shown()).toEqual([['👍', 1, undefined]]);
    expect(actions.reactionsOf(message)[0]?.usernames).toEqual(['omid']);
  });

  it('shows a reaction at once, and the server’s state when it answers', async () => {
    const reacting = actions.react(message, '👍', true);
    expect(shown()).toEqual([['👍', 2, true]]);
    connection.asked[0]?.answer({ message: reacted });
    await reacting;
    expect(changes[0]?.message).toEqual(reacted);
    expect(shown()).toEqual([['👍', 1, undefined]]);
  });

  it('shows one’s own reaction that nobody has given before', () => {
    void actions.react(message, '🎈', true);
    expect(shown()).toEqual([
      ['👍', 1, undefined],
      ['🎈', 1, true],
    ]);
  });

  it('takes a reaction away again when it is refused', async () => {
    const reacting = actions.react(message, '👍', true);
    connection.asked[0]?.refuse(new ApiError('reaction.tooMany', 409));
    await expect(reacting).rejects.toMatchObject({ code: 'reaction.tooMany' });
    expect(shown()).toEqual([['👍', 1, undefined]]);
  });

  it('asks for what is wanted in the end when somebody changes their mind meanwhile', async () => {
    const reacting = actions.react(message, '👍', true);
    await actions.react(message, '👍', false);
    expect(shown()).toEqual([['👍', 1, undefined]]);
    connection.asked[0]?.answer({ message: reacted });
    await turn();
    connection.asked[1]?.answer({ message: { ...message, rev: 7 } });
    await reacting;
    expect(connection.asked.map(({ payload }) => payload)).toEqual([
      { id: 'message-5', emoji: '👍', on: true },
      { id: 'message-5', emoji: '👍', on: false },
    ]);
  });

  it('has a pin, a bookmark and a vote everywhere at once', async () => {
    await actions.pin(message, true);
    expect(changes.at(-1)?.message?.pinnedBy).toBe('sara');
    await actions.pin(message, false);
    expect(changes.at(-1)?.message?.pinnedBy).toBeUndefined();
    await actions.bookmark(message, true);
    expect(changes.at(-1)?.patch?.apply(message).bookmarked).toBe(true);
    await actions.bookmark(message, false);
    expect(changes.at(-1)?.patch?.apply(message).bookmarked).toBe(false);
  });

  it('has an edit and a deletion everywhere at once', async () => {
    connection.prepare('edit_message', ({ text }) => ({ message: { ...message, rev: 6, text } }));
    connection.prepare('delete_message', () => ({
      message: { ...message, rev: 7, text: '', deletedAt: 'now' },
    }));
    await actions.edit(message, { text: 'نو' });
    expect(changes.at(-1)?.message?.text).toBe('نو');
    await actions.remove(message);
    expect(changes.at(-1)?.message?.deletedAt).toBe('now');
  });

  it('tells a poll to the room with the clientId it was given', async () => {
    const asked: unknown[] = [];
    connection.prepare('create_poll', (payload) => {
      asked.push(payload);
      return { message: aMessage(6, { type: 'poll' }) };
    });
    const request = { question: 'چای؟', options: ['آری', 'نه'], clientId: 'c' };
    await actions.createPoll('general', request);
    expect(asked).toEqual([{ room: 'general', ...request }]);
    expect(changes.at(-1)?.posted).toBe(true);
  });
});
