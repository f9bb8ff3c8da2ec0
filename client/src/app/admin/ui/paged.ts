import { type Signal, computed, effect, signal, untracked } from '@angular/core';

/** A page of a list; `cursor` is absent on the last. */
export interface Page<T> {
  items: readonly T[];
  cursor?: string;
}

/** A list that comes page by page. */
export interface Paged<T> {
  readonly items: Signal<readonly T[]>;
  readonly status: Signal<'loading' | 'ready' | 'error'>;
  /** What the last page was refused with. */
  readonly failure: Signal<unknown>;
  readonly hasMore: Signal<boolean>;
  /** Loads the next page, or again the one that failed. Never throws. */
  more(): Promise<void>;
  /** Begins anew; what is shown stays until the first page is there. */
  reload(): Promise<void>;
  /** Puts something in the place of the items there are: what is known of them without asking. */
  update(change: (items: readonly T[]) => readonly T[]): void;
}

/** Asks `load` anew whenever `question` changes. In an injection context. */
export function paged<Q, T>(
  question: () => Q,
  load: (question: Q, cursor?: string) => Promise<Page<T>>,
): Paged<T> {
  const items = signal<readonly T[]>([]);
  const cursor = signal<string | undefined>(undefined);
  const status = signal<'loading' | 'ready' | 'error'>('loading');
  const failure = signal<unknown>(null);
  let turn = 0;

  const ask = async (from: string | undefined): Promise<void> => {
    const mine = (turn += 1);
    status.set('loading');
    failure.set(null);
    try {
      const page = await load(untracked(question), from);
      if (mine !== turn) return;
      items.update((before) => (from === undefined ? page.items : [...before, ...page.items]));
      cursor.set(page.cursor);
      status.set('ready');
    } catch (thrown) {
      if (mine !== turn) return;
      failure.set(thrown);
      status.set('error');
    }
  };

  effect(() => {
    question();
    untracked(() => void ask(undefined));
  });
  return {
    items,
    status,
    failure,
    hasMore: computed(() => cursor() !== undefined),
    more: () => ask(cursor()),
    reload: () => ask(undefined),
    update: (change) => items.update(change),
  };
}
