import { TestBed } from '@angular/core/testing';
import { ApiError } from '../../core/api-error';
import type { ConnectionState } from '../../core/connection';
import { RoomsStore } from '../../core/rooms-store';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { ConnectionBanner } from './connection-banner';

describe('ConnectionBanner', () => {
  let connection: FakeConnection;

  beforeEach(() => {
    connection = new FakeConnection();
    const api = fakeApi({ rooms: () => Promise.resolve([]) });
    TestBed.configureTestingModule({
      providers: [providePersian(), provideFakes(connection, api), provideSomeone()],
    });
  });

  async function told(state: ConnectionState): Promise<string | undefined> {
    connection.setState(state);
    const fixture = TestBed.createComponent(ConnectionBanner);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    return host.textContent?.trim();
  }

  it.each(['online', 'idle', 'connecting'] as const)('is silent when the state is %s', async (state) => {
    expect(await told(state)).toBe('');
  });

  it('says that messages are kept when the browser is offline', async () => {
    expect(await told('offline')).toContain('آفلاین هستید.');
  });

  it('says that it tries again when the server is gone', async () => {
    expect(await told('reconnecting')).toContain('در حال وصل شدن دوباره');
  });

  it('says until when the address is banned rather than that it tries again, and that it is offline all the same', async () => {
    const decision = { until: '2026-03-28T08:30:00.000Z' };
    connection.shutOut.set(new ApiError('address.banned', 403, [], undefined, decision));
    const words = await told('reconnecting');
    expect(words).toContain('این نشانی مسدود شده است.');
    expect(words).toContain('۸ فروردین ۱۴۰۵');
    expect(words).not.toContain('در حال وصل شدن دوباره');
    expect(await told('offline')).toContain('آفلاین هستید.');
  });

  it('says that it catches up only when there was something before', async () => {
    expect(await told('catchingUp')).toBe('');
    await TestBed.inject(RoomsStore).refresh();
    expect(await told('catchingUp')).toContain('در حال رسیدن‌اند');
  });
});
