import { TestBed } from '@angular/core/testing';
import { IDLE_AFTER_MS } from '#contracts';
import { IdleWatch } from './idle-watch';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';

describe('IdleWatch', () => {
  let connection: FakeConnection;
  const told: boolean[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    told.length = 0;
    connection = new FakeConnection();
    connection.prepare('user_activity', ({ idle }) => {
      told.push(idle);
      return {};
    });
    TestBed.configureTestingModule({ providers: [provideFakes(connection, fakeApi())] });
    TestBed.inject(IdleWatch);
    TestBed.tick();
  });

  afterEach(() => vi.useRealTimers());

  async function pass(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
    TestBed.tick();
    await vi.advanceTimersByTimeAsync(0);
  }
  async function touch(): Promise<void> {
    document.dispatchEvent(new Event('pointermove'));
    await pass(0);
  }

  it('says nothing while somebody is there', async () => {
    await pass(IDLE_AFTER_MS - 1);
    await touch();
    await pass(IDLE_AFTER_MS - 1);
    expect(told).toEqual([]);
  });

  it('says that the person is gone after a while, and at once when they are back', async () => {
    await pass(IDLE_AFTER_MS);
    expect(told).toEqual([true]);
    await touch();
    expect(told).toEqual([true, false]);
  });

  it('says it again when the line comes back, for a new connection counts as busy', async () => {
    await pass(IDLE_AFTER_MS);
    connection.setState('reconnecting');
    await pass(0);
    connection.setState('online');
    await pass(0);
    expect(told).toEqual([true, true]);
  });
});
