import { Service, inject, signal } from '@angular/core';
import type { User } from '#contracts';
import { Connection } from './connection';
import { MessageChanges } from './message-changes';

type Known = Pick<User, 'username' | 'displayName' | 'avatar'>;

/**
 * What people are called and look like now. Their messages and lists may have been loaded before they changed it: what is
 * learned here holds in their place.
 */
@Service()
export class Faces {
  /** When each was learned last, as `moment` counts: what was asked for before is older than that. */
  readonly #learned = new Map<string, number>();
  #moments = 0;
  readonly #known = signal<ReadonlyMap<string, Known>>(new Map());

  constructor() {
    inject(Connection).on('user_updated', ({ user }) => this.learn([user], this.moment()));
    inject(MessageChanges).listen(({ message, posted }) => {
      if (message && posted) this.learn([message], this.moment());
    });
  }

  /** The id of somebody's picture; `given` where nothing newer is known. */
  pictureOf(username: string, given?: string): string | undefined {
    const known = this.#known().get(username);
    return known ? known.avatar : given;
  }

  nameOf(username: string, given: string): string {
    return this.#known().get(username)?.displayName ?? given;
  }

  /** Now: to be taken before the server is asked for people, so that its answer holds from then on and not from its arrival. */
  moment(): number {
    this.#moments += 1;
    return this.#moments;
  }

  /** People as the server told of them at that moment. */
  learn(people: readonly Known[], moment: number): void {
    const current = people.filter(({ username }) => moment >= (this.#learned.get(username) ?? 0));
    for (const { username } of current) this.#learned.set(username, moment);
    const news = current.filter((person) => !isSame(this.#known().get(person.username), person));
    if (news.length === 0) return;
    this.#known.update(
      (known) =>
        new Map([
          ...known,
          ...news.map(({ username, displayName, avatar }): [string, Known] => [
            username,
            { username, displayName, ...(avatar !== undefined && { avatar }) },
          ]),
        ]),
    );
  }

  /** Forgets everything: somebody signed out, or changes may have been missed. */
  reset(): void {
    this.#learned.clear();
    this.#known.set(new Map());
  }
}

const isSame = (one: Known | undefined, other: Known): boolean =>
  one?.displayName === other.displayName && one.avatar === other.avatar;
