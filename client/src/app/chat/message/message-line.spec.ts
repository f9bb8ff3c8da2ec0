import { Directionality } from '@angular/cdk/bidi';
import { TestBed } from '@angular/core/testing';
import type { Message } from '#contracts';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aFile, aMessage } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { MessageLine } from './message-line';

async function show(changes: Partial<Message>, pictured = true) {
  const fixture = TestBed.createComponent(MessageLine);
  fixture.componentRef.setInput('message', aMessage(1, changes));
  fixture.componentRef.setInput('pictured', pictured);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('MessageLine', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [providePersian(), provideFakes(new FakeConnection(), fakeApi()), provideSomeone()],
    });
    TestBed.inject(Directionality).valueSignal.set('rtl');
  });

  it('says what was sent when there are no words', async () => {
    const host = await show({
      type: 'file',
      text: '',
      files: [aFile('v.ogg', { kind: 'voice', hasPreview: false })],
    });
    expect(host.textContent?.trim()).toBe('پیام صوتی');
    expect(host.querySelector('sk-icon')).not.toBeNull();
  });

  it('has a small picture before the words when there is room for one', async () => {
    const changes = { type: 'file', text: 'see', files: [aFile('a.png')] } as const;
    const host = await show({ ...changes, files: [...changes.files] });
    expect(host.querySelector('img')?.getAttribute('src')).toBe('/api/files/file-a.png/preview');
    expect(host.dir).toBe('ltr');
    expect((await show({ ...changes, files: [...changes.files] }, false)).querySelector('img')).toBeNull();
  });

  it('shows the words alone when nothing was sent with them', async () => {
    const host = await show({ text: 'سلام' });
    expect(host.textContent?.trim()).toBe('سلام');
    expect(host.querySelector('img, sk-icon')).toBeNull();
  });
});
