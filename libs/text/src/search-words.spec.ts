import { describe, expect, it } from 'vitest';
import { searchInMemory } from '../../../test/support/memory-index.js';
import { CORPUS, type Case, NEGATIVES, POSITIVES } from '../../../test/support/search-set.js';
import { clausesOf, highlightsOf } from './search-words.js';

describe('the analyser', () => {
  it.each<Case>(POSITIVES)('finds for %j all of %j', (query, finds) => {
    expect(searchInMemory(CORPUS, query)).toEqual(finds);
  });

  it.each<Case>(NEGATIVES)('finds for %j no more than %j', (query, finds) => {
    expect(searchInMemory(CORPUS, query)).toEqual(finds);
  });
});

describe('highlightsOf', () => {
  const marked = (query: string, text: string, open = false) =>
    highlightsOf(clausesOf(query), text, open)?.map(([start, end]) => text.slice(start, end));

  it.each([
    ['کتاب', 'این كِتــاب\u200cها', ['كِتــاب']],
    ['می روم', '🎉🎉 می\u200cروم، میروم', ['می\u200cروم', 'میروم']],
    ['"به خانه ها"', 'به خانه و به خانه\u200cها', ['به خانه\u200cها']],
    ['کتاب\u200cخانه', 'کتاب خانه', ['کتاب خانه']],
    ['رفته ام', 'ام آر آی: رفته', ['ام', 'رفته']],
    ['الله', 'ﷺ', ['ﷺ']],
    ['سلام دنیا', 'سلام، سلام دنیا', ['سلام', 'سلام', 'دنیا']],
  ])('marks for %j in %j the words %j as they were written', (query, text, expected) => {
    expect(marked(query, text)).toEqual(expected);
  });

  it('marks the whole word when what was typed last goes on', () => {
    expect(marked('عل', 'علیرضا', true)).toEqual(['علیرضا']);
    expect(marked('عل', 'علیرضا')).toBeUndefined();
  });

  it('answers null when a word is missing, and nothing when none is asked for', () => {
    expect(highlightsOf(clausesOf('سلام دنیا'), 'سلام')).toBeNull();
    expect(highlightsOf([], 'سلام')).toEqual([]);
  });

  it('finds in a text beside it what it does not hold itself, and marks only its own', () => {
    const marks = (query: string, open = false) =>
      highlightsOf(clausesOf(query), 'این گزارش', open, ['طرح_نو.pdf', 'ماه ۱۴۰۵.docx']);
    expect(marks('گزارش طرح')).toEqual([[4, 9]]);
    expect(marks('pdf 1405')).toEqual([]);
    expect(marks('طرح رفته')).toBeNull();
    expect(marks('doc')).toBeNull();
    expect(marks('doc', true)).toEqual([]);
    expect(marks('"نو ماه"')).toBeNull();
  });

  it('reads a text and a query of nothing but joined letters in bounded time', () => {
    const text = 'ا\u200c'.repeat(2_000);
    const query = 'ا'.repeat(200);
    expect(highlightsOf(clausesOf(query), text, true)).not.toBeNull();
  }, 1_000);
});
