import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { Message, Thread } from '#contracts';
import { FileWords } from '../chat/files/file-words';
import { Attention } from '../core/attention';
import { MessageChanges } from '../core/message-changes';
import { type Notice, Notifications } from '../core/notifications';
import { PreferencesStore } from '../core/preferences-store';
import { RoomsStore } from '../core/rooms-store';
import { ThreadsStore } from '../core/threads-store';
import { aMembership, aMessage, aRoom } from '../core/testing/samples';
import { DesktopNotifications } from './desktop';
import { Notifier } from './notifier';
import { Sounds } from './sounds';

describe('Notifier', () => {
  const visible = signal(false);
  const wanted = signal(true);
  const unread = signal(0);
  const play = vi.fn(() => Promise.resolve());
  const show = vi.fn<DesktopNotifications['show']>();
  const close = vi.fn<DesktopNotifications['close']>();
  const readSeq = signal<number | null>(0);
  const readInThread = signal(0);
  const navigate = vi.fn(() => Promise.resolve(true));
  let tell: (message: Message) => void;
  let change: (message: Message) => void;
  let icon: HTMLLinkElement;

  beforeEach(() => {
    vi.clearAllMocks();
    visible.set(false);
    wanted.set(true);
    unread.set(0);
    readSeq.set(0);
    readInThread.set(0);
    icon = document.createElement('link');
    icon.rel = 'icon';
    document.head.append(icon);
    const listen: MessageChanges['listen'] = (handler) => {
      change = (message) => handler({ room: message.room, message });
      return () => undefined;
    };
    const thread = () => ({ lastReadSeq: readInThread() }) as Thread;
    const rooms: Partial<RoomsStore> = {
      unreadTotal: unread.asReadonly(),
      find: (ref) => {
        const lastReadSeq = readSeq();
        if (lastReadSeq === null) return undefined;
        const membership = aMembership({ lastReadSeq });
        return ref === 'general'
          ? aRoom({ slug: 'general', membership })
          : aRoom({ id: ref, kind: 'direct', membership });
      },
      nameOf: ({ name }) => name,
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Attention, useValue: { visible } },
        { provide: FileWords, useValue: { line: ({ text }: Message) => text || 'عکس' } },
        { provide: DesktopNotifications, useValue: { show, close } },
        { provide: MessageChanges, useValue: { listen } },
        { provide: ThreadsStore, useValue: { of: thread } },
        {
          provide: Notifications,
          useValue: {
            onNotice: (handler: (notice: Notice) => void) =>
              (tell = (message) => handler({ reason: 'mention', message })),
          },
        },
        {
          provide: PreferencesStore,
          useValue: { sound: () => 'santur', soundVolume: () => 40, desktopNotifications: wanted },
        },
        { provide: RoomsStore, useValue: rooms },
        { provide: Router, useValue: { navigate } },
        { provide: Sounds, useValue: { play } },
      ],
    });
    TestBed.inject(Notifier);
  });

  afterEach(() => icon.remove());

  it('sounds what was chosen, as loud as it was chosen', () => {
    tell(aMessage(7));
    expect(play.mock.calls).toEqual([['santur', 40]]);
  });

  it('names author and room, each for itself, when the page is hidden', () => {
    tell(aMessage(7, { displayName: 'Ali' }));
    expect(show.mock.lastCall?.[0]).toMatchObject({
      title: '\u2068Ali\u2069 · \u2068عمومی\u2069',
      body: 'پیام 7',
      tag: 'general',
    });
  });

  it('names the person alone when it is a conversation of two', () => {
    tell(aMessage(7, { room: 'direct-1', displayName: 'امید' }));
    expect(show.mock.lastCall?.[0].title).toBe('\u2068امید\u2069');
  });

  it('leads to the message when it is pressed', () => {
    tell(aMessage(7));
    show.mock.lastCall?.[0].pressed();
    expect(navigate.mock.calls).toEqual([[['/rooms', 'general', 'messages', '7']]]);
  });

  it('shows nothing outside the page when it is looked at, or when that is not wanted', () => {
    visible.set(true);
    tell(aMessage(7));
    visible.set(false);
    wanted.set(false);
    tell(aMessage(8));
    expect([show.mock.calls.length, play.mock.calls.length]).toEqual([0, 2]);
  });

  it('takes back what was deleted, and nothing else', () => {
    tell(aMessage(7));
    change(aMessage(6, { deletedAt: 'now' }));
    change(aMessage(7, { text: 'نو' }));
    expect(close).not.toHaveBeenCalled();
    change(aMessage(7, { deletedAt: 'now' }));
    change(aMessage(7, { deletedAt: 'now' }));
    expect(close.mock.calls).toEqual([['general']]);
  });

  it('takes back what was read, and what is out of sight', () => {
    tell(aMessage(7));
    tell(aMessage(8, { room: 'direct-1' }));
    readSeq.set(6);
    TestBed.tick();
    expect(close).not.toHaveBeenCalled();
    readSeq.set(7);
    TestBed.tick();
    expect(close.mock.calls).toEqual([['general']]);
    readSeq.set(null);
    TestBed.tick();
    expect(close.mock.calls).toEqual([['general'], ['direct-1']]);
  });

  it('takes back a reply when its thread was read, not when its room was', () => {
    tell(aMessage(7, { thread: 'message-1', threadSeq: 3 }));
    readSeq.set(9);
    readInThread.set(2);
    TestBed.tick();
    expect(close).not.toHaveBeenCalled();
    readInThread.set(3);
    TestBed.tick();
    expect(close.mock.calls).toEqual([['general']]);
  });

  it('marks the tab while something waits', () => {
    TestBed.tick();
    expect(icon.getAttribute('href')).toBe('favicon.svg');
    unread.set(3);
    TestBed.tick();
    expect(icon.getAttribute('href')).toBe('favicon-unread.svg');
  });

  it('says what was sent when there are no words', () => {
    visible.set(false);
    tell(aMessage(1, { type: 'file', text: '' }));
    expect(show).toHaveBeenCalledWith(expect.objectContaining({ body: 'عکس' }));
  });
});
