import { computed, signal } from '@angular/core';
import { type Echo, type Waiting, draftOf, isHeld } from './echo';
import { type EchoState, mayBecome } from './echo-state';
import type { StoredEcho } from './outbox-storage';

type Detail = Pick<Echo, 'error' | 'retryAt'>;

/** The echoes of this tab, in order of writing. Their state changes along the table of `echo-state.ts` only. */
export class Echoes {
  readonly #echoes = signal<ReadonlyMap<string, Echo>>(new Map());

  readonly all = computed(() => [...this.#echoes().values()]);

  get(clientId: string): Echo | undefined {
    return this.#echoes().get(clientId);
  }

  add(echo: Echo): void {
    this.#echoes.update((echoes) => new Map(echoes).set(echo.clientId, echo));
  }

  /** Makes sure that a stored message whose turn it is waits here: another tab may have written or retried it. */
  takeUp(stored: StoredEcho): void {
    if (this.get(stored.clientId)?.state !== 'queued') this.add(toEcho(stored));
  }

  /** Throws when the table does not allow the change: then the caller is wrong. */
  become(clientId: string, state: EchoState, detail: Detail = {}): void {
    const echo = this.get(clientId);
    if (!echo) return;
    if (!mayBecome(echo.state, state)) throw new Error(`An echo may not go from ${echo.state} to ${state}.`);
    const { error: _error, retryAt: _retryAt, ...rest } = echo;
    this.add({ ...rest, ...detail, state });
  }

  /** Other files belong to it now, or these are there: the table tells what that makes of it. */
  bring(clientId: string, { uploads, fileIds }: Pick<Waiting, 'uploads' | 'fileIds'>): void {
    const echo = this.get(clientId);
    if (!echo) return;
    const { fileIds: _before, ...rest } = echo;
    const next = { ...rest, uploads, ...(fileIds && { fileIds }) };
    this.add(next);
    const state = isHeld(next) ? 'uploading' : 'queued';
    if (state !== echo.state) this.become(clientId, state);
  }

  remove(clientId: string): void {
    if (!this.get(clientId)) return;
    this.#echoes.update((echoes) => {
      const rest = new Map(echoes);
      rest.delete(clientId);
      return rest;
    });
  }

  clear(): void {
    this.#echoes.set(new Map());
  }

  /**
   * Takes over what the storage holds, which other tabs write to as well. Kept besides: what this tab is
   * sending, and what is on its way into the storage.
   */
  adopt(stored: readonly StoredEcho[], saving: ReadonlySet<string>): void {
    const listed = stored.map((echo) => this.#merged(echo));
    const ids = new Set(listed.map(({ clientId }) => clientId));
    const besides = this.all().filter(
      ({ clientId, state }) => !ids.has(clientId) && (saving.has(clientId) || state === 'sending'),
    );
    this.#echoes.set(new Map([...listed, ...besides].map((echo) => [echo.clientId, echo])));
  }

  /** What another tab made of it counts: there it went along the same table. */
  #merged(stored: StoredEcho): Echo {
    const known = this.get(stored.clientId);
    const settled = known && known.state !== 'failed' && known.state !== 'uploading';
    return settled && !stored.error ? known : toEcho(stored);
  }
}

function toEcho({ clientId, room, createdAt, error, uploads, ...draft }: StoredEcho): Echo {
  const written = { clientId, room, createdAt, ...draftOf(draft), ...(uploads && { uploads }) };
  if (error) return { ...written, state: 'failed', error };
  return { ...written, state: isHeld(written) ? 'uploading' : 'queued' };
}
