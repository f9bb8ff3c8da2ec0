import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, Router, provideRouter } from '@angular/router';
import { of } from 'rxjs';
import type { InvitationLook, RegisterRequest, RegistrationMode } from '#contracts';
import { ApiError } from '../../core/api-error';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aServer, anOwnUser } from '../../core/testing/samples';
import { providePersian } from '../../i18n/testing/persian';
import { Register } from './register';

describe('Register', () => {
  let asked: RegisterRequest[];
  let refusal: ApiError | null;
  let registration: RegistrationMode;
  let invitations: Record<string, InvitationLook>;

  beforeEach(() => {
    localStorage.clear();
    asked = [];
    refusal = null;
    registration = 'open';
    invitations = {};
    const api = fakeApi({
      server: () => Promise.resolve(aServer({ registration })),
      invitation: (token) => {
        const known = invitations[token];
        return known ? Promise.resolve(known) : Promise.reject(new ApiError('invitation.invalid', 410));
      },
      register: async (request) => {
        asked.push(request);
        await Promise.resolve();
        if (refusal) throw refusal;
        return anOwnUser({ username: request.username });
      },
    });
    TestBed.configureTestingModule({
      providers: [providePersian(), provideRouter([]), provideFakes(new FakeConnection(), api)],
    });
  });

  async function show(fragment: string | null = null) {
    TestBed.overrideProvider(ActivatedRoute, { useValue: { fragment: of(fragment) } });
    const fixture = TestBed.createComponent(Register);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const [username, displayName, password] = host.querySelectorAll('input');
    const fill = (field: HTMLInputElement | undefined, text: string) => {
      if (!field) throw new Error('The field is missing.');
      field.value = text;
      field.dispatchEvent(new Event('input'));
      field.dispatchEvent(new Event('blur'));
    };
    return {
      host,
      fill: async (name: string, secret: string, shown = '') => {
        fill(username, name);
        fill(displayName, shown);
        fill(password, secret);
        await fixture.whenStable();
      },
      submit: async () => {
        host.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
        await fixture.whenStable();
      },
      alert: () => host.querySelector('[role=alert]')?.textContent?.trim(),
      lead: () => host.querySelector('.lead')?.textContent?.replace(/[\u2068\u2069]/g, ''),
      errors: () => [...host.querySelectorAll('.error')].map((error) => error.textContent?.trim()),
    };
  }

  it('asks for what is needed when the form is sent empty', async () => {
    const { submit, errors } = await show();
    await submit();
    expect(errors()).toEqual(['این را بنویسید.', 'این را بنویسید.']);
    expect(asked).toEqual([]);
  });

  it.each([
    ['ab', 'kabootar-12', 'دست‌کم ۳ نویسه باشد.'],
    ['سارا', 'kabootar-12', 'فقط حرف انگلیسی، رقم و زیرخط به کار ببرید.'],
    ['sara', 'short1', 'دست‌کم ۸ نویسه باشد.'],
    ['sara', 'onlyletters', 'هم حرف داشته باشد و هم رقم؛ یا دست‌کم ۱۵ نویسه باشد.'],
    ['sara_m', 'sara_m12', 'از روی نام شما می‌شود حدسش زد.'],
  ])('says what is wrong at the field when %s comes with %s', async (username, password, sentence) => {
    const { fill, submit, errors } = await show();
    await fill(username, password);
    await submit();
    expect(errors()).toEqual([sentence]);
    expect(asked).toEqual([]);
  });

  it('ties the error to its field for those who cannot see it', async () => {
    const { fill, host } = await show();
    await fill('ab', 'kabootar-12');
    const [field] = host.querySelectorAll('input');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    const note = host.querySelector(`#${field?.getAttribute('aria-describedby') ?? ''}`);
    expect(note?.textContent).toContain('دست‌کم ۳ نویسه باشد.');
  });

  it('makes the account in the language of the page and goes on', async () => {
    const { fill, submit } = await show();
    const goTo = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    await fill('sara', 'kabootar-12', ' سارا ');
    await submit();
    expect(asked).toEqual([{ username: 'sara', password: 'kabootar-12', displayName: 'سارا', locale: 'fa' }]);
    expect(goTo).toHaveBeenCalledWith('/');
  });

  it('shows the server’s refusal at the field when it names one', async () => {
    refusal = new ApiError('validation.failed', 422, [{ field: 'password', code: 'common' }]);
    const { fill, submit, errors } = await show();
    await fill('sara', 'kabootar-12');
    await submit();
    expect(errors()).toEqual(['این گذرواژه را خیلی‌ها به کار می‌برند؛ زود حدس زده می‌شود.']);
  });

  it('shows that the name is taken at the name', async () => {
    refusal = new ApiError('username.conflict', 409);
    const { fill, submit, errors } = await show();
    await fill('sara', 'kabootar-12');
    await submit();
    expect(errors()).toEqual(['این نام کاربری گرفته شده است.']);
  });

  it('says how long to wait when there were too many tries', async () => {
    refusal = new ApiError('rate.limited', 429, [], 90_000);
    const { fill, submit, host } = await show();
    await fill('sara', 'kabootar-12');
    await submit();
    expect(host.querySelector('[role=alert]')?.textContent).toContain('۲ دقیقهٔ دیگر امتحان کنید.');
  });

  it('says who invites, and sends the invitation along, when the link holds', async () => {
    registration = 'invitation';
    invitations = { abc: { invitedBy: 'سارا' } };
    const { fill, submit, lead } = await show('abc');
    vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    expect(lead()).toBe('سارا شما را به سخن دعوت کرده است.');
    await fill('omid', 'kabootar-12');
    await submit();
    expect(asked).toMatchObject([{ username: 'omid', invitation: 'abc' }]);
  });

  it.each<[string, RegistrationMode, string | null, string]>([
    ['the link holds no more', 'open', 'old', 'این دعوت دیگر کار نمی‌کند'],
    ['an invitation is needed', 'invitation', null, 'دعوت لازم است'],
    ['the server is closed', 'closed', 'abc', 'حساب تازه نمی‌پذیرد'],
  ])('has words in place of the form when %s', async (_, mode, fragment, words) => {
    registration = mode;
    invitations = { abc: {} };
    const { host, alert } = await show(fragment);
    expect(alert()).toContain(words);
    expect(host.querySelector('form')).toBeNull();
  });
});
