import { Service, inject, signal } from '@angular/core';
import type { PresenceChange, PresenceState, User, UserStatus } from '#contracts';
import { Moments } from '../dates/moments';
import { BlockStore } from './block-store';
import { Connection } from './connection';

/** How people seem: who is here, away or not to be disturbed. A connection begins with everybody and goes on with changes. */
@Service()
export class PresenceStore {
  readonly #connection = inject(Connection);
  readonly #blocks = inject(BlockStore);
  readonly #moments = inject(Moments);
  /** Of everybody who is not offline. */
  readonly #states = signal<ReadonlyMap<string, PresenceState>>(new Map());
  readonly #lastSeen = signal<ReadonlyMap<string, string>>(new Map());
  /** What people changed since this connection began. */
  readonly #statuses = signal<ReadonlyMap<string, UserStatus>>(new Map());

  constructor() {
    this.#connection.on('presence', ({ changes }) => this.#change(changes));
    this.#connection.on('user_status_updated', ({ username, status }) => {
      this.#statuses.update((statuses) => new Map(statuses).set(username, status));
      this.#change([{ username, state: status.state }]);
    });
  }

  /** A blocked person is never there. */
  stateOf(username: string): PresenceState {
    return this.#blocks.isBlocked(username) ? 'offline' : (this.#states().get(username) ?? 'offline');
  }

  isOnline(username: string): boolean {
    return this.stateOf(username) !== 'offline';
  }

  /** How a person seems now, and what they say of themselves, given what was loaded of them. */
  statusOf({ username, status }: Pick<User, 'username' | 'status'>): UserStatus {
    const state = this.stateOf(username);
    if (this.#blocks.isBlocked(username)) return { state };
    return this.standing({ ...(this.#statuses().get(username) ?? status), state });
  }

  /** A status without the words whose time is over: the server tells of it, but not to a page that slept. */
  standing(status: UserStatus): UserStatus {
    return status.until && this.#moments.isOver(status.until) ? { state: status.state } : status;
  }

  /** When somebody went, if it was while this page was open; ISO 8601. */
  lastSeen(username: string): string | undefined {
    return this.#lastSeen().get(username);
  }

  /** Asks who is online, in place of what was known. Changes pushed after the answer apply to it. */
  async refresh(): Promise<void> {
    // What is pushed from now on is newer than whatever else is being loaded.
    this.#statuses.set(new Map());
    const { online, states } = await this.#connection.request('get_online_users', {});
    this.#states.set(new Map(online.map((username) => [username, states[username] ?? 'online'])));
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    this.#states.set(new Map());
    this.#lastSeen.set(new Map());
    this.#statuses.set(new Map());
  }

  #change(changes: readonly PresenceChange[]): void {
    const states = new Map(this.#states());
    const lastSeen = new Map(this.#lastSeen());
    for (const { username, state, lastSeenAt } of changes) {
      if (state === 'offline') states.delete(username);
      else states.set(username, state);
      if (lastSeenAt) lastSeen.set(username, lastSeenAt);
    }
    this.#states.set(states);
    this.#lastSeen.set(lastSeen);
  }
}
