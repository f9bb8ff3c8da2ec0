import { Service, computed, inject, signal } from '@angular/core';
import type {
  CreateRoomRequest,
  MembershipRole,
  Message,
  ReadAnswer,
  Room,
  UpdateMembershipRequest,
  UpdateRoomRequest,
} from '#contracts';
import { Api } from './api';
import { ApiError } from './api-error';
import { Connection } from './connection';
import { personalChange } from './message-change';
import { Faces } from './faces';
import { MessageChanges, type RoomChange } from './message-changes';
import { PreferencesStore } from './preferences-store';
import {
  type ReadPlace,
  type RoomMap,
  lastActivity,
  snapshot,
  unreadOf,
  withChange,
  withMemberCount,
  withMembership,
  withRead,
  withReadMark,
  withRoom,
  withoutMembership,
} from './room-map';
import { SessionStore } from './session-store';

type Change = (rooms: RoomMap) => RoomMap;

/** The rooms one is in and those one may join; unread counts are arithmetic on them. `ref` is an id or a slug. */
@Service()
export class RoomsStore {
  readonly #api = inject(Api);
  readonly #faces = inject(Faces);
  readonly #connection = inject(Connection);
  readonly #session = inject(SessionStore);
  readonly #preferences = inject(PreferencesStore);
  readonly #rooms = signal<RoomMap>(new Map());
  readonly #loaded = signal(false);
  /** Events that came while a snapshot was on its way: it may be older or newer than each of them. */
  #meanwhile: Change[] | null = null;

