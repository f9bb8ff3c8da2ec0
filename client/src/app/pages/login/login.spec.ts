import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { RegistrationMode } from '#contracts';
import { ApiError } from '../../core/api-error';
import { SessionStore } from '../../core/session-store';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aServer, anOwnUser } from '../../core/testing/samples';
import { providePersian } from '../../i18n/testing/persian';
import { Login } from './login';

describe('Login', () => {
  let refusal: ApiError | null;
  let registration: RegistrationMode;

  beforeEach(() => {
    localStorage.clear();
    refusal = null;
    registration = 'open';
    const api = fakeApi({
      server: () => Promise.resolve(aServer({ registration })),
      login: async ({ username }) => {
        await Promise.resolve();
        if (refusal) throw refusal;
        return anOwnUser({ username });
      },
    });
    TestBed.configureTestingModule({
      providers: [providePersian(), provideRouter([]), provideFakes(new FakeConnection(), api)],
    });
  });

  async function show(next?: string) {
    const fixture = TestBed.createComponent(Login);
    if (next) fixture.componentRef.setInput('next', next);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    return {
      leadsToRegistration: () => host.querySelector('.other:not(.shut) [href="/register"]') !== null,
      alert: () => host.querySelector('[role=alert]')?.textContent?.trim(),
      signIn: async () => {
        for (const field of host.querySelectorAll('input')) {
          field.value = 'kabootar-12';
          field.dispatchEvent(new Event('input'));
        }
        host.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
        await fixture.whenStable();
      },
    };
  }

  it('says that name or password is wrong when the server refuses them', async () => {
    refusal = new ApiError('auth.badCredentials', 401);
    const { signIn, alert } = await show();
    await signIn();
    expect(alert()).toBe('نام کاربری یا گذرواژه درست نیست.');
  });

  it('says that the server is out of reach when it is', async () => {
    refusal = new ApiError('network.offline');
    const { signIn, alert } = await show();
    await signIn();
    expect(alert()).toBe('به سرور نمی‌رسیم. اتصال خود را بررسی کنید.');
  });

  it.each([
    ['/rooms/tech', '/rooms/tech'],
    ['//elsewhere.example', '/'],
    [undefined, '/'],
  ])('goes on when the person wanted to be at %s', async (next, address) => {
    const { signIn } = await show(next);
    const goTo = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    await signIn();
    expect(goTo).toHaveBeenCalledWith(address);
  });

  it('says why the session ended when the server ended it', async () => {
    TestBed.inject(SessionStore).ended('revoked');
    const { alert } = await show();
    expect(alert()).toContain('این دستگاه از دستگاهی دیگر بیرون رفت.');
  });

  it('says why and until when the account is banned when a ban ended the session', async () => {
    TestBed.inject(SessionStore).ended('banned', { until: '2026-03-28T08:30:00.000Z', words: 'تبلیغ' });
    const { alert } = await show();
    expect(alert()).toContain('این حساب مسدود شده است.');
    expect(alert()).toContain('۸ فروردین ۱۴۰۵');
    expect(alert()).toContain('تبلیغ');
  });

  it.each<[RegistrationMode, boolean]>([
    ['open', true],
    ['invitation', false],
    ['closed', false],
  ])('leads to registration when the server is %s: %s', async (mode, leads) => {
    registration = mode;
    const { leadsToRegistration } = await show();
    expect(leadsToRegistration()).toBe(leads);
  });
});
