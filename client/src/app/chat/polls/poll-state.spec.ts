import type { Poll } from '#contracts';
import { chosenAfter, isOpen, percentOf } from './poll-state';

const poll = (changes: Partial<Poll> = {}): Poll => ({
  id: 'p',
  question: '؟',
  options: [],
  multiple: false,
  anonymous: false,
  people: 3,
  mine: [],
  ...changes,
});

describe('a poll', () => {
  it('is open until it was closed or its time has come', () => {
    const closesAt = new Date(1_000).toISOString();
    expect(isOpen(poll(), 5_000)).toBe(true);
    expect(isOpen(poll({ closesAt }), 999)).toBe(true);
    expect(isOpen(poll({ closesAt }), 1_000)).toBe(false);
    expect(isOpen(poll({ closedAt: closesAt }), 0)).toBe(false);
  });

  it('counts in whole per cent of the people who voted', () => {
    expect(percentOf(2, poll())).toBe(67);
    expect(percentOf(0, poll({ people: 0 }))).toBe(0);
  });

  it('takes another choice in place of the first when only one may be chosen', () => {
    expect(chosenAfter(poll({ mine: ['a'] }), 'b')).toEqual(['b']);
    expect(chosenAfter(poll({ mine: ['a'] }), 'a')).toEqual([]);
  });

  it('adds a choice and takes it back when several may be chosen', () => {
    const several = poll({ multiple: true, mine: ['a'] });
    expect(chosenAfter(several, 'b')).toEqual(['a', 'b']);
    expect(chosenAfter(several, 'a')).toEqual([]);
  });
});
