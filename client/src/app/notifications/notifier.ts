import { DOCUMENT, Service, effect, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Message } from '#contracts';
import { FileWords } from '../chat/files/file-words';
import { Attention } from '../core/attention';
import { Notifications } from '../core/notifications';
import { PreferencesStore } from '../core/preferences-store';
import { RoomsStore } from '../core/rooms-store';
import { isolate } from '../ui/isolate';
import { DesktopNotifications } from './desktop';
import { Sounds } from './sounds';

/** A notification is a glance. */
const BODY_LENGTH = 140;

/** Shows and sounds what `Notifications` decides somebody is told of, and marks the tab while something waits. */
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

  constructor() {
    inject(Notifications).onNotice(({ message }) => this.#tell(message));
    effect(() => {
      const name = this.#rooms.unreadTotal() > 0 ? 'favicon-unread.svg' : 'favicon.svg';
      this.#document.querySelector('link[rel="icon"]')?.setAttribute('href', name);
    });
  }

  #tell(message: Message): void {
    void this.#sounds.play(this.#preferences.sound(), this.#preferences.soundVolume());
    if (this.#attention.visible() || !this.#preferences.desktopNotifications()) return;
    this.#desktop.show({
      title: this.#titleOf(message),
      body: this.#files.line(message).slice(0, BODY_LENGTH),
      tag: message.room,
      pressed: () => void this.#router.navigate(this.#placeOf(message)),
    });
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
