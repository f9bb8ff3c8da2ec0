import { TestBed } from '@angular/core/testing';
import type { ServerInfo } from '#contracts';
import { ServerFaceStore } from './server-face-store';
import { ServerInfoStore } from './server-info-store';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { aServer } from './testing/samples';

describe('ServerInfoStore', () => {
  let connection: FakeConnection;
  let answer: ServerInfo;
  let asked: number;
  let store: ServerInfoStore;

  beforeEach(() => {
    connection = new FakeConnection();
    answer = aServer();
    asked = 0;
    const server = () => {
      asked += 1;
      return Promise.resolve(answer);
    };
    TestBed.configureTestingModule({ providers: [provideFakes(connection, fakeApi({ server }))] });
    store = TestBed.inject(ServerInfoStore);
  });

  it('asks once, however often it is needed', async () => {
    await Promise.all([store.load(), store.load()]);
    expect(asked).toBe(1);
    expect(store.info()).toEqual(answer);
  });

  it('is what a fresh answer would be when the server tells of a change', async () => {
    await store.load();
    answer = aServer({ maintenance: true, name: 'انجمن' });
    connection.deliver('server_updated', { server: answer });
    expect(store.info()).toEqual(answer);
    expect(TestBed.inject(ServerFaceStore).name()).toBe('انجمن');
  });

  it('knows after a reconnection what changed meanwhile, and needs no other question then', async () => {
    await store.catchUp();
    await store.load();
    expect(asked).toBe(1);
    answer = aServer({ name: 'انجمن' });
    await store.catchUp();
    expect(store.info().name).toBe('انجمن');
  });
});
