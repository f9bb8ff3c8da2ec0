import { Service, inject } from '@angular/core';
import type { MuteRequest, User } from '#contracts';
import type { Deed, DeedTerms } from '../../admin/ui/deed-dialog';
import { Words } from '../../i18n/words';
import { Dialogs } from '../../ui/dialogs';

/** Asks for how long somebody is to be silent, and why. */
@Service()
export class MuteQuestion {
  readonly #dialogs = inject(Dialogs);
  readonly #words = inject(Words);

  /** Undefined when it is not to be. */
  async ask(
    { displayName }: Pick<User, 'displayName'>,
    where: 'here' | 'everywhere',
  ): Promise<MuteRequest | undefined> {
    const data: Deed = {
      title: 'admin.deed.mute.title',
      text: `admin.deed.mute.${where}`,
      action: 'admin.deed.mute.action',
      name: displayName,
      ends: true,
    };
    const dialog = () => import('../../admin/ui/deed-dialog').then((module) => module.DeedDialog);
    const terms = await this.#dialogs.open<DeedTerms, Deed>(() => this.#words.with(['admin'], dialog()), {
      data,
    });
    if (!terms) return undefined;
    const { reason, until } = terms;
    return { ...(reason && { reason }), ...(until && { until }) };
  }
}
