import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { ServerFaceStore } from '../core/server-face-store';
import { PreferencesStore } from '../core/preferences-store';
import { providePersian } from '../i18n/testing/persian';
import { PageTitle } from './page-title';

describe('PageTitle', () => {
  it.each([
    [{ unread: 0, mentions: 0 }, 'سخن'],
    [{ unread: 12, mentions: 0 }, '(۱۲) سخن'],
    [{ unread: 12, mentions: 3 }, '(@۳ · ۱۲) سخن'],
  ])('counts calls for oneself first when %j waits', (waiting, shown) => {
    TestBed.configureTestingModule({
      providers: [providePersian(), { provide: PreferencesStore, useValue: { digits: () => 'persian' } }],
    });
    TestBed.inject(PageTitle).setWaiting(waiting);
    TestBed.tick();
    expect(TestBed.inject(Title).getTitle()).toBe(shown);
  });

  it('says the name of the server, from the moment on when it has another', () => {
    TestBed.configureTestingModule({
      providers: [providePersian(), { provide: PreferencesStore, useValue: { digits: () => 'persian' } }],
    });
    TestBed.inject(PageTitle).setWaiting({ unread: 2, mentions: 0 });
    TestBed.tick();
    TestBed.inject(ServerFaceStore).learn({ name: 'انجمن', languages: ['fa'] });
    TestBed.tick();
    expect(TestBed.inject(Title).getTitle()).toBe('(۲) انجمن');
  });
});
