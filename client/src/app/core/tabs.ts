import { InjectionToken } from '@angular/core';

/** What the tabs of one browser agree on. */
export interface Tabs {
  /** Runs `work` while no other tab runs work of this name. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Tells all other tabs. */
  tell(message: string): void;
  /** Calls the handler for what other tabs tell. */
  listen(handler: (message: string) => void): void;
}

/** Over Web Locks and a BroadcastChannel. */
export class BrowserTabs implements Tabs {
  readonly #channel: BroadcastChannel | null;

  constructor(
    channel: string,
    private readonly locks: Pick<LockManager, 'request'> | undefined = globalThis.navigator.locks,
  ) {
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channel);
  }

  /**
   * Without locks (plain HTTP to another machine has none) two tabs may do the same work at once; the server
   * then sees a clientId twice and answers the first result.
   */
  alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.locks ? (this.locks.request(name, work) as Promise<T>) : work();
  }

  tell(message: string): void {
    this.#channel?.postMessage(message);
  }

  listen(handler: (message: string) => void): void {
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<string>) => handler(data));
  }
}

export const OUTBOX_TABS = new InjectionToken<Tabs>('OUTBOX_TABS', {
  factory: () => new BrowserTabs('sokhan-outbox'),
});

export const SESSION_TABS = new InjectionToken<Tabs>('SESSION_TABS', {
  factory: () => new BrowserTabs('sokhan-session'),
});

export const NOTICE_TABS = new InjectionToken<Tabs>('NOTICE_TABS', {
  factory: () => new BrowserTabs('sokhan-notices'),
});
