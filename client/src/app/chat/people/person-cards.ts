import { Service, inject } from '@angular/core';
import { Dialogs } from '../../ui/dialogs';

/** The one way to a person's card, from wherever their face or name is shown. */
@Service()
export class PersonCards {
  readonly #dialogs = inject(Dialogs);

  open(username: string): void {
    void this.#dialogs.open(() => import('./person-card').then((module) => module.PersonCard), {
      data: username,
      // Its first button blocks or writes: nobody should press that by haste.
      focus: 'dialog',
    });
  }
}
