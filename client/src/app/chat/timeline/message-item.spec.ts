import { TestBed } from '@angular/core/testing';
import { provideFakes, FakeConnection, fakeApi } from '../../core/testing/fakes';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { MessageItem } from './message-item';
import type { MessageRow } from './rows';

const row = (changes: Partial<MessageRow> = {}): MessageRow => ({
  kind: 'message',
  key: 'omid/1',
  username: 'omid',
  displayName: 'امید',
  text: 'سلام',
  at: '2026-03-21T09:00:00.000Z',
  own: false,
  head: true,
  tail: true,
  seq: 1,
  ...changes,
});

async function show(changes: Partial<MessageRow> = {}) {
  const fixture = TestBed.createComponent(MessageItem);
  fixture.componentRef.setInput('row', row(changes));
  await fixture.whenStable();
  const host: HTMLElement = fixture.nativeElement;
  return { fixture, host, find: (selector: string) => host.querySelector<HTMLElement>(selector) };
}

describe('MessageItem', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [providePersian(), provideFakes(new FakeConnection(), fakeApi()), provideSomeone()],
    });
  });

  it('shows who wrote it when it begins a group', async () => {
    const { find } = await show();
    expect(find('.author')?.textContent).toBe('امید');
  });

  it('only speaks who wrote it when it goes on in a group', async () => {
    const { find, host } = await show({ head: false });
    expect(find('.author')).toBeNull();
    expect(host.querySelector('.sk-visually-hidden')?.textContent).toBe('امید');
  });

  it('shows a face only when it ends a group of somebody else', async () => {
    expect((await show({ tail: true })).find('sk-avatar')).not.toBeNull();
    expect((await show({ tail: false })).find('sk-avatar')).toBeNull();
    expect((await show({ own: true, state: 'sent' })).find('sk-avatar')).toBeNull();
  });

  it.each([
    ['queued', 'در صف فرستادن'],
    ['sending', 'در حال فرستادن'],
    ['sent', 'فرستاده شد'],
    ['failed', 'فرستاده نشد'],
  ] as const)('says how far one’s own has come when it is %s', async (state, words) => {
    const { find, host } = await show({ own: true, state, clientId: 'c' });
    expect(find('.meta')?.textContent).toContain(words);
    expect(host.dataset['state']).toBe(state);
  });

  it('says nothing of a state when it is somebody else’s', async () => {
    const { find } = await show();
    expect(find('.meta sk-icon')).toBeNull();
  });

  it('says why, and offers both ways on, when it failed', async () => {
    const { find, host, fixture } = await show({
      own: true,
      state: 'failed',
      clientId: 'c7',
      error: 'room.archived',
    });
    const told: string[] = [];
    fixture.componentInstance.retried.subscribe((id) => told.push(`again ${id}`));
    fixture.componentInstance.discarded.subscribe((id) => told.push(`away ${id}`));
    expect(find('[role=alert]')?.textContent).toContain('این اتاق بایگانی شده است.');
    host.querySelectorAll<HTMLButtonElement>('.failed button').forEach((button) => button.click());
    expect(told).toEqual(['again c7', 'away c7']);
  });

  it('says how long it waits, and counts down, when the server asked to', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    const { find, fixture } = await show({ own: true, state: 'queued', retryAt: Date.now() + 12_000 });
    expect(find('.wait')?.textContent).toContain('۱۲ ثانیهٔ دیگر');
    vi.advanceTimersByTime(5_000);
    await fixture.whenStable();
    expect(find('.wait')?.textContent).toContain('۷ ثانیهٔ دیگر');
    vi.useRealTimers();
  });

  it('gives the time of day in the reader’s digits', async () => {
    const { find } = await show();
    expect(find('time')?.textContent).toMatch(/^[۰-۹]{2}:[۰-۹]{2}$/);
    expect(find('time')?.getAttribute('datetime')).toBe('2026-03-21T09:00:00.000Z');
  });
});
