import { DOCUMENT, Service, effect, inject, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { Message } from '#contracts';
import { FileWords } from '../chat/files/file-words';
import { Attention } from '../core/attention';
import { isAside } from '../core/message-change';
import { MessageChanges } from '../core/message-changes';
import { Notifications } from '../core/notifications';
import { PreferencesStore } from '../core/preferences-store';
import { RoomsStore } from '../core/rooms-store';
import { ThreadsStore } from '../core/threads-store';
import { isolate } from '../ui/isolate';
import { DesktopNotifications } from './desktop';
import { Sounds } from './sounds';

/** A notification is a glance. */
const BODY_LENGTH = 140;

/**
 * Shows and sounds what `Notifications` decides somebody is told of, takes it back when there is nothing to tell any
 * more, and marks the tab while something waits.
 */
@Service()
export class Notifier {
  readonly #attention = inject(Attention);
  readonly #desktop = inject(DesktopNotifications);
  readonly #files = inject(FileWords);
  readonly #document = inject(DOCUMENT);
  readonly #preferences = inject(PreferencesStore);
  readonly #rooms = inject(RoomsStore);
  readonly #router = inject(Router);
  readonly #sounds = inject(Sounds);
  readonly #threads = inject(ThreadsStore);
  /** What is shown outside the page, by room. */
  readonly #shown = signal<ReadonlyMap<string, Message>>(new Map());

  constructor() {
    inject(Notifications).onNotice(({ message }) => this.#tell(message));
    inject(MessageChanges).listen(({ room, message }) => {
      if (message?.deletedAt && this.#shown().get(room)?.id === message.id) this.#takeBack(room);
    });
    effect(() => {
      const over = [...this.#shown().values()].filter((message) => this.#isOver(message));
      untracked(() => over.forEach(({ room }) => this.#takeBack(room)));
    });
    effect(() => {
      const name = this.#rooms.unreadTotal() > 0 ? 'favicon-unread.svg' : 'favicon.svg';
      this.#document.querySelector('link[rel="icon"]')?.setAttribute('href', name);
    });
  }

  #tell(message: Message): void {
    void this.#sounds.play(this.#preferences.sound(), this.#preferences.soundVolume());
    if (this.#attention.visible() || !this.#preferences.desktopNotifications()) return;
    this.#shown.update((shown) => new Map(shown).set(message.room, message));
    this.#desktop.show({
      title: this.#titleOf(message),
      body: this.#files.line(message).slice(0, BODY_LENGTH),
      tag: message.room,
      pressed: () => void this.#router.navigate(this.#placeOf(message)),
    });
  }

  #takeBack(room: string): void {
    this.#shown.update((shown) => new Map([...shown].filter(([other]) => other !== room)));
    this.#desktop.close(room);
  }

  /** It was read, be it on another device, or its room is out of sight. */
  #isOver(message: Message): boolean {
    const { room, seq, thread = '', threadSeq = 0 } = message;
    const membership = this.#rooms.find(room)?.membership;
    if (!membership || !isAside(message)) return (membership?.lastReadSeq ?? seq) >= seq;
    return (this.#threads.of(thread)?.lastReadSeq ?? 0) >= threadSeq;
  }

  #titleOf({ room, displayName }: Message): string {
    const known = this.#rooms.find(room);
    const author = isolate(displayName);
    return known && known.kind !== 'direct' ? `${author} · ${isolate(this.#rooms.nameOf(known))}` : author;
  }

  #placeOf({ room, seq }: Message): string[] {
    return ['/rooms', this.#rooms.find(room)?.slug ?? room, 'messages', String(seq)];
  }
}
