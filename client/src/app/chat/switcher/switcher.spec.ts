import { TestBed } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { RoomsStore } from '../../core/rooms-store';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aMembership, aMessage, aRoom, aUser } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { Switcher } from './switcher';

const ALI = aUser({ username: 'ali', displayName: 'علی رضایی' });
const ROOMS = [
  aRoom({
    id: 'read',
    name: 'خانه‌ها',
    seq: 1,
    lastMessage: aMessage(9),
    membership: aMembership({ lastReadSeq: 1 }),
  }),
  aRoom({ id: 'waits', slug: 'tech', name: 'فناوری', seq: 4, lastMessage: aMessage(5) }),
];

describe('Switcher', () => {
  const navigate = vi.fn(() => Promise.resolve(true));
  const close = vi.fn();

  async function show() {
    vi.clearAllMocks();
    // jsdom lays nothing out, so there is nothing to scroll.
    Element.prototype.scrollIntoView = () => undefined;
    const api = fakeApi({
      rooms: () => Promise.resolve(ROOMS),
      findUsers: () => Promise.resolve([ALI, aUser({ username: 'sara' })]),
      direct: () => Promise.resolve(aRoom({ id: 'direct-ali', kind: 'direct', with: ALI })),
    });
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(new FakeConnection(), api),
        provideSomeone(),
        { provide: MatDialogRef, useValue: { close } },
        { provide: Router, useValue: { navigate } },
      ],
    });
    await TestBed.inject(RoomsStore).refresh();
    const fixture = TestBed.createComponent(Switcher);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const field = host.querySelector('input');
    const names = () => [...host.querySelectorAll('.name')].map((name) => name.textContent);
    return {
      names,
      chosen: () => host.querySelector('.chosen .name')?.textContent,
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

  it('shows where something waits before everything else when nothing is asked', async () => {
    expect((await show()).names()).toEqual(['فناوری', 'خانه‌ها']);
  });

  it('finds a room by any spelling of its name', async () => {
    const { write, names } = await show();
    await write('خانه ها');
    expect(names()[0]).toBe('خانه‌ها');
  });

  it('finds people one has not talked with, oneself not among them, after the rooms', async () => {
    const { write, names } = await show();
    await write('علي');
    await vi.waitFor(() => expect(names()).toEqual(['علی رضایی']));
  });

  it('goes by arrows, round the ends, and opens what is chosen by Enter', async () => {
    const { press, chosen } = await show();
    await press('ArrowUp');
    expect(chosen()).toBe('خانه‌ها');
    await press('ArrowDown');
    expect(chosen()).toBe('فناوری');
    await press('Enter');
    expect([navigate.mock.lastCall, close.mock.calls.length]).toEqual([[['/rooms', 'tech']], 1]);
  });

  it('opens the conversation with a person', async () => {
    const { write, press, names } = await show();
    await write('علی');
    await vi.waitFor(() => expect(names()).toEqual(['علی رضایی']));
    await press('Enter');
    await vi.waitFor(() => expect(navigate.mock.lastCall).toEqual([['/rooms', 'direct-ali']]));
  });
});
