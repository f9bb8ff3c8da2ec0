import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { FakeConnection, fakeApi, provideFakes } from '../../../core/testing/fakes';
import { aFile, aMessage } from '../../../core/testing/samples';
import { provideSomeone } from '../../../core/testing/someone';
import { providePersian } from '../../../i18n/testing/persian';
import { FileViewer } from './file-viewer';

describe('FileViewer', () => {
  const connection = new FakeConnection();

  async function open() {
    const fileBytes = () => Promise.resolve(new TextEncoder().encode('سلام'));
    const file = aFile('notes.txt', { kind: 'document', type: 'text/plain' });
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(connection, fakeApi({ fileBytes })),
        provideSomeone(),
        { provide: MAT_DIALOG_DATA, useValue: { file, message: aMessage(1).id } },
        { provide: MatDialogRef, useValue: {} },
      ],
    });
    const fixture = TestBed.createComponent(FileViewer);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const remove = async (seq: number) => {
      connection.deliver('message_deleted', aMessage(seq, { deletedAt: '2026-01-01T00:00:00.000Z', rev: 9 }));
      await fixture.whenStable();
    };
    return { host, remove };
  }

  it('shows the words no more, and says so, when their message is deleted meanwhile', async () => {
    const { host, remove } = await open();
    expect(host.textContent).toContain('سلام');
    await remove(1);
    expect(host.textContent).not.toContain('سلام');
    expect(host.querySelector('[role=alert]')?.textContent).toContain('این فایل با پیامش حذف شد.');
    expect(host.querySelector('a[download]')).toBeNull();
  });

  it('goes on when another message is deleted', async () => {
    const { host, remove } = await open();
    await remove(2);
    expect(host.textContent).toContain('سلام');
    expect(host.querySelector('a[download]')).not.toBeNull();
  });
});
