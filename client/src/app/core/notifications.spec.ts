import { EnvironmentInjector, createEnvironmentInjector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { NotificationLevel, OwnUser } from '#contracts';
import { Attention } from './attention';
import { BlockStore } from './block-store';
import { MessageChanges } from './message-changes';
import { type Notice, Notifications } from './notifications';
import { isQuiet } from './quiet';
import { RoomsStore } from './rooms-store';
import { NOTICE_TABS, type Tabs } from './tabs';
import { FakeBrowser, FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { aMembership, aMessage, aRoom, anOwnUser } from './testing/samples';
import { provideSomeone } from './testing/someone';

/** One tab of sara's browser. */
class Tab {
  readonly connection = new FakeConnection();
  readonly visible = signal(false);
  readonly places = signal<ReadonlySet<string>>(new Set());
  readonly told: Notice[] = [];

  constructor(tabs: Tabs, level: NotificationLevel, user: OwnUser) {
    const api = fakeApi({
      rooms: () => Promise.resolve([aRoom({ membership: aMembership({ notifications: level }) })]),
    });
    const injector = createEnvironmentInjector(
      [
        BlockStore,
        Notifications,
        MessageChanges,
        RoomsStore,
        ...provideFakes(this.connection, api),
        provideSomeone(user),
        { provide: Attention, useValue: { visible: this.visible, places: this.places } },
        { provide: NOTICE_TABS, useValue: tabs },
      ],
      TestBed.inject(EnvironmentInjector),
    );
    injector.get(Notifications).onNotice((notice) => this.told.push(notice));
    this.loaded = injector.get(RoomsStore).refresh();
  }

  readonly loaded: Promise<void>;

  look(place: string): void {
    this.visible.set(true);
    this.places.set(new Set([place]));
    TestBed.tick();
  }
}

describe('Notifications', () => {
  let browser: FakeBrowser;
  const sara = anOwnUser({ username: 'sara', blocked: ['troll'] });

  beforeEach(() => {
    browser = new FakeBrowser();
    localStorage.clear();
  });

  const open = async (level: NotificationLevel = 'mentions', user = sara) => {
    const tab = new Tab(browser.openTab(), level, user);
    await tab.loaded;
    TestBed.tick();
    return tab;
  };
  const settle = () => new Promise((done) => setTimeout(done));
  const mention = (tab: Tab, changes = {}) => {
    tab.connection.deliver('notification', { reason: 'mention', message: aMessage(5, changes) });
    return settle();
  };

  it('keeps the other tabs waiting until they can know that it has told', async () => {
    vi.useFakeTimers();
    let turn: Promise<unknown> = Promise.resolve();
    const tabs = browser.openTab();
    const alone: Tabs['alone'] = (_name, work) => {
      const working = work();
      turn = working;
      return working;
    };
    const tab = new Tab({ ...tabs, alone }, 'mentions', sara);
    await tab.loaded;
    let over = false;
    tab.connection.deliver('notification', { reason: 'mention', message: aMessage(5) });
    void turn.then(() => (over = true));
    await vi.advanceTimersByTimeAsync(999);
    expect([tab.told.length, over]).toEqual([1, false]);
    await vi.advanceTimersByTimeAsync(1);
    expect(over).toBe(true);
    vi.useRealTimers();
  });

  it('tells of what the server names', async () => {
    const tab = await open();
    await mention(tab);
    expect(tab.told.map(({ reason, message }) => [reason, message.seq])).toEqual([['mention', 5]]);
  });

  it.each([
    ['all', 1],
    ['mentions', 0],
    ['none', 0],
  ] as const)('tells of every message of a room at level %s: %i', async (level, count) => {
    const tab = await open(level);
    tab.connection.deliver('message', aMessage(5));
    await settle();
    expect(tab.told.length).toBe(count);
  });

  it('tells once of a message that comes by both ways', async () => {
    const tab = await open('all');
    tab.connection.deliver('message', aMessage(5));
    await mention(tab);
    expect(tab.told.length).toBe(1);
  });

  it('tells of it in one tab of two', async () => {
    const [one, other] = [await open(), await open()];
    await Promise.all([mention(one), mention(other)]);
    expect(one.told.length + other.told.length).toBe(1);
  });

  it.each([
    ['one’s own message', { username: 'sara' }],
    ['a message of somebody blocked', { username: 'troll' }],
    ['a message of a room one is not in', { room: 'elsewhere' }],
  ])('says nothing of %s', async (_what, changes) => {
    const tab = await open('all');
    await mention(tab, changes);
    expect(tab.told).toEqual([]);
  });

  it('says nothing of a silent room', async () => {
    const tab = await open('none');
    await mention(tab);
    expect(tab.told).toEqual([]);
  });

  it('says nothing to who is not to be disturbed', async () => {
    const tab = await open('all', { ...sara, statusChoice: 'dnd' });
    await mention(tab);
    expect(tab.told).toEqual([]);
  });

  it('says nothing of what is before the person’s eyes, be it in another tab', async () => {
    const [one, other] = [await open(), await open()];
    one.look('general');
    await mention(one);
    await mention(other);
    expect([one.told, other.told]).toEqual([[], []]);
    one.visible.set(false);
    TestBed.tick();
    await mention(other);
    expect(other.told.length).toBe(1);
  });

  it('tells in the tab that is looked at, and in none behind it', async () => {
    const [one, other] = [await open(), await open()];
    one.look('elsewhere');
    await mention(other);
    await mention(one);
    expect([one.told.length, other.told.length]).toEqual([1, 0]);
  });

  it('leaves the eyes where they are when a tab is opened behind', async () => {
    const one = await open();
    one.look('general');
    const behind = await open();
    await mention(behind);
    expect(behind.told).toEqual([]);
  });

  it('does not believe a tab that has said nothing for long', async () => {
    const [one, other] = [await open(), await open()];
    one.look('general');
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 31_000);
    await mention(other);
    vi.restoreAllMocks();
    expect(other.told.length).toBe(1);
  });

  it('tells of a reply in a thread while only its room is open', async () => {
    const tab = await open();
    const reply = { thread: 'message-1', threadSeq: 1 };
    tab.look('general');
    tab.connection.deliver('notification', { reason: 'thread', message: aMessage(6, reply) });
    await settle();
    expect(tab.told.length).toBe(1);
    tab.look('message-1');
    tab.connection.deliver('notification', { reason: 'thread', message: aMessage(7, reply) });
    await settle();
    expect(tab.told.length).toBe(1);
  });
});

describe('isQuiet', () => {
  const at = (hours: number, minutes = 0) => new Date(2026, 10, 22, hours, minutes);

  it.each([
    ['22:00', '07:30', at(23), true],
    ['22:00', '07:30', at(7, 29), true],
    ['22:00', '07:30', at(7, 30), false],
    ['13:00', '15:00', at(14), true],
    ['13:00', '15:00', at(15), false],
    ['13:00', '', at(14), false],
    [undefined, '15:00', at(14), false],
  ])('from %s to %s at %s is %s', (quietFrom, quietTo, now, quiet) => {
    expect(isQuiet({ quietFrom, quietTo }, now)).toBe(quiet);
  });
});
