import { Service, inject, signal } from '@angular/core';
import type { Member, MembershipEvent } from '#contracts';
import { Api } from './api';
import { ApiError, type ClientErrorCode } from './api-error';
import { Connection } from './connection';

/** The people of a room as far as they are loaded, by username. */
export interface People {
  readonly members: readonly Member[];
  readonly hasMore: boolean;
  readonly status: 'loading' | 'ready' | 'error';
  readonly error?: ClientErrorCode;
}

const NOBODY: People = { members: [], hasMore: false, status: 'loading' };

/** Who is in the rooms whose people somebody looked at. Kept true by joins and leaves. */
@Service()
export class MembersStore {
  readonly #api = inject(Api);
  readonly #rooms = signal<ReadonlyMap<string, People>>(new Map());

  constructor() {
    const connection = inject(Connection);
    connection.on('user_joined', (event) => this.#joined(event));
    connection.on('user_left', (event) => this.#left(event));
    connection.on('room_removed', ({ room }) => this.#forget(room));
  }

  /** The people of a room, by its id; `load` them first. */
  of(room: string): People {
    return this.#rooms().get(room) ?? NOBODY;
  }

  /** Loads the first page, in place of what is loaded. Never throws: see `status`. */
  async load(room: string): Promise<void> {
    await this.#page(room, []);
  }

  /** Loads the page after the last loaded person. */
  async loadMore(room: string): Promise<void> {
    const { members, hasMore, status } = this.of(room);
    if (hasMore && status === 'ready') await this.#page(room, members);
  }

  /** After a connection came back: joins and leaves were missed, so the rooms that are loaded load again. */
  async catchUp(): Promise<void> {
    await Promise.all([...this.#rooms().keys()].map((room) => this.load(room)));
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    this.#rooms.set(new Map());
  }

  async #page(room: string, before: readonly Member[]): Promise<void> {
    this.#set(room, { ...this.of(room), status: 'loading' });
    try {
      const page = await this.#api.members(room, { after: before.at(-1)?.user.username });
      const known = new Set(before.map(({ user }) => user.id));
      const members = [...before, ...page.members.filter(({ user }) => !known.has(user.id))];
      this.#set(room, { members, hasMore: page.hasMore, status: 'ready' });
    } catch (thrown) {
      this.#set(room, { ...this.of(room), status: 'error', error: ApiError.codeOf(thrown) });
    }
  }

  /** In their place by username; behind the last one loaded they come with the next page. */
  #joined({ room, user }: MembershipEvent): void {
    const people = this.#rooms().get(room);
    if (!people || people.members.some((member) => member.user.id === user.id)) return;
    const behind = people.members.findIndex((member) => keyOf(member) > user.username.toLowerCase());
    if (behind < 0 && people.hasMore) return;
    const newcomer: Member = { user, role: 'member', joinedAt: new Date().toISOString() };
    const at = behind < 0 ? people.members.length : behind;
    this.#set(room, { ...people, members: people.members.toSpliced(at, 0, newcomer) });
  }

  #left({ room, user }: MembershipEvent): void {
    const people = this.#rooms().get(room);
    if (!people) return;
    this.#set(room, { ...people, members: people.members.filter((member) => member.user.id !== user.id) });
  }

  #forget(room: string): void {
    this.#rooms.update((rooms) => new Map([...rooms].filter(([id]) => id !== room)));
  }

  #set(room: string, people: People): void {
    this.#rooms.update((rooms) => new Map(rooms).set(room, people));
  }
}

/** The server's order: by username, without regard to case. */
function keyOf({ user }: Member): string {
  return user.username.toLowerCase();
}
