/** Waits that a returning connection may end early. */
export class Pauses {
  readonly #wakers = new Set<() => void>();

  /** Ends after so long; sooner by `wake`, unless it was asked for by the server, or when the signal says so. */
  take(ms: number, { asked = false, signal }: { asked?: boolean; signal?: AbortSignal } = {}): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#wakers.delete(end);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      if (!asked) this.#wakers.add(end);
      signal?.addEventListener('abort', end);
    });
  }

  wake(): void {
    for (const end of this.#wakers) end();
  }
}
