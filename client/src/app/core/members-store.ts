import { Service, inject, signal } from '@angular/core';
import type { Member, MembershipRole, Mute, User } from '#contracts';
import { Api } from './api';
import { ApiError, type ClientErrorCode } from './api-error';
import { Connection } from './connection';
import { Faces } from './faces';

/** The people of a room as far as they are loaded, by username. */
export interface People {
  readonly members: readonly Member[];
  readonly hasMore: boolean;
  readonly status: 'loading' | 'ready' | 'error';
  readonly error?: ClientErrorCode;
}

type Change = (people: People) => People;

const NOBODY: People = { members: [], hasMore: false, status: 'loading' };

/** Who is in the rooms whose people somebody looked at. Kept true by joins and leaves. */
@Service()
export class MembersStore {
  readonly #api = inject(Api);
  readonly #faces = inject(Faces);
  readonly #rooms = signal<ReadonlyMap<string, People>>(new Map());
  /** Who came and went while a page was on its way: it may be older or newer than each of them. */
  readonly #meanwhile = new Map<string, Change[]>();

  constructor() {
    const connection = inject(Connection);
    connection.on('user_joined', ({ room, user }) => this.#apply(room, (people) => withMember(people, user)));
    connection.on('user_left', ({ room, user }) =>
      this.#apply(room, (people) => withoutMember(people, user)),
    );
    connection.on('member_updated', ({ room, username, role }) =>
      this.#apply(room, (people) => withRole(people, username, role)),
    );
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

  /** That somebody may not write in a room, or may again: told to them alone, so whoever decided it says it here. */
  setMute(room: string, username: string, mute?: Mute): void {
    this.#apply(room, (people) => withMute(people, username, mute));
  }

  /** After a connection came back: joins and leaves were missed, so the rooms that are loaded load again. */
  async catchUp(): Promise<void> {
    await Promise.all([...this.#rooms().keys()].map((room) => this.load(room)));
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    this.#meanwhile.clear();
    this.#rooms.set(new Map());
  }

  async #page(room: string, before: readonly Member[]): Promise<void> {
    const meanwhile: Change[] = [];
    this.#meanwhile.set(room, meanwhile);
    this.#set(room, { ...this.of(room), status: 'loading' });
    try {
      const asked = this.#faces.moment();
      const page = await this.#api.members(room, { after: before.at(-1)?.user.username });
      if (this.#meanwhile.get(room) !== meanwhile) return;
      this.#faces.learn(
        page.members.map(({ user }) => user),
        asked,
      );
      const known = new Set(before.map(({ user }) => user.id));
      const members = [...before, ...page.members.filter(({ user }) => !known.has(user.id))];
      const loaded: People = { members, hasMore: page.hasMore, status: 'ready' };
      this.#set(
        room,
        meanwhile.reduce((people, change) => change(people), loaded),
      );
    } catch (thrown) {
      if (this.#meanwhile.get(room) !== meanwhile) return;
      this.#set(room, { ...this.of(room), status: 'error', error: ApiError.codeOf(thrown) });
    }
    this.#meanwhile.delete(room);
  }

  #apply(room: string, change: Change): void {
    this.#meanwhile.get(room)?.push(change);
    const people = this.#rooms().get(room);
    if (people) this.#set(room, change(people));
  }

  #forget(room: string): void {
    this.#meanwhile.delete(room);
    this.#rooms.update((rooms) => new Map([...rooms].filter(([id]) => id !== room)));
  }

  #set(room: string, people: People): void {
    this.#rooms.update((rooms) => new Map(rooms).set(room, people));
  }
}

/** In their place by username; behind the last one loaded they come with the next page. */
function withMember(people: People, user: User): People {
  if (people.members.some((member) => member.user.id === user.id)) return people;
  const behind = people.members.findIndex((member) => keyOf(member.user) > keyOf(user));
  if (behind < 0 && people.hasMore) return people;
  const newcomer: Member = { user, role: 'member', joinedAt: new Date().toISOString() };
  const at = behind < 0 ? people.members.length : behind;
  return { ...people, members: people.members.toSpliced(at, 0, newcomer) };
}

function withoutMember(people: People, user: User): People {
  return { ...people, members: people.members.filter((member) => member.user.id !== user.id) };
}

/** The server's order: by username, without regard to case. */
function keyOf({ username }: User): string {
  return username.toLowerCase();
}

const withRole = (people: People, username: string, role: MembershipRole): People => ({
  ...people,
  members: people.members.map((member) => (member.user.username === username ? { ...member, role } : member)),
});

const withMute = (people: People, username: string, mute?: Mute): People => ({
  ...people,
  members: people.members.map((member) => {
    const { mute: _before, ...rest } = member;
    return member.user.username === username ? { ...rest, ...(mute && { mute }) } : member;
  }),
});
