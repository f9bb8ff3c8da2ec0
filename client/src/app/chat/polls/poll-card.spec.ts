import { TestBed } from '@angular/core/testing';
import type { Poll } from '#contracts';
import { MessageActions } from '../../core/message-actions';
import { RoomsStore } from '../../core/rooms-store';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aMessage, aRoom } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { PollCard } from './poll-card';

const poll = (changes: Partial<Poll> = {}): Poll => ({
  id: 'poll',
  question: 'کدام روز؟',
  options: [
    { id: 'saturday', text: 'شنبه', votes: 0, voters: [] },
    { id: 'sunday', text: 'یکشنبه', votes: 0, voters: [] },
  ],
  multiple: false,
  anonymous: false,
  people: 0,
  mine: [],
  ...changes,
});

describe('PollCard', () => {
  let answer: () => void;

  async function show() {
    const api = fakeApi({ rooms: () => Promise.resolve([aRoom()]) });
    const vote = () => new Promise<void>((resolve) => (answer = resolve));
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(new FakeConnection(), api),
        provideSomeone(),
        { provide: MessageActions, useValue: { vote } },
      ],
    });
    await TestBed.inject(RoomsStore).refresh();
    const fixture = TestBed.createComponent(PollCard);
    fixture.componentRef.setInput('message', aMessage(1, { type: 'poll' }));
    fixture.componentRef.setInput('poll', poll());
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    return { fixture, radios: [...host.querySelectorAll('input')] };
  }

  it('keeps what was pressed when another’s vote arrives before the answer', async () => {
    const { fixture, radios } = await show();
    radios[1]?.click();
    await fixture.whenStable();
    fixture.componentRef.setInput('poll', poll({ people: 1 }));
    await fixture.whenStable();
    expect(radios.map(({ checked }) => checked)).toEqual([false, true]);
  });

  it('shows what the server says when the answer is there', async () => {
    const { fixture, radios } = await show();
    radios[1]?.click();
    await fixture.whenStable();
    answer();
    fixture.componentRef.setInput('poll', poll({ people: 1, mine: ['saturday'] }));
    await fixture.whenStable();
    expect(radios.map(({ checked }) => checked)).toEqual([true, false]);
  });
});
