import { TestBed } from '@angular/core/testing';
import type { ConsolePerson, Mute } from '#contracts';
import { ApiError } from '../../core/api-error';
import { MutesApi } from '../../core/mutes-api';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { Dialogs } from '../../ui/dialogs';
import type { Deed, DeedTerms } from '../ui/deed-dialog';
import { PeopleApi } from './people-api';
import { PersonOrder } from './person-order';

const OMID: ConsolePerson = {
  id: 'id-of-omid',
  username: 'omid',
  displayName: 'امید',
  role: 'member',
  createdAt: '2026-03-21T08:00:00.000Z',
  online: true,
};

describe('PersonOrder', () => {
  const mutes = { mute: vi.fn(), unmute: vi.fn() };
  const people = { warn: vi.fn(), purgeHour: vi.fn() };
  const open = vi.fn<(load: unknown, opening: { data: Deed }) => Promise<DeedTerms | undefined>>();
  const changed = vi.fn();

  beforeEach(() => {
    vi.resetAllMocks();
    open.mockResolvedValue({ reason: 'آگهی' });
  });

  async function show(mute?: Mute) {
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(new FakeConnection(), fakeApi()),
        provideSomeone(),
        { provide: MutesApi, useValue: mutes },
        { provide: PeopleApi, useValue: people },
        { provide: Dialogs, useValue: { open } },
      ],
    });
    const fixture = TestBed.createComponent(PersonOrder);
    fixture.componentRef.setInput('person', { ...OMID, ...(mute && { mute }) });
    fixture.componentInstance.changed.subscribe(changed);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    return {
      text: () => host.textContent ?? '',
      press: async (words: string) => {
        [...host.querySelectorAll('button')].find((each) => each.textContent?.includes(words))?.click();
        await vi.waitFor(() => expect(changed).toHaveBeenCalled());
        await fixture.whenStable();
      },
      pressInVain: async (words: string) => {
        [...host.querySelectorAll('button')].find((each) => each.textContent?.includes(words))?.click();
        await fixture.whenStable();
      },
    };
  }

  it('mutes everywhere for the time and the reason that were given', async () => {
    const terms = { reason: 'آگهی', until: '2026-03-28T08:30:00.000Z' };
    open.mockResolvedValue(terms);
    const { press } = await show();
    await press('بی‌صدا کردن');
    expect(open.mock.calls[0]?.[1].data).toMatchObject({ name: 'امید', ends: true });
    expect(mutes.mute).toHaveBeenCalledWith('omid', terms);
  });

  it('says until when and why somebody is muted, and lets them write again', async () => {
    const { text, press } = await show({ until: '2026-03-28T08:30:00.000Z', reason: 'تبلیغ' });
    expect(text()).toContain('۸ فروردین ۱۴۰۵');
    expect(text()).toContain('تبلیغ');
    expect(text()).not.toContain('بی‌صدا کردن');
    await press('اجازهٔ دوبارهٔ نوشتن');
    expect(mutes.unmute).toHaveBeenCalledWith('omid');
  });

  it('warns in words that are not left out', async () => {
    const { press, text } = await show();
    await press('هشدار دادن');
    expect(open.mock.calls[0]?.[1].data).toMatchObject({ needsReason: true });
    expect(people.warn).toHaveBeenCalledWith('omid', 'آگهی');
    expect(text()).toContain('هشدار داده شد.');
  });

  it('deletes what was written within an hour after a question, and says how much that was', async () => {
    people.purgeHour.mockResolvedValue(12);
    const { press, text } = await show();
    await press('ساعت گذشته');
    expect(people.purgeHour).toHaveBeenCalledWith('omid', 'آگهی');
    expect(text()).toContain('۱۲ پیام حذف شد.');
  });

  it.each(['بی‌صدا کردن', 'هشدار دادن', 'ساعت گذشته'])(
    'does nothing when the question of %s is dismissed',
    async (words) => {
      open.mockResolvedValue(undefined);
      const { pressInVain } = await show();
      await pressInVain(words);
      expect(open).toHaveBeenCalled();
      for (const deed of [mutes.mute, people.warn, people.purgeHour]) expect(deed).not.toHaveBeenCalled();
    },
  );

  it('says why nothing came of it', async () => {
    people.warn.mockRejectedValue(new ApiError('user.outranked', 403));
    const { press, text } = await show();
    await press('هشدار دادن');
    expect(text()).not.toContain('هشدار داده شد.');
    expect(text()).toContain('نقش شما به این شخص نمی‌رسد.');
  });
});
