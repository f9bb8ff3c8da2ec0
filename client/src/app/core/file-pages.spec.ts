import type { FilesAnswer, FilesQuery, SharedFile } from '#contracts';
import { ApiError } from './api-error';
import { FilePages } from './file-pages';
import { aFile } from './testing/samples';

const shared = (name: string): SharedFile => ({
  file: aFile(name),
  room: 'general',
  message: `message of ${name}`,
  seq: 1,
  username: 'omid',
  displayName: 'امید',
  timestamp: '2026-03-21T09:00:00.000Z',
});

describe('FilePages', () => {
  const asked: {
    query: FilesQuery;
    answer: (answer: FilesAnswer) => void;
    refuse: (error: Error) => void;
  }[] = [];
  let pages: FilePages;
  const names = () => pages.files().map(({ file }) => file.name);

  beforeEach(() => {
    asked.length = 0;
    pages = new FilePages((query) => new Promise((answer, refuse) => asked.push({ query, answer, refuse })));
  });

  it('adds the next page of the same question once', async () => {
    const first = pages.load({ room: 'general', kind: 'image' });
    asked[0]?.answer({ files: [shared('c'), shared('b')], cursor: 'x' });
    await first;
    const second = pages.loadMore();
    expect(asked[1]?.query).toEqual({ room: 'general', kind: 'image', cursor: 'x' });
    asked[1]?.answer({ files: [shared('b'), shared('a')] });
    await second;
    expect(names()).toEqual(['c', 'b', 'a']);
    expect(pages.hasMore()).toBe(false);
  });

  it('takes no answer to an earlier question when another was asked', async () => {
    const early = pages.load({ q: 'a' });
    const late = pages.load({ q: 'ab' });
    asked[1]?.answer({ files: [shared('ab')] });
    asked[0]?.answer({ files: [shared('a')] });
    await Promise.all([early, late]);
    expect(names()).toEqual(['ab']);
  });

  it('says why when nothing could be loaded', async () => {
    const loading = pages.load({});
    asked[0]?.refuse(new ApiError('network.offline'));
    await loading;
    expect([pages.status(), pages.error()]).toEqual(['error', 'network.offline']);
  });

  it('lets go of files whose message was deleted', async () => {
    const loading = pages.load({});
    asked[0]?.answer({ files: [shared('b'), shared('a')] });
    await loading;
    pages.drop('message of b');
    expect(names()).toEqual(['a']);
  });
});
