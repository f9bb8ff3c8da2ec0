import type { Message } from '#contracts';
import { ApiError } from './api-error';
import { bookmarkChange, messageChange } from './message-change';
import { MessagePages } from './message-pages';
import { aMessage } from './testing/samples';

const marked = (seq: number) => aMessage(seq, { bookmarked: true });

describe('MessagePages', () => {
  const asked: (string | undefined)[] = [];
  let answers: Record<string, Message[] | ApiError>;
  let pages: MessagePages;

  beforeEach(() => {
    asked.length = 0;
    answers = { first: [marked(9), marked(5)], more: [marked(2)] };
    pages = new MessagePages(
      ({ cursor }) => {
        asked.push(cursor);
        const answer = answers[cursor ?? 'first'] ?? [];
        if (answer instanceof ApiError) return Promise.reject(answer);
        return Promise.resolve({ messages: answer, ...(cursor === undefined && { cursor: 'more' }) });
      },
      ({ bookmarked }) => bookmarked === true,
    );
  });

  const seqs = () => pages.messages().map(({ seq }) => seq);

  it('goes on page by page until there is no more', async () => {
    await pages.load();
    expect(pages.hasMore()).toBe(true);
    await pages.loadMore();
    await pages.loadMore();
    expect(seqs()).toEqual([9, 5, 2]);
    expect(pages.hasMore()).toBe(false);
    expect(asked).toEqual([undefined, 'more']);
  });

  it('shows the newer state of a message, and leaves out what no longer belongs', async () => {
    await pages.load();
    pages.change({ room: 'general', ...messageChange(aMessage(9, { rev: 20, text: 'دیگر' })) });
    expect(pages.messages()[0]?.text).toBe('دیگر');
    pages.change({ room: 'general', ...bookmarkChange({ id: 'message-9', on: false }) });
    expect(seqs()).toEqual([5]);
  });

  it('tells why nothing could be loaded, and keeps what is shown when it is asked again', async () => {
    const refusal = new ApiError('server.busy');
    answers['first'] = refusal;
    await pages.load();
    expect([pages.status(), pages.error()]).toEqual(['error', 'server.busy']);
    answers['first'] = [marked(9)];
    await pages.load();
    answers['first'] = refusal;
    await pages.load();
    expect([pages.status(), seqs()]).toEqual(['ready', [9]]);
  });
});
