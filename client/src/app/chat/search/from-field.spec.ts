import { TestBed } from '@angular/core/testing';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aUser } from '../../core/testing/samples';
import { providePersian } from '../../i18n/testing/persian';
import { FromField } from './from-field';

const PEOPLE = [
  aUser({ username: 'ali', displayName: 'علی رضایی' }),
  aUser({ id: 'alireza', username: 'alireza', displayName: 'علیرضا' }),
];

describe('FromField', () => {
  async function show() {
    const asked: string[] = [];
    const findUsers = (query: string) => {
      asked.push(query);
      return Promise.resolve(PEOPLE);
    };
    TestBed.configureTestingModule({
      providers: [providePersian(), provideFakes(new FakeConnection(), fakeApi({ findUsers }))],
    });
    const fixture = TestBed.createComponent(FromField);
    fixture.componentRef.setInput('value', '');
    const chosen: string[] = [];
    fixture.componentInstance.chosen.subscribe((username) => chosen.push(username));
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const field = host.querySelector('input');
    return {
      asked,
      chosen,
      field,
      options: () => host.querySelectorAll('[role=option]').length,
      write: async (text: string) => {
        if (field) field.value = text;
        field?.dispatchEvent(new Event('input'));
        await fixture.whenStable();
      },
      press: async (key: string) => {
        field?.dispatchEvent(new KeyboardEvent('keydown', { key }));
        await fixture.whenStable();
      },
    };
  }

  it('takes the username of whoever the arrows lead to', async () => {
    const { write, press, chosen, asked, field, options } = await show();
    await write('@علی');
    await vi.waitFor(() => expect(options()).toBe(2));
    expect(asked).toEqual(['علی']);
    await press('ArrowDown');
    await press('Enter');
    expect([chosen, field?.value, options()]).toEqual([['alireza'], 'alireza', 0]);
  });

  it('closes its list and takes nobody when Escape is pressed', async () => {
    const { write, press, chosen, options } = await show();
    await write('علی');
    await vi.waitFor(() => expect(options()).toBe(2));
    await press('Escape');
    expect([chosen, options()]).toEqual([[], 0]);
  });
});
