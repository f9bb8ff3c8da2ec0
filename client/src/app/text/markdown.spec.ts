import { Directionality } from '@angular/cdk/bidi';
import { TestBed } from '@angular/core/testing';
import { providePersian } from '../i18n/testing/persian';
import { MessageText } from './message-text';

async function shown(text: string, inputs: Record<string, unknown> = {}) {
  TestBed.configureTestingModule({ providers: [providePersian()] });
  TestBed.inject(Directionality).valueSignal.set('rtl');
  const fixture = TestBed.createComponent(MessageText);
  fixture.componentRef.setInput('text', text);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const opened: string[] = [];
  fixture.componentInstance.mentioned.subscribe((username) => opened.push(username));
  await fixture.whenStable();
  return { host: fixture.nativeElement as HTMLElement, opened, settle: () => fixture.whenStable() };
}

describe('MessageText with Markdown', () => {
  it('shows the words in their elements and none of the signs', async () => {
    const { host } = await shown('**یک _دو_** ~~سه~~ [چهار](https://a.b/c)');
    expect(host.textContent).toBe('یک دو سه چهار');
    expect(host.querySelector('strong em')?.textContent).toBe('دو');
    expect(host.querySelector('s')?.textContent).toBe('سه');
    const link = host.querySelector('a');
    expect(link?.getAttribute('href')).toBe('https://a.b/c');
    expect(link?.title).toBe('https://a.b/c');
    expect(link?.rel).toContain('noopener');
  });

  it('groups lines of quotes and lists, each line in its own direction', async () => {
    const { host } = await shown('> hello there\n> سلام دوست\n- یک\n- one two\n۱. یکم\nتمام');
    const outline = [...host.children].map(({ localName, children }) =>
      [localName, ...[...children].flatMap((line) => line.getAttribute('dir') ?? [])].join(' '),
    );
    expect(outline).toEqual(['blockquote ltr rtl', 'ul rtl ltr', 'ol rtl', 'p']);
    expect(host.querySelector('ol')?.textContent).toBe('۱.یکم');
  });

  it.each(['/me > گفته بودی', '/me - نان', '/me ```\nnpm i\n```'])(
    'names who does it when an action begins with something else than words in %j',
    async (text) => {
      const { host } = await shown(text, { author: 'سارا' });
      expect(host.querySelector('p.action .actor')?.textContent).toBe('سارا');
    },
  );

  it('covers a spoiler until its button is pressed, and again', async () => {
    const { host, settle } = await shown('راز: ||**گنج** @ali||');
    const button = host.querySelector<HTMLButtonElement>('sk-spoiler button');
    expect(button?.getAttribute('aria-expanded')).toBe('false');
    expect(host.querySelector('sk-spoiler strong')).toBeNull();
    button?.click();
    await settle();
    expect(button?.getAttribute('aria-expanded')).toBe('true');
    expect(host.querySelector('sk-spoiler strong')?.textContent).toBe('گنج');
    button?.click();
    await settle();
    expect(host.querySelector('sk-spoiler strong')).toBeNull();
  });

  it('opens the card of somebody who was mentioned, and of nobody else', async () => {
    const { host, opened } = await shown('@Ali @stranger @sara @all', {
      mentions: ['ali', 'sara', 'all'],
      me: 'sara',
    });
    const buttons = [...host.querySelectorAll('button')];
    expect(buttons.map(({ textContent }) => textContent)).toEqual(['@Ali', '@sara']);
    buttons[0]?.click();
    expect(opened).toEqual(['Ali']);
    expect([...host.querySelectorAll('.me')].map(({ textContent }) => textContent)).toEqual([
      '@sara',
      '@all',
    ]);
    expect(host.querySelectorAll('.mention')).toHaveLength(3);
  });

  it('colours code whose language is known', async () => {
    const { host } = await shown('```ts\nconst a = "x";\n```');
    await vi.waitFor(() => expect(host.querySelector('.hljs-keyword')?.textContent).toBe('const'));
    expect(host.querySelector('pre')?.textContent).toBe('const a = "x";');
  });

  it('shows a few emoji large, and emoji in words as the words are', async () => {
    expect((await shown('😀 👍🏽')).host.classList).toContain('large');
    TestBed.resetTestingModule();
    expect((await shown('😀👍🏽😀👍🏽')).host.classList).not.toContain('large');
    TestBed.resetTestingModule();
    expect((await shown('خوب 😀')).host.classList).not.toContain('large');
  });

  it('says who does something when the text is an action', async () => {
    const { host } = await shown('/me دست *تکان* می‌دهد', { author: 'سارا' });
    expect(host.textContent).toBe('سارا دست تکان می‌دهد');
  });

  it('reads as the writer chose when there is a choice', async () => {
    const { host } = await shown('hello\nسلام', { dir: 'ltr' });
    expect([...host.querySelectorAll('p')].map(({ dir }) => dir)).toEqual(['ltr', 'ltr']);
  });
});
