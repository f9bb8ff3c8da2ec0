import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { EMPTY } from 'rxjs';
import { FakeConnection, fakeApi, provideFakes } from '../../../core/testing/fakes';
import { aFile, aMessage } from '../../../core/testing/samples';
import { provideSomeone } from '../../../core/testing/someone';
import { providePersian } from '../../../i18n/testing/persian';
import type { PictureWalk } from '../file-opening';
import { Lightbox } from './lightbox';

const shown = (name: string, seq: number) => ({
  file: aFile(name),
  message: aMessage(seq).id,
  author: 'امید',
});
const walk: PictureWalk = { pictures: [shown('a.png', 1), shown('b.png', 2)], first: 0 };
const GONE = 'این تصویر با پیامش حذف شد.';

describe('Lightbox', () => {
  const connection = new FakeConnection();

  async function open() {
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(connection, fakeApi()),
        provideSomeone(),
        { provide: MAT_DIALOG_DATA, useValue: walk },
        { provide: MatDialogRef, useValue: { keydownEvents: () => EMPTY } },
      ],
    });
    const fixture = TestBed.createComponent(Lightbox);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const remove = async (seq: number) => {
      connection.deliver('message_deleted', aMessage(seq, { deletedAt: '2026-01-01T00:00:00.000Z', rev: 9 }));
      await fixture.whenStable();
    };
    return { host, fixture, remove };
  }

  it('says that a picture is gone, and offers it no more, when its message is deleted meanwhile', async () => {
    const { host, remove } = await open();
    expect(host.querySelector('a[download]')).not.toBeNull();
    await remove(1);
    expect(host.querySelector('[role=alert]')?.textContent).toContain(GONE);
    expect(host.querySelector('a[download]')).toBeNull();
    expect(host.querySelectorAll('.zoom')).toHaveLength(0);
    expect([...host.querySelectorAll('img')].some(({ src }) => src.includes('a.png'))).toBe(false);
  });

  it('goes on showing a picture when the message of another one is deleted', async () => {
    const { host, fixture, remove } = await open();
    await remove(2);
    expect(host.querySelector('[role=alert]')).toBeNull();
    expect(host.querySelector('a[download]')).not.toBeNull();
    host.querySelector<HTMLElement>('.after')?.click();
    await fixture.whenStable();
    expect(host.querySelector('[role=alert]')?.textContent).toContain(GONE);
  });
});
