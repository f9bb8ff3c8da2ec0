import { TestBed } from '@angular/core/testing';
import type { Message } from '#contracts';
import { MarkedMessages } from './marked-messages';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { aMessage, anOwnUser } from './testing/samples';
import { provideSomeone } from './testing/someone';

describe('MarkedMessages', () => {
  const sara = anOwnUser({ username: 'sara', blocked: ['troll'] });
  let connection: FakeConnection;
  let marked: MarkedMessages;
  let kept: Message[];

  beforeEach(async () => {
    connection = new FakeConnection();
    kept = [];
    const api = fakeApi({
      mentions: () => Promise.resolve({ messages: [aMessage(3, { mentions: ['sara'] })] }),
      bookmarks: () => Promise.resolve({ messages: kept }),
    });
    TestBed.configureTestingModule({ providers: [...provideFakes(connection, api), provideSomeone(sara)] });
    marked = TestBed.inject(MarkedMessages);
    await marked.mentions.load();
    await marked.bookmarks.load();
  });

  const mentions = () => marked.mentions.messages().map(({ seq }) => seq);

  it.each([
    ['mentions one', { mentions: ['sara'] }, [5, 3]],
    ['mentions everybody', { mentions: ['all'] }, [5, 3]],
    ['mentions somebody else', { mentions: ['omid'] }, [3]],
    ['is one’s own', { mentions: ['all'], username: 'sara' }, [3]],
    ['is of somebody blocked', { mentions: ['sara'], username: 'troll' }, [3]],
  ])('has the right mentions when a message comes that %s', (_what, changes, seqs) => {
    connection.deliver('message', aMessage(5, changes));
    connection.deliver('message', aMessage(5, changes));
    expect(mentions()).toEqual(seqs);
  });

  it('leaves out a mention that was edited away or deleted', () => {
    connection.deliver('message', aMessage(5, { mentions: ['sara'] }));
    connection.deliver('message_updated', aMessage(5, { rev: 9, mentions: [] }));
    expect(mentions()).toEqual([3]);
    connection.deliver('message_deleted', aMessage(3, { rev: 10, deletedAt: '2026-03-21T10:00:00.000Z' }));
    expect(mentions()).toEqual([]);
  });

  it('shows what is kept and no longer kept on another device', async () => {
    const seqs = () => marked.bookmarks.messages().map(({ seq }) => seq);
    kept = [aMessage(4, { bookmarked: true })];
    connection.deliver('bookmark_updated', { room: 'general', id: 'message-4', on: true });
    await vi.waitFor(() => expect(seqs()).toEqual([4]));
    connection.deliver('bookmark_updated', { room: 'general', id: 'message-4', on: false });
    expect(seqs()).toEqual([]);
  });

  it('does not bring back what was removed while the page was on its way', async () => {
    kept = [aMessage(4, { bookmarked: true })];
    const loaded = marked.bookmarks.load();
    connection.deliver('bookmark_updated', { room: 'general', id: 'message-4', on: false });
    await loaded;
    expect(marked.bookmarks.messages()).toEqual([]);
  });

  it('shows nothing of a room one was removed from', () => {
    connection.deliver('room_removed', { room: 'general' });
    expect(mentions()).toEqual([]);
  });
});