  /** False until the first list has come. */
  readonly loaded = this.#loaded.asReadonly();
  /** Rooms one is in, the one with the newest message first. */
  readonly own = computed(() =>
    [...this.#rooms().values()]
      .filter((room) => room.membership)
      .sort((one, other) => compare(lastActivity(other), lastActivity(one)) || compare(one.id, other.id)),
  );
  /** Public rooms one may join, by name. */
  readonly joinable = computed(() =>
    [...this.#rooms().values()]
      .filter((room) => !room.membership && room.kind === 'public' && !room.archivedAt)
      .sort((one, other) => this.nameOf(one).localeCompare(this.nameOf(other), this.#preferences.language())),
  );
  readonly #loud = computed(() =>
    this.own().filter(({ membership }) => membership?.notifications !== 'none'),
  );
  /** Unread messages of all rooms that are not silent together, for the window's title. */
  readonly unreadTotal = computed(() => this.#loud().reduce((sum, room) => sum + unreadOf(room), 0));
  /** Those of them that call for oneself. */
  readonly mentionTotal = computed(() =>
    this.#loud().reduce((sum, { membership }) => sum + (membership?.mentions ?? 0), 0),
  );

  constructor() {
    inject(MessageChanges).listen((change) => this.#change(change));
    this.#connection.on('new_room', ({ room }) => {
      this.#apply((rooms) => withRoom(rooms, room));
      void this.#findLastMessage(room.id);
    });
    this.#connection.on('room_updated', ({ room }) => this.#apply((rooms) => withRoom(rooms, room)));
    this.#connection.on('room_removed', ({ room }) => this.#apply((rooms) => withoutMembership(rooms, room)));
    this.#connection.on('user_joined', (event) => this.#apply((rooms) => withMemberCount(rooms, event)));
    this.#connection.on('user_left', (event) => this.#apply((rooms) => withMemberCount(rooms, event)));
    this.#connection.on('membership_updated', ({ room, membership }) =>
      this.#apply((rooms) => withMembership(rooms, room, membership)),
    );
    this.#connection.on('read_updated', (event) => {
      if (event.username === this.#session.username()) this.#apply((rooms) => withReadMark(rooms, event));
    });
  }

  /** The room with this id or slug, if one may know of it. */
  find(ref: string): Room | undefined {
    const rooms = this.#rooms();
    return rooms.get(ref) ?? [...rooms.values()].find((room) => room.slug === ref);
  }

  /** The name to show: the first rooms have one in each language. */
  nameOf(room: Room): string {
    if (room.with) return this.#faces.nameOf(room.with.username, room.with.displayName);
    return room.names?.[this.#preferences.language()] ?? room.name;
  }

  unread(room: Room): number {
    return unreadOf(room);
  }

  /** Loads the list anew; what is pushed while it is on its way is applied to it too. */
  async refresh(): Promise<void> {
    const meanwhile: Change[] = [];
    this.#meanwhile = meanwhile;
    try {
      const asked = this.#faces.moment();
      const fresh = await this.#api.rooms();
      if (this.#meanwhile !== meanwhile) return;
      this.#faces.learn(
        fresh.flatMap(({ with: person }) => person ?? []),
        asked,
      );
      this.#rooms.set(meanwhile.reduce((rooms, change) => change(rooms), snapshot(fresh)));
      this.#loaded.set(true);
    } finally {
      if (this.#meanwhile === meanwhile) this.#meanwhile = null;
    }
  }

  /** Makes a room one owns. */
  async create(request: CreateRoomRequest): Promise<Room> {
    return this.#keep(await this.#api.createRoom(request));
  }

  async join(ref: string): Promise<Room> {
    const room = this.#keep(await this.#api.addMember(ref, this.#me()));
    await this.#findLastMessage(room.id);
    return room;
  }

  async leave(ref: string): Promise<void> {
    const { id } = await this.#api.removeMember(ref, this.#me());
    this.#apply((rooms) => withoutMembership(rooms, id));
  }

  async update(ref: string, request: UpdateRoomRequest): Promise<Room> {
    return this.#keep(await this.#api.updateRoom(ref, request));
  }

  /** A picture of the room, or none. */
  async setPicture(ref: string, fileId: string | null): Promise<Room> {
    return this.#keep(
      await (fileId === null ? this.#api.removeRoomPicture(ref) : this.#api.setRoomPicture(ref, { fileId })),
    );
  }

  /** Closes the room for writing; everybody keeps reading it. */
  async archive(ref: string): Promise<Room> {
    return this.#keep(await this.#api.archiveRoom(ref));
  }

  /** Brings somebody in. */
  async invite(ref: string, username: string): Promise<void> {
    await this.#api.addMember(ref, username);
  }

  /** Puts somebody out. */
  async removeMember(ref: string, username: string): Promise<void> {
    await this.#api.removeMember(ref, username);
  }

  /** Gives somebody another role. */
  async setRole(ref: string, username: string, role: MembershipRole): Promise<void> {
    await this.#api.setRole(ref, username, role);
  }

  /** One's own settings of a room. */
  async updateMembership(ref: string, request: UpdateMembershipRequest): Promise<void> {
    const { room, membership } = await this.#api.updateMembership(ref, request);
    this.#apply((rooms) => withMembership(rooms, room, membership));
  }

  /** Opens the private conversation with somebody. */
  async openDirect(username: string): Promise<Room> {
    const room = this.#keep(await this.#api.direct(username));
    await this.#findLastMessage(room.id);
    return room;
  }

  /** Moves one's own read mark forward on this page; `ReadMarker` tells the server. */
  applyRead(room: string, place: ReadPlace): void {
    this.#apply((rooms) => withRead(rooms, room, place));
  }

  /** One's own read mark as the server has just told it. */
  learnRead(room: string, { lastReadSeq, ...own }: ReadAnswer): void {
    this.#apply((rooms) => withReadMark(rooms, { room, lastReadSeq, own }));
  }

  /** A room as an answer brought it. */
  learn(room: Room): void {
    this.#apply((rooms) => withRoom(rooms, room));
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    this.#meanwhile = null;
    this.#rooms.set(new Map());
    this.#loaded.set(false);
  }

  #change(change: RoomChange): void {
    const { username = '', blocked = [] } = this.#session.user() ?? {};
    this.#apply((rooms) => withChange(rooms, change, { username, blocked }));
    if (change.message && !change.posted) void this.#recount(change.message);
  }

  /** An unread message says something else, or nothing any more: it may mention one, or no longer. */
  async #recount({ room: id, seq, username, mentions, editedAt, deletedAt }: Message): Promise<void> {
    const me = this.#session.username() ?? '';
    const membership = this.#rooms().get(id)?.membership;
    const unread = membership && seq > membership.lastReadSeq && username !== me;
    if (!unread || !(deletedAt ?? editedAt)) return;
    if (membership.mentions === 0 && !mentions.includes(me) && !mentions.includes('all')) return;
    try {
      this.learn(await this.#api.room(id));
    } catch (thrown) {
      // A count in a list: the next snapshot brings it.
      if (!(thrown instanceof ApiError)) throw thrown;
    }
  }

  /** A room one has just come into is told without its last message; the list shows one. */
  async #findLastMessage(id: string): Promise<void> {
    const room = this.#rooms().get(id);
    if (!room?.membership || room.lastMessage || room.seq === 0) return;
    try {
      const { messages } = await this.#api.history(id, { limit: 1 });
      for (const message of messages) this.#change({ ...personalChange(message), room: id });
    } catch (thrown) {
      // A line in a list: the next snapshot brings it.
      if (!(thrown instanceof ApiError)) throw thrown;
    }
  }

  #keep(room: Room): Room {
    this.learn(room);
    return this.#rooms().get(room.id) ?? room;
  }

  #apply(change: Change): void {
    this.#meanwhile?.push(change);
    this.#rooms.update(change);
  }

  #me(): string {
    const username = this.#session.username();
    if (username === null) throw new Error('Nobody is signed in.');
    return username;
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
