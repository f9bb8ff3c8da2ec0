import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, Router, provideRouter } from '@angular/router';
import { of } from 'rxjs';
import { ApiError } from '../../core/api-error';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { providePersian } from '../../i18n/testing/persian';
import { Notices } from '../../ui/notices';
import { Reset } from './reset';

describe('Reset', () => {
  let refusal: ApiError | null;
  let sent: object[];
  let said: string[];

  beforeEach(() => {
    refusal = null;
    sent = [];
    said = [];
  });

  async function show(fragment: string | null) {
    const api = fakeApi({
      resetPassword: async (body) => {
        await Promise.resolve();
        sent.push(body);
        if (refusal) throw refusal;
      },
    });
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideRouter([]),
        provideFakes(new FakeConnection(), api),
        { provide: ActivatedRoute, useValue: { fragment: of(fragment) } },
        { provide: Notices, useValue: { done: (key: string) => Promise.resolve(said.push(key)) } },
      ],
    });
    const went = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    const fixture = TestBed.createComponent(Reset);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    return {
      went,
      alert: () => host.querySelector('[role=alert]')?.textContent?.trim(),
      submit: async (password: string) => {
        const field = host.querySelector('input')!;
        field.value = password;
        field.dispatchEvent(new Event('input'));
        host.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
        await fixture.whenStable();
      },
    };
  }

  it('sends the new password with the token of the address, then leads to the login', async () => {
    const page = await show('abc');
    await page.submit('kabootar-12');
    expect(sent).toEqual([{ token: 'abc', newPassword: 'kabootar-12' }]);
    expect(said).toEqual(['reset.done']);
    expect(page.went).toHaveBeenCalledWith('/login');
  });

  it('says so when the link holds no more', async () => {
    refusal = new ApiError('reset.invalid');
    const page = await show('abc');
    await page.submit('kabootar-12');
    expect(page.alert()).toContain('این پیوند');
    expect(page.went).not.toHaveBeenCalled();
  });

  it('sends nothing when the address has no token', async () => {
    const page = await show(null);
    expect(page.alert()).toContain('این پیوند');
    await page.submit('kabootar-12');
    expect(sent).toEqual([]);
  });
});
