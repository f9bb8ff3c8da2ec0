import { Service, inject, signal } from '@angular/core';
import type { PresenceChange, PresenceState } from '#contracts';
import { Connection } from './connection';

/** Who is online. A connection begins with everybody and goes on with changes. */
@Service()
export class PresenceStore {
  readonly #connection = inject(Connection);
  readonly #online = signal<ReadonlySet<string>>(new Set());
  readonly #lastSeen = signal<ReadonlyMap<string, string>>(new Map());

  /** Usernames of everybody who is online. */
  readonly online = this.#online.asReadonly();

  constructor() {
    this.#connection.on('presence', ({ changes }) => this.#change(changes));
  }

  isOnline(username: string): boolean {
    return this.#online().has(username);
  }

  /** How somebody seems. */
  stateOf(username: string): PresenceState {
    return this.isOnline(username) ? 'online' : 'offline';
  }

  /** When somebody went, if it was while this page was open; ISO 8601. */
  lastSeen(username: string): string | undefined {
    return this.#lastSeen().get(username);
  }

  /** Asks who is online, in place of what was known. Changes pushed after the answer apply to it. */
  async refresh(): Promise<void> {
    const { online } = await this.#connection.request('get_online_users', {});
    this.#online.set(new Set(online));
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    this.#online.set(new Set());
    this.#lastSeen.set(new Map());
  }

  #change(changes: readonly PresenceChange[]): void {
    const online = new Set(this.#online());
    const lastSeen = new Map(this.#lastSeen());
    for (const { username, state, lastSeenAt } of changes) {
      if (state === 'online') online.add(username);
      else online.delete(username);
      if (lastSeenAt) lastSeen.set(username, lastSeenAt);
    }
    this.#online.set(online);
    this.#lastSeen.set(lastSeen);
  }
}
