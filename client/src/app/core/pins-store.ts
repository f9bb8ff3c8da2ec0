import { Service, inject, signal } from '@angular/core';
import type { Message } from '#contracts';
import { Api } from './api';
import { ApiError, type ClientErrorCode } from './api-error';
import { Connection } from './connection';
import { changed } from './message-change';
import { MessageChanges, type RoomChange } from './message-changes';

/** What is pinned in a room, the newest pin first. */
export interface Pins {
  readonly messages: readonly Message[];
  readonly status: 'loading' | 'ready' | 'error';
  readonly error?: ClientErrorCode;
}

const NONE: Pins = { messages: [], status: 'loading' };

/** The pinned messages of the rooms one has looked at. */
@Service()
export class PinsStore {
  readonly #api = inject(Api);
  readonly #rooms = signal<ReadonlyMap<string, Pins>>(new Map());
  /** What happened while a list was on its way: it may be older. */
  readonly #meanwhile = new Map<string, RoomChange[]>();

  constructor() {
    inject(Connection).on('room_removed', ({ room }) => this.#forget(room));
    inject(MessageChanges).listen((change) => this.#change(change));
  }

  /** The pins of a room, by its id; `load` them first. */
  of(room: string): Pins {
    return this.#rooms().get(room) ?? NONE;
  }

  /** Loads them anew; what is shown stays until they are there. Never throws: see `status`. */
  async load(room: string): Promise<void> {
    const meanwhile: RoomChange[] = [];
    this.#meanwhile.set(room, meanwhile);
    try {
      const messages = await this.#api.pins(room);
      if (this.#meanwhile.get(room) !== meanwhile) return;
      this.#set(room, { messages: meanwhile.reduce(withChange, messages), status: 'ready' });
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      if (this.#meanwhile.get(room) === meanwhile && this.of(room).status !== 'ready')
        this.#set(room, { messages: [], status: 'error', error: thrown.code });
    } finally {
      if (this.#meanwhile.get(room) === meanwhile) this.#meanwhile.delete(room);
    }
  }

  /** Forgets everything: somebody signed out. */
  reset(): void {
    this.#meanwhile.clear();
    this.#rooms.set(new Map());
  }

  #change(change: RoomChange): void {
    this.#meanwhile.get(change.room)?.push(change);
    const pins = this.#rooms().get(change.room);
    if (pins?.status !== 'ready') return;
    const messages = withChange(pins.messages, change);
    if (messages !== pins.messages) this.#set(change.room, { messages, status: 'ready' });
  }

  #set(room: string, pins: Pins): void {
    this.#rooms.update((rooms) => new Map(rooms).set(room, pins));
  }

  #forget(room: string): void {
    this.#meanwhile.delete(room);
    this.#rooms.update((rooms) => new Map([...rooms].filter(([id]) => id !== room)));
  }
}

function withChange(pins: readonly Message[], change: RoomChange): readonly Message[] {
  const id = change.message?.id ?? change.patch?.id;
  const known = pins.find((message) => message.id === id);
  const next = known ? changed(known, change) : change.message;
  if (!next || next === known || (!known && !isPinned(next))) return pins;
  const others = pins.filter((message) => message !== known);
  return isPinned(next) ? [...others, next].sort(byPin) : others;
}

const isPinned = ({ pinnedAt, deletedAt }: Message): boolean => !!pinnedAt && !deletedAt;
const byPin = ({ pinnedAt: one = '' }: Message, { pinnedAt: other = '' }: Message): number =>
  one < other ? 1 : one > other ? -1 : 0;
