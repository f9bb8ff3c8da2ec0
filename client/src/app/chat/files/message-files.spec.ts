import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { FileInfo } from '#contracts';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aFile, aMessage } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { Motion } from '../../ui/motion';
import { FileOpening } from './file-opening';
import { MessageFiles } from './message-files';

const reduced = signal(false);
const opened: string[] = [];
const film = aFile('film.mp4', { kind: 'video', type: 'video/mp4', hasPreview: false });
const zip = aFile('بایگانی.zip', {
  kind: 'archive',
  type: 'application/zip',
  hasPreview: false,
  size: 1_536,
});

async function show(...files: FileInfo[]) {
  const fixture = TestBed.createComponent(MessageFiles);
  fixture.componentRef.setInput(
    'message',
    aMessage(1, { type: 'file', text: '', displayName: 'امید', files }),
  );
  await fixture.whenStable();
  const host: HTMLElement = fixture.nativeElement;
  const press = async (selector: string) => {
    host.querySelector<HTMLElement>(selector)?.click();
    await fixture.whenStable();
  };
  return {
    host,
    press,
    fixture,
    sources: () => [...host.querySelectorAll('img')].map(({ src }) => new URL(src).pathname),
  };
}

describe('MessageFiles', () => {
  beforeEach(() => {
    opened.length = 0;
    reduced.set(false);
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(new FakeConnection(), fakeApi()),
        provideSomeone(),
        { provide: Motion, useValue: { reduced } },
        { provide: FileOpening, useValue: { picture: (_: unknown, { id }: FileInfo) => opened.push(id) } },
      ],
    });
  });

  it('shows an image by its preview, in its own shape, in words and large when pressed', async () => {
    const { host, press, sources } = await show(aFile('کوه.png', { width: 1600, height: 800 }));
    expect(sources()).toEqual([`/api/files/${encodeURIComponent('file-کوه.png')}/preview`]);
    expect(host.querySelector('img')?.alt).toBe('عکس \u2068کوه.png\u2069، از \u2068امید\u2069');
    expect(host.querySelector<HTMLElement>('sk-album')?.style.aspectRatio).toBe('2 / 1');
    await press('.open');
    expect(opened).toEqual(['file-کوه.png']);
  });

  it('says so when an image does not come', async () => {
    const { host, fixture } = await show(aFile('a.png'));
    host.querySelector('img')?.dispatchEvent(new Event('error'));
    await fixture.whenStable();
    expect(host.querySelector('img')).toBeNull();
    expect(host.textContent).toContain('این تصویر نمایش داده نمی‌شود.');
  });

  it('shows pictures as one album before all else when there are several', async () => {
    const { host } = await show(zip, aFile('a.png'), film, aFile('b.png'));
    expect([...host.children].map(({ localName }) => localName)).toEqual(['sk-album', 'div']);
    expect([...host.querySelectorAll<HTMLElement>('.cell')].map(({ dataset }) => dataset['row'])).toEqual([
      '1',
      '2',
      '2',
    ]);
  });

  it('plays a film where it stands when it is the only picture', async () => {
    const { host } = await show(film, zip);
    expect(host.querySelector('sk-film video')?.getAttribute('aria-label')).toContain('film.mp4');
    expect(host.querySelector('sk-album')).toBeNull();
  });

  it.each(['gif', 'webp'])(
    'lets a moving %s stand until somebody wants it to move when motion is unwanted',
    async (ending) => {
      const moving = aFile('a', { type: `image/${ending}`, animated: true });
      expect((await show(moving)).sources()).toEqual(['/api/files/file-a/content']);
      reduced.set(true);
      const { press, sources } = await show(moving);
      expect(sources()).toEqual(['/api/files/file-a/preview']);
      await press('.move');
      expect(sources()).toEqual(['/api/files/file-a/content']);
    },
  );

  it('shows the preview of a picture that does not move, and no button for moving, whatever its type', async () => {
    reduced.set(true);
    const { host, sources } = await show(aFile('a', { type: 'image/webp' }));
    expect(sources()).toEqual(['/api/files/file-a/preview']);
    expect(host.querySelector('.move')).toBeNull();
  });

  it('shows any other file as a card with its type, size and download', async () => {
    const { host } = await show(zip);
    const card = host.querySelector('sk-file-card');
    expect(card?.textContent).toContain('ZIP');
    expect(card?.textContent).toContain('۱٫۵ کیلوبایت');
    expect(card?.querySelector('.open')).toBeNull();
    const link = card?.querySelector('a');
    expect(link?.getAttribute('href')).toMatch(/\/content\?download=1$/);
    expect(link?.getAttribute('aria-label')).toBe('دریافت \u2068بایگانی.zip\u2069');
  });
});
