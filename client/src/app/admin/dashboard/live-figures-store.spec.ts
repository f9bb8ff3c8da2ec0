import { TestBed } from '@angular/core/testing';
import type { LiveFigures } from '#contracts';
import { Connection } from '../../core/connection';
import { FakeConnection } from '../../core/testing/fakes';
import { KEPT, LiveFiguresStore } from './live-figures-store';

describe('LiveFiguresStore', () => {
  let connection: FakeConnection;
  let wishes: boolean[];
  beforeEach(() => {
    connection = new FakeConnection();
    wishes = [];
    connection.prepare('admin_watch', ({ on }) => {
      wishes.push(on);
      return {};
    });
    TestBed.configureTestingModule({
      providers: [LiveFiguresStore, { provide: Connection, useValue: connection }],
    });
  });

  const hear = (peopleOnline: number) => connection.deliver('admin_figures', { peopleOnline } as LiveFigures);

  it('LiveFiguresStore keeps the last minute when more comes', () => {
    const store = TestBed.inject(LiveFiguresStore);
    for (let second = 0; second <= KEPT; second += 1) hear(second);
    expect(store.kept().map(({ peopleOnline }) => peopleOnline)).toEqual(
      Array.from({ length: KEPT }, (_, at) => at + 1),
    );
    expect(store.now()?.peopleOnline).toBe(KEPT);
  });

  it('LiveFiguresStore asks again when the connection is another, and no longer when nobody looks', async () => {
    TestBed.inject(LiveFiguresStore);
    TestBed.tick();
    connection.setState('reconnecting');
    TestBed.tick();
    connection.setState('online');
    TestBed.tick();
    await vi.waitFor(() => expect(wishes).toEqual([true, true]));
    TestBed.resetTestingModule();
    await vi.waitFor(() => expect(wishes).toEqual([true, true, false]));
  });
});
