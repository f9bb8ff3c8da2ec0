import { Service } from '@angular/core';

/** So many are kept: what was sent earlier has long been drawn from the server's. */
const KEPT = 30;

/**
 * What was just sent from here is shown from here: its address in this page by the file's id, so that a picture stays
 * where it is when the message that brings it arrives.
 */
@Service()
export class LocalSources {
  readonly #addresses = new Map<string, string>();

  /** An address that is ours alone; undefined when the server's is to be asked. */
  of(file: string): string | undefined {
    return this.#addresses.get(file);
  }

  keep(file: string, address: string): void {
    this.#addresses.set(file, address);
    for (const [oldest, old] of this.#addresses) {
      if (this.#addresses.size <= KEPT) break;
      this.#addresses.delete(oldest);
      URL.revokeObjectURL(old);
    }
  }

  reset(): void {
    for (const address of this.#addresses.values()) URL.revokeObjectURL(address);
    this.#addresses.clear();
  }
}
