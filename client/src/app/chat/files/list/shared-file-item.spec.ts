import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { FileInfo, SharedFile } from '#contracts';
import { FakeConnection, fakeApi, provideFakes } from '../../../core/testing/fakes';
import { aFile, aMessage } from '../../../core/testing/samples';
import { provideSomeone } from '../../../core/testing/someone';
import { providePersian } from '../../../i18n/testing/persian';
import { SharedFileItem } from './shared-file-item';

describe('SharedFileItem', () => {
  async function show(file: FileInfo) {
    const { id: message, room, seq, username, displayName, timestamp } = aMessage(1);
    const shared: SharedFile = { file, message, room, seq, username, displayName, timestamp };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        providePersian(),
        provideFakes(new FakeConnection(), fakeApi()),
        provideSomeone(),
      ],
    });
    const fixture = TestBed.createComponent(SharedFileItem);
    fixture.componentRef.setInput('shared', shared);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('calls a recording what it is and says how long it lasts', async () => {
    const host = await show(aFile('voice.webm', { kind: 'voice', type: 'audio/webm', duration: 75 }));
    expect(host.textContent).toContain('پیام صوتی');
    expect(host.textContent).toContain('۱:۱۵');
    expect(host.textContent).not.toContain('voice.webm');
    expect(host.querySelector('[download]')?.getAttribute('aria-label')).toBe('دریافت \u2068پیام صوتی\u2069');
  });

  it('calls any other file by its name and says how large it is', async () => {
    const host = await show(aFile('a.zip', { kind: 'archive', size: 1_536 }));
    expect(host.querySelector('.name')?.textContent).toBe('a.zip');
    expect(host.textContent).toContain('۱٫۵ کیلوبایت');
  });
});
