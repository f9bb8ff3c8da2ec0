import { DestroyRef, Service, effect, inject } from '@angular/core';
import { v4 as uuid } from 'uuid';
import type { Message, NotificationReason } from '#contracts';
import { Attention } from './attention';
import { BlockStore } from './block-store';
import { Connection } from './connection';
import { LocalStorage } from './local-storage';
import { isAside } from './message-change';
import { MessageChanges } from './message-changes';
import { isQuiet } from './quiet';
import { RoomsStore } from './rooms-store';
import { SessionStore } from './session-store';
import { NOTICE_TABS } from './tabs';

/** A message the person is to be told of. `room`: because they want to hear of everything there. */
export interface Notice {
  readonly reason: NotificationReason | 'room';
  readonly message: Message;
}

/** So many messages are remembered as told: more do not come at once. */
const REMEMBERED = 50;
/** How long a tab is believed that somebody looks at it, and how often it says so anew: it may be gone without a word. */
const LOOKING_MS = 30_000;
const SAY_LOOKING_MS = 10_000;
/** What one tab writes into the storage reaches another, in a process of its own, within this time. */
const SPREAD_MS = 1_000;

/**
 * Decides of which messages somebody is told: not of what they see, not of what they silenced, each once, in one tab
 * of the browser. Those who listen show it and sound it.
 */
@Service()
export class Notifications {
  readonly #attention = inject(Attention);
  readonly #blocks = inject(BlockStore);
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #storage = inject(LocalStorage);
  readonly #tabs = inject(NOTICE_TABS);
  readonly #handlers = new Set<(notice: Notice) => void>();
  /** This tab, among those of the browser. */
  readonly #tab = uuid();

  constructor() {
    inject(Connection).on('notification', (notice) => this.#consider(notice));
    inject(MessageChanges).listen(({ message, posted }) => {
      if (message && posted && this.#wantsAll(message)) this.#consider({ reason: 'room', message });
    });
    effect(() => this.#sayLooking());
    const saying = setInterval(() => this.#sayLooking(), SAY_LOOKING_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(saying));
  }

  /** Calls the handler for every notice, until the returned function is called. */
  onNotice(handler: (notice: Notice) => void): () => void {
    this.#handlers.add(handler);
    return () => this.#handlers.delete(handler);
  }

  #consider(notice: Notice): void {
    const { message } = notice;
    if (this.#silenced(message)) return;
    void this.#tabs.alone(`sokhan-notice-${message.id}`, async () => {
      if (!this.#isOurs() || this.#seen(message) || !this.#first(message.id)) return;
      this.#tell(notice);
      // The others have their turn when what was written can be read by them.
      await new Promise((resolve) => setTimeout(resolve, SPREAD_MS));
    });
  }

  #tell(notice: Notice): void {
    for (const handler of this.#handlers) handler(notice);
  }

  #wantsAll(message: Message): boolean {
    return !isAside(message) && this.#rooms.find(message.room)?.membership?.notifications === 'all';
  }

  #silenced({ room, username }: Message): boolean {
    const user = this.#session.user();
    const membership = this.#rooms.find(room)?.membership;
    if (!user || !membership || membership.notifications === 'none') return true;
    if (username === user.username || this.#blocks.isBlocked(username)) return true;
    return user.statusChoice === 'dnd' || isQuiet(user.preferences, new Date());
  }

  /** Whether it is this tab that tells: the one that is looked at, or where none is, any. */
  #isOurs(): boolean {
    return this.#attention.visible() || this.#looking().tab === '';
  }

  /** Whether the place it stands in is before the person's eyes, in this tab or in another. */
  #seen(message: Message): boolean {
    const { places } = this.#looking();
    const inThread = message.thread !== undefined && places.includes(message.thread);
    return inThread || (!isAside(message) && places.includes(message.room));
  }

  /** True for whoever asks first of all tabs. */
  #first(id: string): boolean {
    const told = (this.#storage.read(this.#key('told')) ?? '').split(' ');
    if (told.includes(id)) return false;
    this.#storage.write(this.#key('told'), [...told, id].slice(-REMEMBERED).join(' ').trim());
    return true;
  }

  #sayLooking(): void {
    const looking = [this.#tab, Date.now(), ...this.#attention.places()].join(' ');
    if (this.#attention.visible()) this.#storage.write(this.#key('looking'), looking);
    // Another tab may have the person's eyes by now.
    else if (this.#looking().tab === this.#tab) this.#storage.write(this.#key('looking'), '');
  }

  /** The tab that has the person's eyes, if one has, and what is open in it. */
  #looking(): { tab: string; places: string[] } {
    const [tab = '', at, ...places] = (this.#storage.read(this.#key('looking')) ?? '').split(' ');
    return Date.now() - Number(at) < LOOKING_MS ? { tab, places } : { tab: '', places: [] };
  }

  #key(name: 'looking' | 'told'): string {
    return `sokhan.notices.${name}.${this.#session.userId() ?? ''}`;
  }
}
