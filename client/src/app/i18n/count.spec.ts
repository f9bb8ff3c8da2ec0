import { pluralForm } from './count';

describe('pluralForm', () => {
  it('tells one from many when the language is English', () => {
    expect(pluralForm(1, 'en')).toBe('one');
    expect(pluralForm(2, 'en')).toBe('other');
    expect(pluralForm(0, 'en')).toBe('other');
  });

  it('counts nothing as one when the language is Persian', () => {
    expect(pluralForm(0, 'fa')).toBe('one');
    expect(pluralForm(5, 'fa')).toBe('other');
  });
});
