import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Room } from '#contracts';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aMembership, aMessage, aRoom } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { RoomItem } from './room-item';

async function show(changes: Partial<Room> = {}) {
  const fixture = TestBed.createComponent(RoomItem);
  fixture.componentRef.setInput('room', aRoom(changes));
  await fixture.whenStable();
  const host: HTMLElement = fixture.nativeElement;
  return (selector: string) => host.querySelector(selector);
}

describe('RoomItem', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideRouter([]),
        provideFakes(new FakeConnection(), fakeApi()),
        provideSomeone(),
      ],
    });
  });

  it('counts what waits, for eyes and for ears, when there are unread messages', async () => {
    const find = await show({ seq: 12, membership: aMembership({ lastReadSeq: 7 }) });
    expect(find('.badge')?.textContent).toBe('۵');
    expect(find('.badge + .sk-visually-hidden')?.textContent).toBe('۵ پیام نخوانده');
  });

  it('stops counting at ninety-nine when more wait', async () => {
    const find = await show({ seq: 500 });
    expect(find('.badge')?.textContent).toBe('۹۹+');
    expect(find('.badge + .sk-visually-hidden')?.textContent).toBe('۵۰۰ پیام نخوانده');
  });

  it('shows no badge when everything is read', async () => {
    const find = await show({ seq: 3, membership: aMembership({ lastReadSeq: 3 }) });
    expect(find('.badge')).toBeNull();
  });

  it('isolates the author and the text of the last line from each other', async () => {
    const lastMessage = aMessage(1, { displayName: 'Ali', text: 'سلام!\nخوبی؟' });
    const find = await show({ lastMessage });
    expect(find('.last bdi.author')?.textContent).toBe('Ali');
    expect(find('.last .text')?.textContent).toBe('سلام! خوبی؟');
    expect(find('.last .text')?.getAttribute('dir')).toBe('rtl');
  });

  it('calls the author "you" when the last line is one’s own', async () => {
    const find = await show({ lastMessage: aMessage(1, { username: 'sara' }) });
    expect(find('.last .author')?.textContent).toBe('شما');
  });

  it('says so when nothing was written', async () => {
    const find = await show();
    expect(find('.last')?.textContent).toBe('هنوز پیامی نیست');
  });

  it('marks the room when it is archived', async () => {
    const find = await show({ archivedAt: '2026-03-21T09:00:00.000Z' });
    expect(find('.archived')?.textContent).toBe('بایگانی‌شده');
  });

  it('leads to the readable address when the room has one', async () => {
    expect((await show({ slug: 'tech' }))('a')?.getAttribute('href')).toBe('/rooms/tech');
    expect((await show())('a')?.getAttribute('href')).toBe('/rooms/general');
  });
});
