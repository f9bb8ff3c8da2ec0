import { TestBed } from '@angular/core/testing';
import type { Announcement } from '#contracts';
import { AnnouncementStore } from './announcement-store';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { provideSomeone } from './testing/someone';

const anAnnouncement = (id: string): Announcement => ({
  id,
  text: { fa: `متن ${id}` },
  level: 'info',
  createdAt: '2026-03-21T08:30:00.000Z',
});

describe('AnnouncementStore', () => {
  let connection: FakeConnection;
  let answer: (standing: Announcement[]) => void;
  let dismissed: string[];
  let store: AnnouncementStore;

  beforeEach(() => {
    connection = new FakeConnection();
    const standing = new Promise<Announcement[]>((resolve) => (answer = resolve));
    dismissed = [];
    const api = fakeApi({
      announcements: () => standing,
      dismissAnnouncement: (id: string) => Promise.resolve(void dismissed.push(id)),
    });
    TestBed.configureTestingModule({ providers: [...provideFakes(connection, api), provideSomeone()] });
    store = TestBed.inject(AnnouncementStore);
  });

  const ids = () => store.all().map(({ id }) => id);
  const said = (id: string) => connection.deliver('announcement', { announcement: anAnnouncement(id) });
  const refreshed = async (...standing: string[]) => {
    const refreshing = store.refresh();
    answer(standing.map(anAnnouncement));
    await refreshing;
  };

  it('shows what stands when it is asked for, and what is said later above it', async () => {
    await refreshed('b', 'a');
    said('c');
    expect(ids()).toEqual(['c', 'b', 'a']);
  });

  it('drops what was taken back while nobody listened', async () => {
    said('a');
    await refreshed();
    expect(ids()).toEqual([]);
  });

  it('keeps what came, and not what went, while the list was on its way', async () => {
    said('a');
    const refreshing = store.refresh();
    said('b');
    connection.deliver('announcement_removed', { id: 'a' });
    answer([anAnnouncement('a')]);
    await refreshing;
    expect(ids()).toEqual(['b']);
  });

  it('is rid of one at once when it is put away, here or on another device', async () => {
    said('a');
    said('b');
    await store.dismiss('a');
    connection.deliver('announcement_removed', { id: 'b' });
    expect([ids(), dismissed]).toEqual([[], ['a']]);
  });
});
