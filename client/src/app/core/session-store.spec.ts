import { TestBed } from '@angular/core/testing';
import type { OwnUser } from '#contracts';
import { Api } from './api';
import { ApiError } from './api-error';
import { SessionStore } from './session-store';
import { SESSION_TABS } from './tabs';
import { FakeBrowser, fakeApi } from './testing/fakes';
import { anOwnUser } from './testing/samples';

const sara = anOwnUser({ username: 'sara' });
const omid = anOwnUser({ username: 'omid', id: 'id-of-omid' });

describe('SessionStore', () => {
  let session: SessionStore;
  let browser: FakeBrowser;
  let asked: number;
  let answer: () => Promise<OwnUser>;

  beforeEach(() => {
    localStorage.clear();
    browser = new FakeBrowser();
    asked = 0;
    answer = () => Promise.reject(new ApiError('auth.required', 401));
    const api = fakeApi({
      me: () => {
        asked += 1;
        return answer();
      },
      login: () => Promise.resolve(sara),
      logout: () => Promise.resolve(),
      changePassword: () => Promise.resolve(sara),
      updateProfile: () => Promise.resolve(sara),
    });
    TestBed.configureTestingModule({
      providers: [
        { provide: Api, useValue: api },
        { provide: SESSION_TABS, useValue: browser.openTab() },
      ],
    });
    session = TestBed.inject(SessionStore);
  });

  const signIn = () => session.login({ username: 'sara', password: 'kalame12345' });

  it('does not bring back who signed out while their profile was being changed', async () => {
    await signIn();
    const updated = session.updateProfile({ displayName: 'سارا' });
    session.ended(null);
    await updated;
    expect([session.state(), session.user()]).toEqual(['signedOut', null]);
  });

  it('keeps what was told of the account while an older answer was on its way', async () => {
    await signIn();
    answer = () => Promise.resolve(sara);
    const confirmed = session.confirm();
    session.setUser({ ...sara, blocked: ['troll'] });
    await confirmed;
    expect(session.user()?.blocked).toEqual(['troll']);
  });

  it('becomes whoever signed in elsewhere, whatever is told of the one before', async () => {
    await signIn();
    answer = () => Promise.resolve(omid);
    const confirmed = session.confirm();
    session.setUser({ ...sara, blocked: ['troll'] });
    await confirmed;
    expect(session.username()).toBe('omid');
  });

  it('asks nobody when nobody ever signed in here', async () => {
    await session.restore();
    expect([session.state(), asked]).toEqual(['signedOut', 0]);
  });

  it('restores the session of this browser, asking once', async () => {
    localStorage.setItem('sokhan.signedIn', '1');
    answer = () => Promise.resolve(sara);
    await Promise.all([session.restore(), session.restore()]);
    await session.restore();
    expect([session.state(), session.username(), asked]).toEqual(['signedIn', 'sara', 1]);
  });

  it('is signed out when the session of this browser has ended', async () => {
    localStorage.setItem('sokhan.signedIn', '1');
    await session.restore();
    expect([session.state(), localStorage.getItem('sokhan.signedIn')]).toEqual(['signedOut', null]);
  });

  it('does not know who is signed in when the server is not reached, and asks again', async () => {
    localStorage.setItem('sokhan.signedIn', '1');
    answer = () => Promise.reject(new ApiError('network.offline'));
    await expect(session.restore()).rejects.toMatchObject({ code: 'network.offline' });
    expect(session.state()).toBe('unknown');
    answer = () => Promise.resolve(sara);
    await session.restore();
    expect(session.state()).toBe('signedIn');
  });

  it('asks at every start where the browser refuses to remember', async () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => null);
    vi.spyOn(Storage.prototype, 'length', 'get').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    answer = () => Promise.resolve(sara);
    await session.restore();
    vi.restoreAllMocks();
    expect(session.state()).toBe('signedIn');
  });

  it('forgets why the last session ended when somebody signs in', async () => {
    session.ended('banned');
    expect(session.endedReason()).toBe('banned');
    await signIn();
    expect([session.state(), session.endedReason()]).toEqual(['signedIn', null]);
  });

  it('stays signed in when signing out does not reach the server', async () => {
    await signIn();
    vi.spyOn(TestBed.inject(Api), 'logout').mockRejectedValue(new ApiError('network.offline'));
    await expect(session.logout()).rejects.toMatchObject({ code: 'network.offline' });
    expect(session.state()).toBe('signedIn');
  });

  it('is signed out when the session had ended before', async () => {
    await signIn();
    vi.spyOn(TestBed.inject(Api), 'logout').mockRejectedValue(new ApiError('auth.required', 401));
    await session.logout();
    expect([session.state(), session.endedReason()]).toEqual(['signedOut', null]);
  });

  it('does not sign in again by an answer from before signing out', async () => {
    await signIn();
    let late: (user: OwnUser) => void = () => undefined;
    answer = () => new Promise((resolve) => (late = resolve));
    const confirming = session.confirm();
    await session.logout();
    late(sara);
    await confirming;
    expect(session.state()).toBe('signedOut');
  });

  it('becomes who another tab signed in as', async () => {
    await signIn();
    answer = () => Promise.resolve(omid);
    browser.openTab().tell('entered');
    await vi.waitFor(() => expect(session.username()).toBe('omid'));
  });

  it('tells the other tabs when somebody signs in', async () => {
    const told: string[] = [];
    browser.openTab().listen((message) => told.push(message));
    await signIn();
    expect(told).toEqual(['entered']);
  });
});
