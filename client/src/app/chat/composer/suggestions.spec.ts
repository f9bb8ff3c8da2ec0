import { TestBed } from '@angular/core/testing';
import type { Member } from '#contracts';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aRoom, aUser } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { Suggestions } from './suggestions';

const memberOf = (username: string, displayName: string): Member => ({
  user: aUser({ id: username, username, displayName }),
  role: 'member',
  joinedAt: '2026-03-21T08:30:00.000Z',
});

describe('Suggestions', () => {
  function people(query: string, ...members: Member[]): Promise<string[]> {
    const api = fakeApi({ members: () => Promise.resolve({ members, hasMore: false }) });
    TestBed.configureTestingModule({
      providers: [providePersian(), provideFakes(new FakeConnection(), api), provideSomeone()],
    });
    return TestBed.inject(Suggestions)
      .find({ kind: 'person', query, start: 0 }, aRoom())
      .then((lines) => lines.map(({ insert }) => insert));
  }
  const alireza = memberOf('alireza', 'علیرضا');
  const ali = memberOf('Ali', 'علی کریمی');

  it('find a Persian name however it is spelt', async () => {
    expect(await people('علي', alireza, ali)).toEqual(['@alireza ', '@Ali ']);
  });

  it('begin with the name that is written out when there is a longer one', async () => {
    expect(await people('ali', alireza, ali)).toEqual(['@Ali ', '@alireza ']);
  });

  it('offer nothing when the only name is written out', async () => {
    expect(await people('alireza', alireza, ali)).toEqual([]);
  });
});
