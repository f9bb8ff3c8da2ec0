import { TestBed } from '@angular/core/testing';
import type { StreamEntry } from '#contracts';
import { Connection } from '../../core/connection';
import { FakeConnection } from '../../core/testing/fakes';
import type { Page } from '../ui/paged';
import { MessagesApi } from './messages-api';
import { StreamStore } from './stream-store';

const entry = (id: string, more: Partial<StreamEntry['message']> = {}) =>
  ({
    message: { id, text: id, username: 'omid', ...more },
    room: { kind: 'public', id: 'r', name: 'گفتگو' },
  }) as StreamEntry;

describe('StreamStore', () => {
  let connection: FakeConnection;
  let wishes: boolean[];
  let page: Page<StreamEntry>;
  const list = vi.fn(() => Promise.resolve(page));
  beforeEach(() => {
    connection = new FakeConnection();
    wishes = [];
    page = { items: [entry('2'), entry('1')] };
    list.mockClear();
    connection.prepare('admin_watch_messages', ({ on }) => {
      wishes.push(on);
      return {};
    });
    TestBed.configureTestingModule({
      providers: [
        StreamStore,
        { provide: Connection, useValue: connection },
        { provide: MessagesApi, useValue: { list } },
      ],
    });
  });

  async function opened(): Promise<StreamStore> {
    const store = TestBed.inject(StreamStore);
    TestBed.tick();
    await vi.waitFor(() => expect(store.list.status()).toBe('ready'));
    return store;
  }
  const hear = (...entries: StreamEntry[]) => connection.deliver('admin_messages', { entries });
  const shown = (store: StreamStore) => store.entries().map(({ message }) => message.id);

  it('StreamStore shows what is said above what was said, each once', async () => {
    const store = await opened();
    hear(entry('2'), entry('3'), entry('4'));
    expect(shown(store)).toEqual(['4', '3', '2', '1']);
  });

  it('StreamStore keeps what it hears while its first page is on its way', async () => {
    const store = TestBed.inject(StreamStore);
    TestBed.tick();
    hear(entry('3'));
    await vi.waitFor(() => expect(store.list.status()).toBe('ready'));
    expect(shown(store)).toEqual(['3', '2', '1']);
  });

  it('StreamStore lets what is said wait when somebody reads, and counts it', async () => {
    const store = await opened();
    store.reading.set(true);
    hear(entry('3'));
    hear(entry('4'));
    expect([shown(store), store.waiting()]).toEqual([['2', '1'], 2]);
    connection.deliver('admin_message_changed', entry('3', { deletedAt: '2026-03-21T00:00:00Z' }));
    expect(store.waiting()).toBe(1);
    store.reading.set(false);
    TestBed.tick();
    expect([shown(store), store.waiting()]).toEqual([['4', '2', '1'], 0]);
  });

  it('StreamStore hears only what it asks for, and forgets what it heard for another question', async () => {
    const store = await opened();
    hear(entry('3'));
    page = { items: [] };
    store.question.set({ person: 'sara' });
    TestBed.tick();
    await vi.waitFor(() => expect(store.list.status()).toBe('ready'));
    hear(entry('4'), entry('5', { username: 'sara' }));
    expect(shown(store)).toEqual(['5']);
  });

  it('StreamStore shows a message as it was edited, and none that was deleted', async () => {
    const store = await opened();
    connection.deliver('admin_message_changed', entry('2', { text: 'دیگر' }));
    connection.deliver('admin_message_changed', entry('1', { deletedAt: '2026-03-21T00:00:00Z' }));
    expect(store.entries().map(({ message }) => message.text)).toEqual(['دیگر']);
  });

  it('StreamStore watches and asks anew when the connection is another, and no longer when nobody looks', async () => {
    await opened();
    connection.setState('reconnecting');
    TestBed.tick();
    connection.setState('online');
    TestBed.tick();
    await vi.waitFor(() => expect(wishes).toEqual([true, true]));
    expect(list).toHaveBeenCalledTimes(2);
    TestBed.resetTestingModule();
    await vi.waitFor(() => expect(wishes).toEqual([true, true, false]));
  });
});
