import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Message } from '#contracts';
import { ReadMarksStore } from '../../core/read-marks-store';
import { RoomsStore } from '../../core/rooms-store';
import { provideFakes, FakeConnection, fakeApi } from '../../core/testing/fakes';
import { aMessage, aRoom, anOwnUser } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { Viewport } from '../shell/viewport';
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
  mentioned: false,
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

const shown = (message: Message, changes: Partial<MessageRow> = {}) =>
  show({ message, text: message.text, username: message.username, ...changes });

describe('MessageItem', () => {
  const quoted = aMessage(3, { text: 'چه ساعتی؟', username: 'sara', displayName: 'سارا' });

  beforeEach(async () => {
    const api = fakeApi({
      rooms: () => Promise.resolve([aRoom()]),
      message: () => Promise.resolve(quoted),
      readMarks: () => Promise.resolve([{ username: 'omid', lastReadSeq: 7 }]),
    });
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(new FakeConnection(), api),
        provideSomeone(anOwnUser({ blocked: ['troll'] })),
        { provide: Viewport, useValue: { narrow: signal(false), wide: signal(true) } },
      ],
    });
    await TestBed.inject(RoomsStore).refresh();
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
    expect(find('sk-message-meta')?.textContent).toContain(words);
    expect(host.dataset['state']).toBe(state);
  });

  it('says nothing of a state when it is somebody else’s', async () => {
    const { find } = await show();
    expect(find('sk-message-meta sk-icon')).toBeNull();
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

  it('shows author and line of what it answers when that has come', async () => {
    const { find, fixture } = await shown(aMessage(4, { replyTo: quoted.id }), { replyTo: quoted.id });
    await fixture.whenStable();
    expect(find('sk-quote .author')?.textContent).toBe('سارا');
    expect(find('sk-quote .text')?.textContent).toContain('چه ساعتی؟');
  });

  it('leaves a quiet line, and nothing to react or reply to, when it was deleted', async () => {
    const gone = { text: '', deletedAt: '2026-03-21T10:00:00.000Z', deletedBy: 'mina' };
    const reactions = [{ emoji: '👍', count: 1, usernames: ['omid'] }];
    const { find, host, fixture } = await shown(aMessage(4, { ...gone, reactions }));
    host.dispatchEvent(new Event('mouseenter'));
    await fixture.whenStable();
    expect(find('sk-deleted-line')?.textContent).toContain('\u2068mina\u2069 این پیام را حذف کرد');
    expect(find('sk-reactions-bar')).toBeNull();
    expect(find('sk-message-toolbar')).toBeNull();
  });

  it('folds away what somebody blocked wrote, until it is asked for', async () => {
    const { find, fixture } = await shown(aMessage(4, { username: 'troll', text: 'آزار' }));
    expect(find('.bubble')?.textContent).not.toContain('آزار');
    find('.show')?.click();
    await fixture.whenStable();
    expect(find('sk-message-text')?.textContent).toContain('آزار');
  });

  it('marks that it was edited, pinned and bookmarked when it was', async () => {
    const at = '2026-03-21T10:00:00.000Z';
    const { find } = await shown(aMessage(4, { editedAt: at, pinnedAt: at, bookmarked: true }));
    const marks = find('sk-message-meta')?.textContent;
    for (const words of ['ویرایش‌شده', 'سنجاق‌شده', 'نشان‌شده']) expect(marks).toContain(words);
  });

  it.each([
    [7, 'دیده شد'],
    [8, 'فرستاده شد'],
  ])('says of one’s own message %i that it is “%s” when another has read up to 7', async (seq, words) => {
    await TestBed.inject(ReadMarksStore).load('general');
    const own = aMessage(seq, { username: 'sara' });
    const { find } = await shown(own, { own: true, state: 'sent' });
    expect(find('sk-message-meta')?.textContent).toContain(words);
  });

  it('tells which reactions are the reader’s own', async () => {
    const reactions = [
      { emoji: '👍', count: 2, usernames: ['omid', 'sara'], mine: true },
      { emoji: '❤️', count: 1, usernames: ['omid'] },
    ];
    const { host } = await shown(aMessage(4, { reactions }));
    const chips = [...host.querySelectorAll('sk-reactions-bar .chip[aria-pressed]')];
    expect(chips.map((chip) => chip.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
    expect(chips[0]?.getAttribute('aria-label')).toBe('👍 ۲ نفر، شما هم');
  });

  it('offers its tools when it has the focus, and puts them away when it has not', async () => {
    const { find, host, fixture } = await shown(aMessage(4));
    document.body.append(host);
    host.focus();
    await fixture.whenStable();
    expect(find('sk-message-toolbar')).not.toBeNull();
    host.blur();
    await fixture.whenStable();
    expect(find('sk-message-toolbar')).toBeNull();
    host.remove();
  });
});
