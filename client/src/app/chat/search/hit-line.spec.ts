import type { Highlight } from '#contracts';
import { hitLine } from './hit-line';

/** What is shown, with what was found in brackets and each isolated run in braces. */
function shown(text: string, highlights: Highlight[]): string {
  return hitLine(text, highlights, 'rtl')
    .runs.map(({ dir, parts }) => {
      const words = parts.map((part) => (part.found ? `[${part.text}]` : part.text)).join('');
      return dir ? `{${dir} ${words}}` : words;
    })
    .join('');
}

const finds = (text: string, ...words: string[]): Highlight[] =>
  words.map((word) => [text.indexOf(word), text.indexOf(word) + word.length]);

describe('hitLine', () => {
  it('sets off what was found', () => {
    const text = 'فردا جلسه داریم';
    expect(shown(text, finds(text, 'جلسه'))).toBe('فردا [جلسه] داریم');
  });

  it('keeps a run of the other direction in one piece when a part of it was found', () => {
    const text = 'نسخهٔ Node.js 24 رسید و زبان C++ ماند';
    expect(shown(text, finds(text, '24'))).toContain('[24]');
    const phone = 'به 0912 345 6789 زنگ بزن';
    expect(shown(phone, finds(phone, '345'))).toBe('به {ltr 0912 [345] 6789} زنگ بزن');
  });

  it('shows the line it stands in, in that line’s direction', () => {
    const text = 'سلام به همه\nplease read the agenda\nممنون';
    expect(shown(text, finds(text, 'agenda'))).toBe('please read the [agenda]');
    expect(hitLine(text, finds(text, 'agenda'), 'rtl').dir).toBe('ltr');
  });

  it('cuts a long line around the find, between words', () => {
    const text = `${'واژه '.repeat(100)}گنج${' واژه'.repeat(100)}`;
    const line = shown(text, finds(text, 'گنج'));
    expect(line).toMatch(/^…واژه .*\[گنج\].* واژه…$/);
    expect(line.length).toBeLessThan(240);
  });

  it('shows the beginning when nothing of the text was found', () => {
    expect(shown('یک نظرسنجی', [])).toBe('یک نظرسنجی');
  });

  it('passes over the signs of the markup', () => {
    const text = 'این **مهم** است';
    expect(shown(text, finds(text, 'مهم'))).toBe('این [مهم] است');
  });
});
