import { TestBed } from '@angular/core/testing';
import type { Message } from '#contracts';
import { PinsStore } from './pins-store';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { aMessage } from './testing/samples';
import { provideSomeone } from './testing/someone';

const pinned = (seq: number, minute: number, changes: Partial<Message> = {}) =>
  aMessage(seq, { pinnedAt: `2026-03-21T10:${minute}:00.000Z`, rev: 100 + minute, ...changes });

describe('PinsStore', () => {
  let connection: FakeConnection;
  let answer: (messages: Message[]) => void;
  let store: PinsStore;

  beforeEach(() => {
    connection = new FakeConnection();
    const api = fakeApi({ pins: () => new Promise((resolve) => (answer = resolve)) });
    TestBed.configureTestingModule({ providers: [provideFakes(connection, api), provideSomeone()] });
    store = TestBed.inject(PinsStore);
  });

  const seqs = () => store.of('general').messages.map(({ seq }) => seq);

  async function loaded(...messages: Message[]): Promise<void> {
    const loading = store.load('general');
    answer(messages);
    await loading;
  }

  it('puts the newest pin first when another message is pinned', async () => {
    await loaded(pinned(3, 20), pinned(7, 10));
    connection.deliver('message_updated', pinned(1, 30));
    expect(seqs()).toEqual([1, 3, 7]);
  });

  it('leaves a message out when its pin was taken away or it was deleted', async () => {
    await loaded(pinned(3, 20), pinned(7, 10));
    connection.deliver('message_updated', aMessage(3, { rev: 200 }));
    connection.deliver('message_deleted', pinned(7, 10, { rev: 201, deletedAt: '2026-03-21T11:00:00.000Z' }));
    expect(seqs()).toEqual([]);
  });

  it('passes over messages without a pin, and those of rooms nobody looked at', async () => {
    await loaded(pinned(3, 20));
    connection.deliver('message', aMessage(9, { rev: 300 }));
    connection.deliver('message_updated', pinned(1, 30, { room: 'tech' }));
    expect(seqs()).toEqual([3]);
    expect(store.of('tech').status).toBe('loading');
  });

  it('keeps what was pinned while the list was on its way', async () => {
    const loading = store.load('general');
    connection.deliver('message_updated', pinned(1, 30));
    answer([pinned(3, 20)]);
    await loading;
    expect(seqs()).toEqual([1, 3]);
  });
});
