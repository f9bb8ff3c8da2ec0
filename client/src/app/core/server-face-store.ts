import { DOCUMENT, Service, computed, inject, signal } from '@angular/core';
import { LANGUAGES, type ServerFace } from '#contracts';

const USUAL: ServerFace = { languages: [...LANGUAGES] };

/** How the server looks: what its page came with, and what was told of it since. */
@Service()
export class ServerFaceStore {
  readonly #face = signal(fromPage(inject(DOCUMENT)));

  /** Undefined: the product's own. */
  readonly name = computed(() => this.#face().name);
  /** Address of its picture; undefined: the product's own. */
  readonly logo = computed(() => {
    const { logo } = this.#face();
    // Another picture has another id: nobody goes on showing the one before.
    return logo && `/api/server/logo?${logo}`;
  });
  readonly languages = computed(() => this.#face().languages);
  /** Of somebody who never chose; undefined: as their browser says. */
  readonly defaultLanguage = computed(() => this.#face().defaultLanguage);

  learn(face: ServerFace): void {
    this.#face.set(face);
  }
}

/** The server writes it on the document; where pages are served by something else there is nothing. */
function fromPage({ documentElement }: Document): ServerFace {
  const written = documentElement.dataset['server'];
  return written === undefined ? USUAL : (JSON.parse(written) as ServerFace);
}
