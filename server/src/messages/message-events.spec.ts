import { describe, expect, it, vi } from 'vitest';
import type { Message } from '#contracts';
import type { Log } from '../logging/log.js';
import { MessageEvents } from './message-events.js';

const message = { id: 'm' } as Message;

describe('MessageEvents', () => {
  it('calls the listeners of an event in the order they came, and no others', () => {
    const events = new MessageEvents({ error: vi.fn() } as unknown as Log);
    const trace: string[] = [];
    events.on('edited', ({ id }) => trace.push(`first ${id}`));
    events.on('deleted', () => trace.push('deleted'));
    events.on('edited', ({ id }) => trace.push(`second ${id}`));
    events.emit('edited', message);
    expect(trace).toEqual(['first m', 'second m']);
  });

  it('goes on, and says so in the log, when a listener throws', () => {
    const error = vi.fn();
    const events = new MessageEvents({ error } as unknown as Log);
    const heard = vi.fn();
    events.on('stored', () => {
      throw new Error('broken');
    });
    events.on('stored', heard);
    events.emit('stored', [message]);
    expect(heard).toHaveBeenCalledWith([message]);
    expect(error).toHaveBeenCalledOnce();
  });
});
