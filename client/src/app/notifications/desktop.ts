import { DOCUMENT, Service, inject, signal } from '@angular/core';

/** `unsupported` where the browser has no notifications at all, as on a page without HTTPS. */
export type DesktopPermission = NotificationPermission | 'unsupported';

interface Told {
  readonly title: string;
  readonly body: string;
  /** A later one with the same tag takes the place of the one before. */
  readonly tag: string;
  /** What happens when the person presses it; the page has the focus then. */
  readonly pressed: () => void;
}

/** The browser's own notifications. */
@Service()
export class DesktopNotifications {
  readonly #window = inject(DOCUMENT).defaultView;
  readonly #permission = signal(this.#read());
  /** Those that this tab has shown, by their tags. */
  readonly #shown = new Map<string, Notification>();

  readonly permission = this.#permission.asReadonly();

  /** Asks the person, if the browser has not asked before; true when they are allowed. */
  async ask(): Promise<boolean> {
    if (this.#read() === 'default') await this.#window?.Notification.requestPermission();
    this.#permission.set(this.#read());
    return this.#permission() === 'granted';
  }

  show({ title, body, tag, pressed }: Told): void {
    const window = this.#window;
    if (!window || this.#read() !== 'granted') return;
    const shown = new window.Notification(title, {
      body,
      tag,
      icon: '/favicon.svg',
      dir: 'auto',
      silent: true,
    });
    this.#shown.set(tag, shown);
    shown.onclick = () => {
      window.focus();
      this.close(tag);
      pressed();
    };
  }

  /** Takes back what was shown with this tag. */
  close(tag: string): void {
    this.#shown.get(tag)?.close();
    this.#shown.delete(tag);
  }

  #read(): DesktopPermission {
    return this.#window && 'Notification' in this.#window
      ? this.#window.Notification.permission
      : 'unsupported';
  }
}
