import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Room, TextDirection } from '#contracts';
import type { Draft, Echo } from '../../core/echo';
import { Outbox } from '../../core/outbox';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aMembership, aMessage, aRoom, aServer, anOwnUser } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import type { PendingUpload } from '../../core/uploads/pending-upload';
import { Uploads } from '../../core/uploads/uploads';
import { providePersian } from '../../i18n/testing/persian';
import { Dialogs } from '../../ui/dialogs';
import { Viewport } from '../shell/viewport';
import { Composer } from './composer';
import { ComposerState } from './composer-state';

const anUpload = (changes: Partial<PendingUpload> = {}): PendingUpload => {
  const known = { id: 'upload-1', room: 'general', name: 'a.png', type: 'image/png', kind: 'image' } as const;
  return { ...known, size: 9, sent: 9, url: 'data:,', state: 'ready', ...changes };
};

const UPLOADS = { maxSize: 1_000, extensions: ['png', 'txt'] };

describe('Composer', () => {
  let sent: [room: string, draft: Draft, uploads?: string[]][];
  let connection: FakeConnection;
  const files = signal<PendingUpload[]>([]);
  const uploads = { all: files, restored: () => true, get: () => undefined };
  const echoes = signal<Partial<Echo>[]>([]);

  beforeEach(() => {
    localStorage.clear();
    sent = [];
    files.set([]);
    echoes.set([]);
    connection = new FakeConnection();
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(connection, fakeApi({ server: () => Promise.resolve(aServer({ uploads: UPLOADS })) })),
        provideSomeone(),
        { provide: Viewport, useValue: { narrow: () => false } },
        { provide: Uploads, useValue: uploads },
        {
          provide: Outbox,
          useValue: {
            echoes,
            send: (room: string, draft: Draft, ids: string[]) => {
              sent.push(ids.length > 0 ? [room, draft, ids] : [room, draft]);
              files.set([]);
            },
          },
        },
      ],
    });
  });

  async function show(changes: Partial<Room> = {}) {
    const fixture = TestBed.createComponent(Composer);
    fixture.componentRef.setInput('room', aRoom(changes));
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const area = host.querySelector('textarea');
    return {
      host,
      area,
      settle: () => fixture.whenStable(),
      type: async (text: string) => {
        if (!area) throw new Error('There is nowhere to write.');
        area.value = text;
        area.dispatchEvent(new Event('input'));
        await fixture.whenStable();
      },
      press: async (init: KeyboardEventInit = {}) => {
        const event = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, ...init });
        area?.dispatchEvent(event);
        await fixture.whenStable();
        return event;
      },
      choose: async (side: 'Left' | 'Right') => {
        const press = (type: string, code: string) =>
          area?.dispatchEvent(new KeyboardEvent(type, { code, ctrlKey: true }));
        press('keydown', 'ControlLeft');
        press('keydown', `Shift${side}`);
        press('keyup', `Shift${side}`);
        await fixture.whenStable();
      },
    };
  }

  it('sends and empties itself when Enter is pressed', async () => {
    const { type, press, area } = await show();
    await type('سلام  ');
    expect((await press()).defaultPrevented).toBe(true);
    expect(sent).toEqual([['general', { text: 'سلام' }]]);
    expect(area?.value).toBe('');
  });

  it('sends its files with the words, or without any, though they are still on their way', async () => {
    files.set([anUpload({ state: 'sending' }), anUpload({ id: 'upload-2' }), anUpload({ room: 'tech' })]);
    const { type, press } = await show();
    await type('عکس‌ها');
    await press();
    files.set([anUpload()]);
    await press();
    expect(sent).toEqual([
      ['general', { text: 'عکس‌ها' }, ['upload-1', 'upload-2']],
      ['general', { text: '' }, ['upload-1']],
    ]);
  });

  it('does not send, and says why, when one of its files does not come', async () => {
    files.set([anUpload({ state: 'failed', error: 'file.damaged' })]);
    const { press, host } = await show();
    await press();
    expect(sent).toEqual([]);
    expect(host.querySelector('.hint')?.textContent).toContain('دوباره بفرستید یا بردارید');
  });

  it('offers to speak while there is nothing to send', async () => {
    const { host, type } = await show();
    expect([...host.querySelectorAll('.speak, .send')].map(({ className }) => className)).toEqual([
      expect.stringContaining('speak'),
    ]);
    await type('سلام');
    expect(host.querySelector('.speak')).toBeNull();
    expect(host.querySelector('.send')).not.toBeNull();
  });

  it('leaves the line break to the field when Shift is held', async () => {
    const { type, press } = await show();
    await type('سلام');
    expect((await press({ shiftKey: true })).defaultPrevented).toBe(false);
    expect(sent).toEqual([]);
  });

  it('leaves Enter to the keyboard when a word is being composed', async () => {
    const { type, press } = await show();
    await type('かな');
    await press({ isComposing: true });
    await press({ keyCode: 229 });
    expect(sent).toEqual([]);
  });

  it.each(['', '   ', '\n\u200c '])('sends nothing when there is nothing to see in %j', async (text) => {
    const { type, press } = await show();
    await type(text);
    await press();
    expect(sent).toEqual([]);
  });

  it('keeps what is written with its room when it is not sent', async () => {
    await (await show()).type('نیمه‌کاره');
    await (await show({ id: 'tech' })).type('دیگری');
    expect((await show()).area?.value).toBe('نیمه‌کاره');
  });

  it('forgets the draft when it was sent', async () => {
    const { type, press } = await show();
    await type('سلام');
    await press();
    expect((await show()).area?.value).toBe('');
  });

  it('tells others that somebody is writing, and that they stopped when it is sent', async () => {
    const { type, press } = await show();
    await type('س');
    await type('سلام');
    await press();
    expect(connection.notices).toEqual([
      { room: 'general', typing: true },
      { room: 'general', typing: false },
    ]);
  });

  it('counts what is left when the limit is near, and refuses beyond it', async () => {
    const { type, press, host } = await show();
    await type('😀'.repeat(3_990));
    expect(host.querySelector('.count')?.textContent).toContain('۱۰ نویسه مانده');
    await type('😀'.repeat(4_002));
    expect(host.querySelector('.count')?.textContent).toContain('۲ نویسه بیش از اندازه');
    await press();
    expect(sent).toEqual([]);
  });

  it('says why there is nowhere to write when the room is archived', async () => {
    const { area, host } = await show({ archivedAt: '2026-03-21T09:00:00.000Z' });
    expect(area).toBeNull();
    expect(host.textContent).toContain('این اتاق بایگانی شده است');
  });

  it('breaks the line with Enter, and sends with Control, when the person wants it so', async () => {
    const { useValue } = provideSomeone(anOwnUser({ preferences: { enterToSend: false } }));
    TestBed.overrideProvider(SessionStore, { useValue });
    const { type, press } = await show();
    await type('سلام');
    expect((await press()).defaultPrevented).toBe(false);
    expect(sent).toEqual([]);
    await press({ ctrlKey: true });
    expect(sent).toHaveLength(1);
  });

  it('answers the message it was told of, and forgets it when it is sent', async () => {
    const state = TestBed.inject(ComposerState);
    state.reply('general', aMessage(7));
    const { type, press, host } = await show();
    expect(host.querySelector('sk-task-strip')?.textContent).toContain('پیام 7');
    await type('بله');
    await press();
    expect(sent).toEqual([['general', { text: 'بله', replyTo: 'message-7' }]]);
    expect(state.task('general')).toBeNull();
  });

  it('writes another text for a message, and keeps the draft, when one is edited', async () => {
    connection.prepare('edit_message', ({ text }) => ({ message: aMessage(7, { text }) }));
    const { type, press, area } = await show();
    await type('نیمه‌کاره');
    TestBed.inject(ComposerState).edit('general', aMessage(7));
    await type('پیام هفتم');
    await press();
    await vi.waitFor(() => expect(area?.value).toBe('نیمه‌کاره'));
    expect(sent).toEqual([]);
  });

  it('reads as the edited message does, sends what it reads as, and gives the draft its own direction back', async () => {
    const wishes: unknown[] = [];
    connection.prepare('edit_message', (wish) => {
      wishes.push(wish);
      return { message: aMessage(7, { text: wish.text }) };
    });
    const { type, press, area, choose } = await show();
    await type('ok?');
    await choose('Right');
    const state = TestBed.inject(ComposerState);
    const edit = async (dir: TextDirection | undefined, change: () => Promise<void>) => {
      state.edit('general', aMessage(7, { text: 'fine', ...(dir && { dir }) }));
      await vi.waitFor(() => expect(area?.value).toBe('fine'));
      const began = area?.dir;
      await change();
      await press();
      await vi.waitFor(() => expect(area?.value).toBe('ok?'));
      expect(area?.dir).toBe('rtl');
      return began;
    };
    const nothing = () => Promise.resolve();
    expect(await edit('rtl', nothing)).toBe('rtl');
    expect(await edit(undefined, () => choose('Right'))).toBe('ltr');
    expect(await edit('rtl', () => type('').then(() => type('good')))).toBe('rtl');
    expect(wishes).toEqual([
      { id: 'message-7', text: 'fine', dir: 'rtl' },
      { id: 'message-7', text: 'good', dir: 'auto' },
    ]);
  });

  it('gives up the task when Escape is pressed', async () => {
    TestBed.inject(ComposerState).reply('general', aMessage(7));
    const { press, host } = await show();
    await press({ key: 'Escape' });
    expect(host.querySelector('sk-task-strip')).toBeNull();
  });

  it.each([
    ['/من رفتم', '/me رفتم'],
    ['//me', '/me'],
    ['/shrug', '¯\\＿(ツ)＿/¯'],
  ])('sends what a command stands for when %s is typed', async (typed, text) => {
    const { type, press } = await show();
    await type(typed);
    await press();
    expect(sent).toEqual([['general', { text }]]);
  });

  it('says that a command is unknown, and keeps the text', async () => {
    const { type, press, host, area } = await show();
    await type('/پرواز کن');
    await press();
    expect(sent).toEqual([]);
    expect(area?.value).toBe('/پرواز کن');
    expect(host.querySelector('[role=status]')?.textContent).toContain('چنین فرمانی نیست');
  });

  it.each([
    ['keeps the text of a command when its dialog is dismissed', undefined, '/poll ناهار؟'],
    ['empties itself when the dialog of its command is done', true, ''],
  ])('%s', async (_what, answer, left) => {
    TestBed.overrideProvider(Dialogs, { useValue: { open: () => Promise.resolve(answer) } });
    const { type, press, area } = await show();
    await type('/poll ناهار؟');
    await press();
    await vi.waitFor(() => expect(area?.value).toBe(left));
  });

  it('offers to send a long text as several messages', async () => {
    const { type, host } = await show();
    await type('سلام '.repeat(1_000));
    host.querySelector<HTMLButtonElement>('.offer button')?.click();
    expect(sent).toHaveLength(2);
  });

  it('sets off what is selected when a key asks for it, on any layout', async () => {
    const { type, press, area } = await show();
    await type('سلام');
    area?.setSelectionRange(0, 4);
    await press({ key: 'ذ', code: 'KeyB', ctrlKey: true });
    expect(area?.value).toBe('**سلام**');
  });

  describe('in a room where one writes slowly', () => {
    const SLOW = { settings: { linkPreviews: true, slowMode: 30 }, membership: aMembership() };
    const OWN = aMessage(8, { room: 'general', username: 'sara' });

    beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] }));
    afterEach(() => vi.useRealTimers());

    const pass = async (seconds: number, { settle }: { settle: () => Promise<unknown> }) => {
      vi.advanceTimersByTime(seconds * 1_000);
      await settle();
    };

    async function showSlow() {
      TestBed.inject(RoomsStore).learn(aRoom(SLOW));
      const composer = await show(SLOW);
      const line = () => composer.host.querySelector('.hint')?.textContent?.trim();
      // It moves the clock by whole ticks.
      await vi.waitFor(() => expect(line()).not.toBe(''), { interval: 1_000 });
      return { ...composer, line };
    }

    it('counts the seconds to the next message down, and keeps what is typed until then', async () => {
      const composer = await showSlow();
      const { line, type, press, area } = composer;
      expect(line()).toBe('در این اتاق هر ۳۰ ثانیه یک پیام می‌توان نوشت.');
      connection.deliver('message', OWN);
      await composer.settle();
      expect(line()).toBe('۳۰ ثانیهٔ دیگر می‌توانید بنویسید.');
      await type('بعدی');
      await press();
      await pass(29, composer);
      expect(line()).toBe('۱ ثانیهٔ دیگر می‌توانید بنویسید.');
      await press();
      expect([sent, area?.value]).toEqual([[], 'بعدی']);
      await pass(1, composer);
      expect(line()).toContain('هر ۳۰ ثانیه');
      await press();
      expect(sent).toEqual([['general', { text: 'بعدی' }]]);
    });

    it('still counts after a reload', async () => {
      localStorage.setItem('sokhan.written.id-of-sara.general', String(Date.now() - 10_000));
      const { line } = await showSlow();
      expect(line()).toBe('۲۰ ثانیهٔ دیگر می‌توانید بنویسید.');
    });

    it('waits as long as the server asked', async () => {
      echoes.set([{ room: 'general', retryAt: Date.now() + 12_000 }]);
      const { line, type, press } = await showSlow();
      expect(line()).toBe('۱۲ ثانیهٔ دیگر می‌توانید بنویسید.');
      await type('بعدی');
      await press();
      expect(sent).toEqual([]);
    });

    it('waits neither for others nor for other rooms, and edits meanwhile', async () => {
      const composer = await showSlow();
      connection.deliver('message', { ...OWN, username: 'omid' });
      connection.deliver('message', { ...OWN, room: 'elsewhere' });
      await composer.settle();
      expect(composer.line()).toContain('هر ۳۰ ثانیه');
      connection.deliver('message', OWN);
      await composer.settle();
      expect(localStorage.getItem('sokhan.written.id-of-sara.general')).toBe(String(Date.now()));
      TestBed.inject(ComposerState).edit('general', aMessage(7));
      await composer.settle();
      expect(composer.host.querySelector('.send')?.getAttribute('aria-disabled')).not.toBe('true');
    });

    it('holds nobody up who keeps the room', async () => {
      const { host } = await show({ ...SLOW, membership: aMembership({ role: 'owner' }) });
      expect(host.querySelector('.hint')).toBeNull();
    });
  });
});
