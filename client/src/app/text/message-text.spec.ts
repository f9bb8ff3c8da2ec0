import { Directionality } from '@angular/cdk/bidi';
import { TestBed } from '@angular/core/testing';
import { providePersian } from '../i18n/testing/persian';
import { MessageText } from './message-text';

async function shown(text: string, page: 'rtl' | 'ltr' = 'rtl') {
  TestBed.configureTestingModule({ providers: [providePersian()] });
  TestBed.inject(Directionality).valueSignal.set(page);
  const fixture = TestBed.createComponent(MessageText);
  fixture.componentRef.setInput('text', text);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

const outline = (host: HTMLElement) =>
  [...host.querySelectorAll('p, pre, bdi, code, a')].map(
    (element) => `${element.localName} ${element.getAttribute('dir') ?? '-'} ${element.textContent}`,
  );

describe('MessageText', () => {
  it('MessageText gives each line its own direction when the message has several', async () => {
    const host = await shown('hello there\n\nip سرور من چیست');
    expect(outline(host)).toEqual(['p ltr hello there', 'p rtl ', 'p rtl ip سرور من چیست']);
  });

  it('MessageText follows the page when a line has no words', async () => {
    expect(outline(await shown('😀 12', 'ltr'))).toEqual(['p ltr 😀 12']);
  });

  it('MessageText isolates what a Persian line would show in a wrong order', async () => {
    const host = await shown('@ali زبان C++ از 1403/1/2 با `npm i`');
    expect(outline(host)).toEqual([
      'p rtl @ali زبان C++ از 1403/1/2 با npm i',
      'bdi ltr @ali',
      'bdi ltr C++',
      'bdi ltr 1403/1/2',
      'code ltr npm i',
    ]);
  });

  it('MessageText shows a fence as a block that reads left to right', async () => {
    const host = await shown('کد:\n```ts\nconst a = 1;\n\n  b();\n```');
    expect(host.querySelector('pre')?.getAttribute('dir')).toBe('ltr');
    expect(host.querySelector('pre')?.textContent).toBe('const a = 1;\n\n  b();');
  });

  it('MessageText opens a link in a page that cannot reach back', async () => {
    const link = (await shown('(https://example.com/a)')).querySelector('a');
    expect(link?.getAttribute('href')).toBe('https://example.com/a');
    expect(link?.target).toBe('_blank');
    expect(link?.rel.split(' ').sort()).toEqual(['nofollow', 'noopener', 'noreferrer', 'ugc']);
  });

  it.each(['<img src=x onerror=alert(1)>', '<b>a</b> &amp;', 'javascript:alert(1)', '`<script>`'])(
    'MessageText shows markup as it was typed (%s)',
    async (text) => {
      const host = await shown(text);
      expect(host.textContent).toBe(text.replaceAll('`', ''));
      expect(host.querySelector('img, b, a, script')).toBeNull();
    },
  );

  it('MessageText adds no character and keeps every space', async () => {
    const text = '  a  @ali  C++ سلام سلام سلام  \thttps://a.b  ';
    expect((await shown(text)).textContent).toBe(text);
  });

  it('MessageText renders anew when the text is edited', async () => {
    const fixture = TestBed.createComponent(MessageText);
    fixture.componentRef.setInput('text', 'hello');
    await fixture.whenStable();
    fixture.componentRef.setInput('text', 'سلام');
    await fixture.whenStable();
    expect(outline(fixture.nativeElement as HTMLElement)).toEqual(['p rtl سلام']);
  });
});
