import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { StatusRequest, UserStatus } from '#contracts';
import { ApiError } from '../../core/api-error';
import { SessionStore } from '../../core/session-store';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { anOwnUser } from '../../core/testing/samples';
import { EmojiPickers } from '../../emoji/emoji-pickers';
import { providePersian } from '../../i18n/testing/persian';
import { StatusForm } from './status-form';

describe('StatusForm', () => {
  const told: StatusRequest[] = [];
  let refusal: ApiError | null;

  async function show(status: UserStatus = { state: 'online' }) {
    told.length = 0;
    refusal = null;
    const setStatus = (changes: StatusRequest) => {
      told.push(changes);
      return refusal ? Promise.reject(refusal) : Promise.resolve();
    };
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(new FakeConnection(), fakeApi()),
        { provide: EmojiPickers, useValue: { open: () => Promise.resolve('🦒') } },
        {
          provide: SessionStore,
          useValue: { user: signal(anOwnUser({ status })), userId: () => 'sara', setStatus },
        },
      ],
    });
    const fixture = TestBed.createComponent(StatusForm);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    return {
      host,
      write: (text: string) => {
        const field = host.querySelector('input');
        if (field) field.value = text;
        field?.dispatchEvent(new Event('input'));
      },
      press: async (selector: string) => {
        host.querySelector<HTMLElement>(selector)?.click();
        await fixture.whenStable();
      },
    };
  }

  it('tells what is written, without an end, when none is chosen', async () => {
    const { write, press } = await show();
    write('  در  سفر ');
    await press('[type=submit]');
    expect(told).toEqual([{ text: 'در سفر', emoji: '', until: '' }]);
  });

  it('takes words and emoji of a suggestion', async () => {
    const { press } = await show();
    await press('li button');
    await press('[type=submit]');
    expect(told).toEqual([{ text: 'در جلسه', emoji: '📅', until: '' }]);
  });

  it('takes any emoji that is picked', async () => {
    const { press } = await show({ state: 'online', text: 'باغ وحش' });
    await press('.pick');
    await press('[type=submit]');
    expect(told).toEqual([{ text: 'باغ وحش', emoji: '🦒', until: '' }]);
  });

  it('keeps the end that was chosen earlier when only the words change', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const { write, press } = await show({ state: 'online', text: 'ناهار', until });
    write('سر غذا');
    await press('[type=submit]');
    expect(told).toEqual([{ text: 'سر غذا', emoji: '', until }]);
  });

  it('begins anew when the time of what was said is over', async () => {
    const { host } = await show({
      state: 'online',
      text: 'ناهار',
      until: new Date(Date.now()).toISOString(),
    });
    expect(host.querySelector('input')?.value).toBe('');
  });

  it('takes everything back when it is cleared', async () => {
    const { press } = await show({ state: 'online', text: 'ناهار', emoji: '🍽️' });
    await press('.line button:last-child');
    expect(told).toEqual([{ text: '', emoji: '', until: '' }]);
  });

  it('sends nothing that is too long', async () => {
    const { write, press, host } = await show();
    write('ا'.repeat(101));
    await press('[type=submit]');
    expect(told).toEqual([]);
    expect(host.querySelector('[role=alert]')?.textContent).toContain('بلند است');
  });

  it('says why when the server refuses', async () => {
    const { write, press, host } = await show();
    refusal = new ApiError('network.offline');
    write('سفر');
    await press('[type=submit]');
    expect(host.querySelector('sk-alert')?.textContent).toContain('به سرور نمی‌رسیم');
  });
});
