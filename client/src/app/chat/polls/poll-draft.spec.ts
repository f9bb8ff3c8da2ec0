import { EMPTY_DRAFT, type PollDraft, faultsOf, isSound, saidOptions } from './poll-draft';

const NOW = new Date(2026, 10, 22, 12, 0);
const draft = (changes: Partial<PollDraft> = {}): PollDraft => ({
  ...EMPTY_DRAFT,
  question: 'کجا برویم؟',
  options: ['کوه', 'دریا'],
  ...changes,
});
const faults = (changes: Partial<PollDraft>) => faultsOf(draft(changes), NOW);

describe('a draft of a poll', () => {
  it('is sound when it has a question and two options', () => {
    expect(isSound(faults({}))).toBe(true);
  });

  it('asks for what is missing when it is empty', () => {
    const { question, options } = faults({ question: ' ', options: ['', '\u200c', ''] });
    expect(question).toBe('required');
    expect([...options]).toEqual([
      [0, 'required'],
      [1, 'required'],
    ]);
  });

  it('leaves out empty options when enough others say something', () => {
    const wish = { options: ['کوه', '', 'دریا', ' '] };
    expect(isSound(faults(wish))).toBe(true);
    expect(saidOptions(draft(wish))).toEqual(['کوه', 'دریا']);
  });

  it('refuses the same option twice, however it is spelt, and one that is too long', () => {
    expect([...faults({ options: ['علی', 'علي', 'x'.repeat(101)] }).options]).toEqual([
      [1, 'duplicate'],
      [2, 'tooLong'],
    ]);
  });

  it.each([
    [{ day: '۱۴۰۵/۹/۱', time: '۱۲:۰۱' }, undefined],
    [{ day: '2026-11-22', time: '12:00' }, 'past'],
    [{ day: '1405/13/1', time: '12:00' }, 'format'],
    [{ day: '1405/9/2', time: '25:00' }, 'format'],
    [{ day: '', time: '' }, 'format'],
  ])('says of closing at %o that it is %s', (closes, fault) => {
    expect(faults({ closes }).closes).toBe(fault);
  });
});
