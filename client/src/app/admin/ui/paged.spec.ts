import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type Page, type Paged, paged } from './paged';

describe('paged', () => {
  const asked: {
    question: string;
    cursor: string | undefined;
    answer: (page: Page<string>) => void;
    refuse: (reason: unknown) => void;
  }[] = [];
  const question = signal('a');
  let list: Paged<string>;

  beforeEach(() => {
    asked.length = 0;
    question.set('a');
    list = TestBed.runInInjectionContext(() =>
      paged(
        question,
        (wanted, cursor) =>
          new Promise<Page<string>>((answer, refuse) => {
            asked.push({ question: wanted, cursor, answer, refuse });
          }),
      ),
    );
    TestBed.tick();
  });

  const answer = async (at: number, page: Page<string>) => {
    asked[at]!.answer(page);
    await new Promise((resolve) => setTimeout(resolve));
  };

  it('adds the next page when more is wanted, until there is no cursor', async () => {
    await answer(0, { items: ['1', '2'], cursor: 'c' });
    expect([list.items(), list.hasMore()]).toEqual([['1', '2'], true]);
    void list.more();
    expect(asked[1]?.cursor).toBe('c');
    await answer(1, { items: ['3'] });
    expect([list.items(), list.hasMore(), list.status()]).toEqual([['1', '2', '3'], false, 'ready']);
  });

  it('takes no answer to an older question when another was asked meanwhile', async () => {
    question.set('b');
    TestBed.tick();
    await answer(1, { items: ['b1'] });
    await answer(0, { items: ['a1'] });
    expect(list.items()).toEqual(['b1']);
  });

  it('asks for the same page again when it failed, and keeps what is there', async () => {
    await answer(0, { items: ['1'], cursor: 'c' });
    void list.more();
    const failure = new Error('no');
    asked[1]!.refuse(failure);
    await new Promise((resolve) => setTimeout(resolve));
    expect([list.status(), list.failure(), list.items()]).toEqual(['error', failure, ['1']]);
    void list.more();
    expect(asked[2]?.cursor).toBe('c');
  });
});
