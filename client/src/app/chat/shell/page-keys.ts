import { DOCUMENT, DestroyRef, Service, inject } from '@angular/core';
import { Router } from '@angular/router';
import { RoomsStore } from '../../core/rooms-store';
import { Words } from '../../i18n/words';
import { Dialogs } from '../../ui/dialogs';
import { Conversations } from '../rooms/conversations';

/** Keys that write something where one is writing. */
const WRITES = 'input, textarea, select, [contenteditable]';

/** The keys that work on the whole page, by their place on the keyboard: a Persian layout has other letters there. */
@Service()
export class PageKeys {
  readonly #conversations = inject(Conversations);
  readonly #dialogs = inject(Dialogs);
  readonly #words = inject(Words);
  readonly #document = inject(DOCUMENT);
  readonly #rooms = inject(RoomsStore);
  readonly #router = inject(Router);

  /** Listens as long as whoever asks is there; call it in an injection context. */
  listen(): void {
    const press = (event: KeyboardEvent) => this.#press(event);
    this.#document.addEventListener('keydown', press);
    inject(DestroyRef).onDestroy(() => this.#document.removeEventListener('keydown', press));
  }

  #press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || this.#dialogs.opened()) return;
    const act = this.#actOf(event);
    if (!act) return;
    event.preventDefault();
    act();
  }

  #actOf(event: KeyboardEvent): (() => void) | null {
    const { code, key, altKey, shiftKey } = event;
    const command = event.ctrlKey || event.metaKey;
    if (command && !altKey && !shiftKey && code === 'KeyK') return () => this.#switch();
    // Pressed again, it is the browser's own.
    if (command && !altKey && !shiftKey && code === 'KeyF' && !this.#router.url.startsWith('/search')) {
      return () => void this.#router.navigateByUrl('/search');
    }
    if (altKey && !command && (code === 'ArrowUp' || code === 'ArrowDown')) {
      return () => this.#walk(code === 'ArrowDown' ? 1 : -1, shiftKey);
    }
    // The Persian layout has its own question mark on the same key.
    if ((key === '?' || key === '؟') && !command && !this.#writing(event)) return () => this.#shortcuts();
    return null;
  }

  #switch(): void {
    void this.#dialogs.open(() => import('../switcher/switcher').then((module) => module.Switcher));
  }

  #shortcuts(): void {
    const dialog = () => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog);
    void this.#dialogs.open(() => this.#words.with(['settings'], dialog()));
  }

  #walk(step: 1 | -1, unread: boolean): void {
    const [place, ref] = this.#router.url.split(/[/?#]/).slice(1);
    const open = place === 'rooms' && ref ? this.#rooms.find(decodeURIComponent(ref)) : undefined;
    const next = this.#conversations.beside(open, step, unread);
    if (next) void this.#router.navigate(['/rooms', next.slug ?? next.id]);
  }

  #writing({ target }: Event): boolean {
    return target instanceof Element && target.closest(WRITES) !== null;
  }
}
