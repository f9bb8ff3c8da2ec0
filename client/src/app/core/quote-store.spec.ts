import { TestBed } from '@angular/core/testing';
import type { Message } from '#contracts';
import { ApiError } from './api-error';
import { QuoteStore } from './quote-store';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { aMessage, messagesBetween } from './testing/samples';
import { provideSomeone } from './testing/someone';

describe('QuoteStore', () => {
  let connection: FakeConnection;
  let quotes: QuoteStore;
  let asked: string[];
  let answer: () => Promise<Message>;

  beforeEach(() => {
    connection = new FakeConnection();
    asked = [];
    answer = () => Promise.resolve(aMessage(1));
    const api = fakeApi({
      message: (id: string) => {
        asked.push(id);
        return answer();
      },
    });
    TestBed.configureTestingModule({ providers: [...provideFakes(connection, api), provideSomeone()] });
    quotes = TestBed.inject(QuoteStore);
  });

  const of = (id = 'message-1') => quotes.of('general', id);
  const textOf = (id?: string) => {
    const quoted = of(id);
    return quoted.status === 'ready' ? quoted.message.text : quoted.status;
  };

  it('asks once for a message that several replies quote', async () => {
    await Promise.all([quotes.want('general', 'message-1'), quotes.want('general', 'message-1')]);
    await quotes.want('general', 'message-1');
    expect([asked, textOf()]).toEqual([['message-1'], 'پیام 1']);
  });

  it('asks nothing where the message is loaded already', async () => {
    quotes.addSource((_room, id) => (id === 'message-1' ? aMessage(1, { text: 'همین‌جا' }) : undefined));
    await quotes.want('general', 'message-1');
    expect([asked, textOf()]).toEqual([[], 'همین‌جا']);
  });

  it('has after events what a fresh answer has', async () => {
    await quotes.want('general', 'message-1');
    const edited = aMessage(1, { rev: 9, text: 'ویراسته' });
    connection.deliver('message_updated', edited);
    expect(of()).toEqual({ status: 'ready', message: edited });
    const deleted = aMessage(1, { rev: 10, text: '', deletedAt: '2026-03-21T10:00:00.000Z' });
    connection.deliver('message_deleted', deleted);
    expect(of()).toEqual({ status: 'ready', message: deleted });
  });

  it('does not go back to an older state that comes late', async () => {
    quotes.learn([aMessage(1, { rev: 9, text: 'ویراسته' })]);
    quotes.learn([aMessage(1)]);
    await quotes.want('general', 'message-1');
    expect(textOf()).toBe('ویراسته');
  });

  it('says that a message is out of sight, and asks again for one that could not be asked for', async () => {
    answer = () => Promise.reject(new ApiError('message.notFound', 404));
    await quotes.want('general', 'message-1');
    expect(textOf()).toBe('gone');
    answer = () => Promise.reject(new ApiError('network.offline'));
    await quotes.want('general', 'message-2');
    expect(textOf('message-2')).toBe('loading');
    answer = () => Promise.resolve(aMessage(2));
    await quotes.catchUp();
    expect([asked, textOf('message-2')]).toEqual([['message-1', 'message-2', 'message-2'], 'پیام 2']);
  });

  it('learns nothing from a refusal of somebody who has signed out meanwhile', async () => {
    answer = () => Promise.reject(new ApiError('auth.required', 401));
    const wanted = quotes.want('general', 'message-1');
    quotes.reset();
    await wanted;
    expect(textOf()).toBe('loading');
  });

  it('keeps a thousand at most, the latest of them', () => {
    quotes.learn(messagesBetween(1, 1_001));
    expect([textOf('message-1'), textOf('message-2'), textOf('message-1001')]).toEqual([
      'loading',
      'پیام 2',
      'پیام 1001',
    ]);
  });
});
