import { Service, inject } from '@angular/core';
import type { HeldMessage } from '#contracts';
import { Connection } from './connection';
import { OrderApi } from './order-api';
import { personal } from './personal';

/** Messages of one's own that wait for those who keep order, or that they refused. */
@Service()
export class HeldStore {
  readonly #api = inject(OrderApi);
  readonly #all = personal<ReadonlyMap<string, HeldMessage>>(() => new Map());
  /** Counts what was told: a list that was asked for before is out of date. */
  #told = 0;

  constructor() {
    inject(Connection).on('own_held', ({ id, held }) => {
      this.#told += 1;
      this.#all.update((before) => changed(before, id, held));
    });
  }

  /** In a room, the oldest first. */
  of(room: string): readonly HeldMessage[] {
    return [...this.#all().values()]
      .filter((held) => held.room === room)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Asks what waits in a room, again if something is told meanwhile. @throws ApiError */
  async load(room: string): Promise<void> {
    let told: number;
    let held: HeldMessage[];
    do {
      told = this.#told;
      held = await this.#api.held(room);
    } while (told !== this.#told);
    this.#all.update((before) => {
      const others = [...before.values()].filter((each) => each.room !== room);
      return new Map([...others, ...held].map((each) => [each.id, each]));
    });
  }

  /** Takes back what waits, or puts away what was refused. @throws ApiError */
  async withdraw({ id }: HeldMessage): Promise<void> {
    await this.#api.withdraw(id);
    this.#all.update((before) => changed(before, id));
  }
}

function changed(
  before: ReadonlyMap<string, HeldMessage>,
  id: string,
  held?: HeldMessage,
): ReadonlyMap<string, HeldMessage> {
  const after = new Map(before);
  if (held) after.set(id, held);
  else after.delete(id);
  return after;
}
