import { TestBed } from '@angular/core/testing';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aRoom } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { RuleRooms } from './rule-rooms';

describe('RuleRooms', () => {
  async function show(chosen: readonly string[] | null) {
    TestBed.configureTestingModule({
      providers: [providePersian(), provideFakes(new FakeConnection(), fakeApi()), provideSomeone()],
    });
    const fixture = TestBed.createComponent(RuleRooms);
    const names = { fa: 'تازه‌ها', en: 'News' };
    fixture.componentRef.setInput('rooms', [
      aRoom({ id: 'one', names }),
      aRoom({ id: 'two', name: 'طراحی' }),
    ]);
    fixture.componentRef.setInput('chosen', chosen);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    return {
      chosen: () => fixture.componentInstance.chosen(),
      labels: () =>
        [...host.querySelectorAll('label:has([type=checkbox])')].map((label) => label.textContent?.trim()),
      press: async (words: string) => {
        const label = [...host.querySelectorAll('label')].find((each) => each.textContent?.includes(words));
        label?.querySelector('input')?.click();
        await fixture.whenStable();
      },
    };
  }

  it('asks for no rooms when a rule holds in all of them', async () => {
    const { labels } = await show(null);
    expect(labels()).toEqual([]);
  });

  it('offers the rooms by their names when some are to be chosen, and remembers which', async () => {
    const { chosen, labels, press } = await show(null);
    await press('در اتاق‌های برگزیده');
    expect([chosen(), labels()]).toEqual([[], ['تازه‌ها', 'طراحی']]);
    await press('طراحی');
    await press('تازه‌ها');
    expect(chosen()).toEqual(['two', 'one']);
    await press('طراحی');
    expect(chosen()).toEqual(['one']);
  });

  it('forgets the chosen rooms when the rule is to hold everywhere', async () => {
    const { chosen, press } = await show(['one']);
    await press('در همهٔ اتاق‌های عمومی');
    expect(chosen()).toBeNull();
  });
});
