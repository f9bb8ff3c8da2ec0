import { computed, signal } from '@angular/core';

/** Where a reader was in a room. */
export interface Spot {
  /** The first message in view. */
  readonly seq: number;
  /** How far below the top of the view it stood. */
  readonly offset: number;
  /** True where the newest message was in view: one comes back to the end, wherever that is by then. */
  readonly atEnd: boolean;
}

interface Jump {
  /** The address one jumped from. */
  readonly from: number | undefined;
  readonly spot: Spot;
}

/** The way back from jumps within a room, the last one first. */
export class ReturnStack {
  readonly #jumps = signal<readonly Jump[]>([]);

  readonly last = computed(() => this.#jumps().at(-1));

  push(from: number | undefined, spot: Spot): void {
    this.#jumps.update((jumps) => [...jumps, { from, spot }]);
  }

  /** Where one was at that address, if it is the one the last jump began at. */
  backTo(at: number | undefined): Spot | undefined {
    const last = this.last();
    if (!last || last.from !== at) return undefined;
    this.#jumps.update((jumps) => jumps.slice(0, -1));
    return last.spot;
  }

  clear(): void {
    this.#jumps.set([]);
  }
}
