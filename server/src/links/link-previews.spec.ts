import { describe, expect, it, vi } from 'vitest';
import type { Message } from '#contracts';
import type { Log } from '../logging/log.js';
import { MessageEvents } from '../messages/message-events.js';
import { LinkPreviews } from './link-previews.js';
import type { LinkStore, Task } from './link-store.js';
import type { LinkPictures } from './link-pictures.js';
import type { PageFacts } from './reading/page-facts.js';
import type { LinkReader } from './reading/link-reader.js';

const facts: PageFacts = { title: 'a', description: '', site: 'a.example' };
const message = (id: string, more: Partial<Message> = {}) =>
  ({ id, text: 'https://a.example', ...more }) as Message;

function previews({
  linkPreviews = true,
  task = { missing: ['https://a.example'], isStale: false } as Task | null,
} = {}) {
  const log = { error: vi.fn() };
  const store = {
    task: vi.fn((_id: string) => Promise.resolve(task)),
    put: vi.fn((..._put: unknown[]) => Promise.resolve()),
  };
  const answers: ((facts: PageFacts | null) => void)[] = [];
  const reader = {
    page: vi.fn((_url: string, signal: AbortSignal) => {
      return new Promise<PageFacts | null>((resolve) => {
        answers.push(resolve);
        signal.addEventListener('abort', () => resolve(null));
      });
    }),
  };
  const picture = { folder: 'f' };
  const pictures = { bring: vi.fn(() => Promise.resolve(picture)), drop: vi.fn(() => Promise.resolve()) };
  const events = new MessageEvents(log as unknown as Log);
  const queue = new LinkPreviews(
    events,
    store as unknown as LinkStore,
    reader as unknown as LinkReader,
    pictures as unknown as LinkPictures,
    log as unknown as Log,
    { current: { linkPreviews } },
  );
  queue.onApplicationBootstrap();
  return { queue, events, store, reader, pictures, picture, answers, log };
}

describe('LinkPreviews', () => {
  it('looks at messages that may have links, and at edits of those that had some', async () => {
    const { events, store } = previews({ task: null });
    events.emit('stored', [message('1'), message('2', { text: 'سلام' }), message('3')]);
    events.emit('edited', message('4', { text: 'سلام' }));
    events.emit('edited', message('5', { text: 'سلام', links: [] }));
    await vi.waitFor(() => expect(store.task.mock.calls.flat()).toEqual(['1', '3', '5']));
  });

  it('looks at new messages never when the server looks up nothing', async () => {
    const { events, store } = previews({ linkPreviews: false, task: null });
    events.emit('stored', [message('1')]);
    events.emit('edited', message('2'));
    events.emit('edited', message('3', { links: [] }));
    await vi.waitFor(() => expect(store.task).toHaveBeenCalled());
    expect(store.task.mock.calls.flat()).toEqual(['3']);
  });

  it('takes six messages at a time, and the next one when one is done', async () => {
    const { events, store, answers } = previews();
    events.emit(
      'stored',
      Array.from({ length: 8 }, (_, index) => message(`${index}`)),
    );
    await vi.waitFor(() => expect(answers).toHaveLength(6));
    expect(store.task).toHaveBeenCalledTimes(6);
    answers[3]!(facts);
    await vi.waitFor(() => expect(answers).toHaveLength(7));
    expect(store.put).toHaveBeenCalledExactlyOnceWith('3', [{ url: 'https://a.example', facts }]);
  });

  it('looks again after it is done when a message was edited meanwhile', async () => {
    const { events, store, answers } = previews();
    events.emit('stored', [message('1')]);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    events.emit('edited', message('1'));
    events.emit('edited', message('1'));
    expect(store.task).toHaveBeenCalledOnce();
    answers[0]!(null);
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    expect(store.put).not.toHaveBeenCalled();
  });

  it('drops what is more than it can hold', async () => {
    const { events, answers, store } = previews();
    events.emit(
      'stored',
      Array.from({ length: 600 }, (_, index) => message(`${index}`)),
    );
    for (let done = 0; done < 506; done += 1) {
      await vi.waitFor(() => expect(answers.length).toBeGreaterThan(done));
      answers[done]!(null);
    }
    await vi.waitFor(() => expect(store.task).toHaveBeenCalledTimes(506));
  });

  it.each([true, false])('brings a picture along, and clears it away, stored or not', async (isStored) => {
    const { events, store, pictures, picture, answers, log } = previews();
    if (!isStored) store.put.mockRejectedValueOnce(new Error('disk full'));
    events.emit('stored', [message('1')]);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    const pictured = { ...facts, picture: 'https://a.example/1.png' };
    answers[0]!(pictured);
    await vi.waitFor(() => expect(pictures.drop).toHaveBeenCalledExactlyOnceWith(picture));
    expect(store.put).toHaveBeenCalledWith('1', [{ url: 'https://a.example', facts: pictured, picture }]);
    await vi.waitFor(() => expect(log.error).toHaveBeenCalledTimes(isStored ? 0 : 1));
  });

  it('logs a failure and goes on', async () => {
    const { events, store, log } = previews({ task: { missing: [], isStale: true } });
    store.put.mockRejectedValueOnce(new Error('disk full'));
    events.emit('stored', [message('1')]);
    await vi.waitFor(() => expect(log.error).toHaveBeenCalledOnce());
    events.emit('stored', [message('2')]);
    await vi.waitFor(() => expect(store.put).toHaveBeenCalledTimes(2));
  });

  it('ends what it reads when the server stops, and stores nothing any more', async () => {
    const { queue, events, store, answers } = previews();
    events.emit('stored', [message('1')]);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    await queue.beforeApplicationShutdown();
    events.emit('stored', [message('2')]);
    expect(store.put).not.toHaveBeenCalled();
    expect(store.task).toHaveBeenCalledOnce();
  });
});
