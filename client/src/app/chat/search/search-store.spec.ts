import { TestBed } from '@angular/core/testing';
import type { LoginRequest, SearchAnswer, SearchQuery } from '#contracts';
import { ApiError } from '../../core/api-error';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { SessionStore } from '../../core/session-store';
import { aMessage, anOwnUser } from '../../core/testing/samples';
import { SearchStore } from './search-store';

interface Asked {
  query: SearchQuery;
  answer: (answer: SearchAnswer) => void;
  refuse: (error: ApiError) => void;
}

const hit = (seq: number) => ({ message: aMessage(seq), highlights: [] });

describe('SearchStore', () => {
  let asked: Asked[];
  let store: SearchStore;

  beforeEach(() => {
    asked = [];
    const search = (query: SearchQuery) =>
      new Promise<SearchAnswer>((answer, refuse) => asked.push({ query, answer, refuse }));
    const logout = () => Promise.resolve();
    const login = ({ username }: LoginRequest) => Promise.resolve(anOwnUser({ username, id: username }));
    TestBed.configureTestingModule({
      providers: [provideFakes(new FakeConnection(), fakeApi({ search, logout, login }))],
    });
    store = TestBed.inject(SearchStore);
  });

  const seqs = () => store.found().hits.map(({ message }) => message.seq);

  it('joins page after page until there is none', async () => {
    const first = store.search('سلام');
    asked[0]?.answer({ hits: [hit(9)], cursor: 'next' });
    await first;
    const second = store.more();
    asked[1]?.answer({ hits: [hit(4)] });
    await second;
    await store.more();
    expect([seqs(), asked.length, asked[1]?.query.cursor]).toEqual([[9, 4], 2, 'next']);
  });

  it('goes on to the next page when one is empty', async () => {
    const searching = store.search('سلام');
    asked[0]?.answer({ hits: [], cursor: 'further' });
    await vi.waitFor(() => expect(asked.length).toBe(2));
    asked[1]?.answer({ hits: [hit(4)] });
    await searching;
    expect([seqs(), asked[1]?.query.cursor]).toEqual([[4], 'further']);
  });

  it('says where its days begin', () => {
    void store.search('سلام');
    expect(asked[0]?.query.timezone).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  it('passes over the answer to an earlier question when it comes late', async () => {
    const early = store.search('س');
    const late = store.search('سلام');
    asked[1]?.answer({ hits: [hit(2)] });
    await late;
    asked[0]?.answer({ hits: [hit(1)] });
    await early;
    expect([store.found().query, seqs()]).toEqual(['سلام', [2]]);
  });

  it('keeps what is found and asks for the same page again when one failed', async () => {
    const first = store.search('سلام');
    asked[0]?.answer({ hits: [hit(9)], cursor: 'next' });
    await first;
    const second = store.more();
    asked[1]?.refuse(new ApiError('network.offline'));
    await second;
    expect([store.found().status, seqs()]).toEqual(['failed', [9]]);
    const again = store.more();
    asked[2]?.answer({ hits: [hit(4)] });
    await again;
    expect([asked[2]?.query.cursor, seqs()]).toEqual(['next', [9, 4]]);
  });

  it('shows the next person nothing of what was found, or was still looked for', async () => {
    const session = TestBed.inject(SessionStore);
    const enter = (username: string) => session.login({ username, password: '' });
    await enter('sara');
    const first = store.search('سلام');
    asked[0]?.answer({ hits: [hit(9)], cursor: 'next' });
    await first;
    expect(seqs()).toEqual([9]);
    const more = store.more();
    await session.logout();
    await enter('omid');
    asked[1]?.answer({ hits: [hit(4)] });
    await more;
    expect([store.found().query, store.found().status, seqs()]).toEqual(['', 'idle', []]);
    void store.search('سلام');
    expect(asked.length).toBe(3);
  });

  it('asks nothing when there is no query, or when it is the one that was answered', async () => {
    await store.search('');
    const first = store.search('سلام');
    asked[0]?.answer({ hits: [] });
    await first;
    await store.search('سلام');
    expect(asked.length).toBe(1);
  });
});
