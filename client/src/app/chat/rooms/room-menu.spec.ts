import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Room, ServerInfo } from '#contracts';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aMembership, aRoom, aServer, aUser } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { RoomMenu } from './room-menu';

const owner = aMembership({ role: 'owner' });

async function offered(changes: Partial<Room>): Promise<(string | undefined)[]> {
  const fixture = TestBed.createComponent(RoomMenu);
  fixture.componentRef.setInput('room', aRoom(changes));
  await fixture.whenStable();
  return [...document.querySelectorAll('[role^=menuitem]')].map((item) => item.textContent?.trim());
}

describe('RoomMenu', () => {
  let info: ServerInfo;
  const updateRoom = vi.fn();

  beforeEach(() => {
    info = aServer({ linkPreviews: false });
    const api = fakeApi({ server: () => Promise.resolve(info), updateRoom });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        providePersian(),
        provideFakes(new FakeConnection(), api),
        provideSomeone(),
      ],
    });
  });

  it('offers everything when one owns the room', async () => {
    expect(await offered({ kind: 'private', membership: owner })).toEqual([
      'اعلان‌ها',
      'فایل‌ها',
      'نظرسنجی تازه',
      'دعوت',
      'تنظیمات اتاق',
      'بایگانی',
      'ترک اتاق',
    ]);
  });

  it('offers no invitation when a private room is somebody else’s', async () => {
    expect(await offered({ kind: 'private' })).toEqual(['اعلان‌ها', 'فایل‌ها', 'نظرسنجی تازه', 'ترک اتاق']);
  });

  it('offers an invitation to everybody when the room is public', async () => {
    expect(await offered({ kind: 'public' })).toEqual([
      'اعلان‌ها',
      'فایل‌ها',
      'نظرسنجی تازه',
      'دعوت',
      'ترک اتاق',
    ]);
  });

  it('offers only the way out when the room is archived', async () => {
    expect(await offered({ archivedAt: '2026-03-21T09:00:00.000Z', membership: owner })).toEqual([
      'اعلان‌ها',
      'فایل‌ها',
      'ترک اتاق',
    ]);
  });

  it('offers the person and no way out when it is a conversation of two', async () => {
    const omid = aUser({ username: 'omid' });
    expect(await offered({ kind: 'direct', with: omid })).toEqual([
      'این شخص',
      'اعلان‌ها',
      'فایل‌ها',
      'نظرسنجی تازه',
    ]);
  });

  it('offers to switch previews of links, in a conversation of two to both, when the server has them', async () => {
    info.linkPreviews = true;
    expect(await offered({ kind: 'direct', settings: { linkPreviews: false } })).toContain(
      'پیش‌نمایش پیوندها',
    );
    const item = document.querySelector<HTMLElement>('[role=menuitemcheckbox]');
    expect(item?.getAttribute('aria-checked')).toBe('false');
    updateRoom.mockResolvedValue(aRoom());
    item?.click();
    expect(updateRoom).toHaveBeenCalledExactlyOnceWith(aRoom().id, { linkPreviews: true });
  });

  it('offers no switch to those who do not keep the room', async () => {
    info.linkPreviews = true;
    expect(await offered({ kind: 'public' })).not.toContain('پیش‌نمایش پیوندها');
  });

  it('offers to mark as read what waits', async () => {
    expect(await offered({ seq: 3 })).toContain('خوانده شد');
  });
});
