import { TestBed } from '@angular/core/testing';
import type { Report } from '#contracts';
import { Connection } from './connection';
import { Http } from './http';
import { OrderQueueStore } from './order-queue-store';
import { FakeConnection } from './testing/fakes';
import { provideSomeone } from './testing/someone';

describe('OrderQueueStore', () => {
  let connection: FakeConnection;
  const get = vi.fn();

  beforeEach(() => {
    connection = new FakeConnection();
    get.mockReset().mockResolvedValue({ queue: { reports: 2, held: 1 } });
    TestBed.configureTestingModule({
      providers: [
        provideSomeone(),
        { provide: Connection, useValue: connection },
        { provide: Http, useValue: { get } },
      ],
    });
  });

  async function opened(): Promise<OrderQueueStore> {
    const store = TestBed.inject(OrderQueueStore);
    TestBed.tick();
    await Promise.resolve();
    return store;
  }

  it('counts reports and held messages together, as they are told', async () => {
    const store = await opened();
    expect(store.waiting()).toBe(3);
    connection.deliver('held_updated', { id: 'h', queue: { reports: 2, held: 0 } });
    expect(store.waiting()).toBe(2);
    connection.deliver('report_updated', { report: {} as Report, queue: { reports: 0, held: 0 } });
    expect(store.waiting()).toBe(0);
  });

  it('asks again when the line was cut', async () => {
    await opened();
    connection.setState('offline');
    TestBed.tick();
    connection.setState('online');
    TestBed.tick();
    expect(get).toHaveBeenCalledTimes(2);
  });
});
