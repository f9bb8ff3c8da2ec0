import { Service } from '@angular/core';
import type { Message } from '#contracts';
import { personal } from '../../core/personal';

/** What the next text of a composer is: an answer to a message, or another text for it. */
export interface ComposerTask {
  readonly kind: 'reply' | 'edit';
  readonly message: Message;
}

/**
 * What is to be written where, told by messages and their menus to the composer below them. A place is the id of a
 * room, or of the message whose thread is open.
 */
@Service()
export class ComposerState {
  readonly #tasks = personal<ReadonlyMap<string, ComposerTask>>(() => new Map());
  readonly #words = personal<ReadonlyMap<string, string>>(() => new Map());

  /** Words that wait to be put where the caret is. */
  words(place: string): string {
    return this.#words().get(place) ?? '';
  }

  write(place: string, words: string): void {
    this.#words.update((all) => new Map(all).set(place, words));
  }

  /** The words stand in the composer now. */
  written(place: string): void {
    this.#words.update((all) => new Map([...all].filter(([key]) => key !== place)));
  }

  task(place: string): ComposerTask | null {
    return this.#tasks().get(place) ?? null;
  }

  reply(place: string, message: Message): void {
    this.#set(place, { kind: 'reply', message });
  }

  edit(place: string, message: Message): void {
    this.#set(place, { kind: 'edit', message });
  }

  /** It was done, or is not wanted any more. */
  clear(place: string): void {
    this.#tasks.update((tasks) => new Map([...tasks].filter(([key]) => key !== place)));
  }

  #set(place: string, task: ComposerTask): void {
    this.#tasks.update((tasks) => new Map(tasks).set(place, task));
  }
}
