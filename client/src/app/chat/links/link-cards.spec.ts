import { TestBed } from '@angular/core/testing';
import type { LinkPreview, Message, Room } from '#contracts';
import { RoomsStore } from '../../core/rooms-store';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aMessage, aRoom } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { MessageCommands } from '../message/message-commands';
import { LinkCards } from './link-cards';

const link = (changes: Partial<LinkPreview> = {}): LinkPreview => ({
  position: 0,
  url: 'https://news.example/a',
  title: 'خبر تازه',
  site: 'News',
  ...changes,
});

describe('LinkCards', () => {
  const removeLink = vi.fn();

  async function show(message: Partial<Message>, room: Partial<Room> = {}) {
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(new FakeConnection(), fakeApi({ rooms: () => Promise.resolve([aRoom(room)]) })),
        provideSomeone(),
        { provide: MessageCommands, useValue: { removeLink } },
      ],
    });
    await TestBed.inject(RoomsStore).refresh();
    const fixture = TestBed.createComponent(LinkCards);
    fixture.componentRef.setInput('message', aMessage(1, message));
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('shows each in the direction of its title, as a link that tells nothing of where it is', async () => {
    const links = [link(), link({ position: 2, title: 'Latest news', description: 'All of it' })];
    const host = await show({ links });
    const cards = [...host.querySelectorAll('.card')];
    expect(cards.map((card) => card.getAttribute('dir'))).toEqual(['rtl', 'ltr']);
    const anchor = cards[0]?.querySelector('a');
    expect(anchor?.getAttribute('href')).toBe('https://news.example/a');
    expect(anchor?.rel).toBe('noopener noreferrer nofollow ugc');
    expect(anchor?.target).toBe('_blank');
    expect(cards[1]?.textContent).toContain('All of it');
  });

  it('keeps the place of a picture before it has come, over the words where it is broad', async () => {
    const picture = { id: 'p', name: 'p.webp', type: 'image/webp', size: 9, downloads: 0 } as const;
    const file = { ...picture, kind: 'image' as const, hasPreview: true };
    const host = await show({
      links: [
        link({ picture: { ...file, width: 1200, height: 600 } }),
        link({ position: 1, picture: { ...file, width: 200, height: 100 } }),
      ],
    });
    const pictures = [...host.querySelectorAll<HTMLElement>('sk-picture')];
    expect(pictures.map(({ style }) => style.aspectRatio)).toEqual(['2 / 1', '1 / 1']);
    expect([...host.querySelectorAll('.card')].map(({ className }) => className)).toEqual([
      'card broad',
      'card',
    ]);
    expect(host.querySelector('img')?.getAttribute('src')).toBe('/api/files/p/preview');
  });

  it('leads nowhere when the address is no page', async () => {
    const host = await show({ links: [link({ url: 'javascript:alert(1)' })] });
    expect(host.querySelector('a')?.getAttribute('href')).toMatch(/^unsafe:/);
  });

  it('lets those take it away who may delete the message', async () => {
    const host = await show({ username: 'sara', links: [link({ position: 2 })] });
    host.querySelector<HTMLElement>('.remove')?.click();
    expect(removeLink).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: aMessage(1).id }), 2);
  });

  it('lets nobody else', async () => {
    const host = await show({ username: 'omid', links: [link()] });
    expect(host.querySelector('.remove')).toBeNull();
  });
});
