import { Directionality } from '@angular/cdk/bidi';
import { TestBed } from '@angular/core/testing';
import { TextLine } from './text-line';

async function shown(text: string, page: 'rtl' | 'ltr' = 'rtl') {
  TestBed.inject(Directionality).valueSignal.set(page);
  const fixture = TestBed.createComponent(TextLine);
  fixture.componentRef.setInput('text', text);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('TextLine', () => {
  it('TextLine reads as its words do when the first of them is of the other direction', async () => {
    expect((await shown('ip سرور من چیست', 'ltr')).dir).toBe('rtl');
  });

  it('TextLine follows the page when there are no words', async () => {
    expect((await shown('123', 'ltr')).dir).toBe('ltr');
  });

  it('TextLine isolates what the line would show in a wrong order', async () => {
    const host = await shown('زبان C++ از `a b` و https://a.b');
    const isolated = [...host.querySelectorAll('bdi')].map((bdi) => `${bdi.dir} ${bdi.textContent}`);
    expect(isolated).toEqual(['ltr C++', 'ltr a b', 'ltr https://a.b']);
    expect(host.querySelector('a')).toBeNull();
  });

  it('TextLine makes one line of several', async () => {
    const host = await shown('  سلام\n\n```\nlet a;\n```\n\tخوبی ');
    expect(host.textContent).toBe('سلام let a; خوبی');
  });

  it('TextLine shows the words without the signs around them', async () => {
    const host = await shown('> **سلام** _دوست_ [من](https://a.b)\n- ||راز||\n۱. ~~یک~~');
    expect(host.textContent).toBe('سلام دوست من ▒▒▒ ۱. یک');
  });

  it('TextLine shows an action without its command', async () => {
    expect((await shown('/me دست تکان می‌دهد')).textContent).toBe('دست تکان می‌دهد');
  });

  it('TextLine shows the beginning only when the text is long', async () => {
    expect((await shown('ab '.repeat(1000))).textContent?.length).toBeLessThanOrEqual(200);
  });
});
