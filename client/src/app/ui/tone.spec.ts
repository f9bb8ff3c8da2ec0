import { initialOf, toneOf } from './tone';

describe('toneOf', () => {
  it('answers the same colour when asked twice for one id', () => {
    expect(toneOf('0192-ab')).toBe(toneOf('0192-ab'));
  });

  it('stays within the eight colours when ids differ', () => {
    const tones = Array.from({ length: 200 }, (_, index) => toneOf(`id-${index}`));
    expect(Math.min(...tones)).toBe(0);
    expect(Math.max(...tones)).toBe(7);
  });
});

describe('initialOf', () => {
  it('takes the first letter when the name is Persian or Latin', () => {
    expect(initialOf('سارا')).toBe('س');
    expect(initialOf(' ali')).toBe('A');
  });

  it('keeps a letter whole when it is made of several code points', () => {
    expect(initialOf('👩‍💻 dev')).toBe('👩‍💻');
  });

  it('is empty when the name is blank', () => {
    expect(initialOf('  ')).toBe('');
  });
});
