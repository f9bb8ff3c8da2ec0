import { TestBed } from '@angular/core/testing';
import type { ConsolePerson, Report, UserRole } from '#contracts';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { anOwnUser } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { Dialogs } from '../../ui/dialogs';
import { OrderDeskApi } from './order-desk-api';
import { ReportCard } from './report-card';

const AT = '2026-03-21T08:00:00.000Z';
const BAN = 'مسدود کردن نویسنده';

const aReport = (author: Partial<Report['author']> = {}): Report => ({
  id: 'report-1',
  cause: 'spam',
  words: '',
  createdAt: AT,
  author: { username: 'omid', displayName: 'امید', role: 'member', ...author },
  message: { id: 'message-7', type: 'text', text: 'ارزان بخرید', names: [], at: AT, room: { kind: 'public', name: 'عمومی' } },
  state: 'open',
});

describe('ReportCard', () => {
  const api = { resolve: vi.fn(() => Promise.resolve(aReport())) };
  const open = vi.fn<(load: unknown, opening: { data: unknown }) => Promise<Partial<ConsolePerson> | undefined>>();

  beforeEach(() => vi.clearAllMocks());

  async function show(report: Report, role: UserRole = 'moderator') {
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(new FakeConnection(), fakeApi()),
        provideSomeone(anOwnUser({ username: 'sara', role })),
        { provide: OrderDeskApi, useValue: api },
        { provide: Dialogs, useValue: { open } },
      ],
    });
    const fixture = TestBed.createComponent(ReportCard);
    fixture.componentRef.setInput('report', report);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const ban = [...host.querySelectorAll('button')].find((each) => each.textContent?.includes(BAN));
    return {
      ban,
      press: async () => {
        ban?.click();
        await fixture.whenStable();
      },
    };
  }

  it('asks how the author is to be banned, and closes the report with the reason', async () => {
    open.mockResolvedValue({ ban: { since: AT, reason: 'آگهی', addresses: 0 } });
    const { press } = await show(aReport());
    await press();
    expect(open.mock.calls[0]?.[1].data).toMatchObject({ username: 'omid', displayName: 'امید' });
    expect(api.resolve).toHaveBeenCalledWith('report-1', { outcome: 'banned', reason: 'آگهی' });
  });

  it('leaves the report open when nobody was banned', async () => {
    open.mockResolvedValue(undefined);
    const { press } = await show(aReport());
    await press();
    expect(open).toHaveBeenCalled();
    expect(api.resolve).not.toHaveBeenCalled();
  });

  it.each<[string, boolean, UserRole, Partial<Report['author']>]>([
    ['a moderator to ban a member', true, 'moderator', {}],
    ['an admin to ban a moderator', true, 'admin', { role: 'moderator' }],
    ['a moderator to ban a moderator', false, 'moderator', { role: 'moderator' }],
    ['an admin to ban themselves', false, 'admin', { username: 'sara', role: 'admin' }],
  ])('offers %s: %s', async (_, isOffered, role, author) => {
    const { ban } = await show(aReport(author), role);
    expect(ban !== undefined).toBe(isOffered);
  });
});
