import type { ComponentType } from '@angular/cdk/portal';
import { Injector, Service, inject } from '@angular/core';
import type { MatDialogRef } from '@angular/material/dialog';
import { HistoryStep } from './history-step';
import { Notices } from './notices';

interface Opening<D> {
  readonly data?: D;
  readonly focus?: 'first-tabbable' | 'dialog';
  /** It covers the page, and the back gesture closes it. */
  readonly full?: boolean;
}

const CARD = { width: '28rem', maxWidth: 'calc(100vw - 2rem)' };
const FULL = { width: '100vw', maxWidth: '100vw', height: '100dvh', panelClass: 'sk-full-dialog' };

/** Opens dialogs that are fetched when they are wanted, the dialog machinery with the first of them. */
@Service()
export class Dialogs {
  readonly #injector = inject(Injector);
  readonly #history = inject(HistoryStep);
  readonly #notices = inject(Notices);
  readonly #opened = new Set<Pick<MatDialogRef<unknown>, 'close'>>();

  /** Opens a dialog and gives what it was closed with; undefined when it was dismissed or could not be fetched. */
  async open<R, D = undefined>(
    load: () => Promise<ComponentType<unknown>>,
    { data, focus = 'first-tabbable', full = false }: Opening<D> = {},
  ): Promise<R | undefined> {
    const loaded = await this.#fetch(load);
    if (!loaded) return undefined;
    const dialogs = this.#injector.get(loaded.MatDialog);
    const dialog = dialogs.open<unknown, D, R>(loaded.component, {
      data,
      ...(full ? FULL : CARD),
      autoFocus: focus,
    });
    this.#opened.add(dialog);
    const leave = full ? this.#history.enter() : () => undefined;
    return new Promise((resolve) =>
      dialog.afterClosed().subscribe((result) => {
        this.#opened.delete(dialog);
        leave();
        resolve(result);
      }),
    );
  }

  /** True while a dialog has the page. */
  opened(): boolean {
    return this.#opened.size > 0;
  }

  /** Dismisses what is open: the page below it goes. */
  closeAll(): void {
    for (const dialog of this.#opened) dialog.close();
  }

  async #fetch(load: () => Promise<ComponentType<unknown>>) {
    try {
      const [{ MatDialog }, component] = await Promise.all([import('@angular/material/dialog'), load()]);
      return { MatDialog, component };
    } catch (thrown) {
      void this.#notices.failure(thrown);
      return null;
    }
  }
}
