import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import type { Poll } from '#contracts';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aUser, anOwnUser } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { VotersDialog } from './voters-dialog';

const poll: Poll = {
  id: 'poll',
  question: 'کدام روز؟',
  options: [{ id: 'saturday', text: 'شنبه', votes: 3, voters: ['omid', 'nima', 'mina'] }],
  multiple: false,
  anonymous: false,
  people: 3,
  mine: [],
};

describe('VotersDialog', () => {
  async function show(blocked: string[]): Promise<{ names: string[]; words: string }> {
    const users = ['omid', 'nima', 'mina'].map((username) => aUser({ username, displayName: username }));
    const api = fakeApi({ voters: () => Promise.resolve([{ id: 'saturday', users }]) });
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(new FakeConnection(), api),
        provideSomeone(anOwnUser({ username: 'sara', blocked })),
        { provide: MAT_DIALOG_DATA, useValue: poll },
      ],
    });
    const fixture = TestBed.createComponent(VotersDialog);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const names = [...host.querySelectorAll('sk-person-line .name')].map(({ textContent }) =>
      textContent.trim(),
    );
    return { names, words: host.textContent };
  }

  it('names everybody who voted', async () => {
    const { names, words } = await show([]);
    expect(names).toEqual(['omid', 'nima', 'mina']);
    expect(words).not.toContain('مسدود');
  });

  it('counts people the reader has blocked and does not name them', async () => {
    const { names, words } = await show(['nima', 'mina']);
    expect(names).toEqual(['omid']);
    expect(words).toContain('۳ رأی');
    expect(words).toContain('۲ نفر که مسدود کرده‌اید');
  });
});
