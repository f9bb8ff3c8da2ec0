import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';
import type { Invitation, MadeInvitationAnswer } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { ServerInfoStore } from '../../core/server-info-store';
import { fullDateTime, shortDate } from '../../dates/calendar';
import { formatNumber } from '../../dates/formats';
import { Today } from '../../dates/today';
import type { Confirmation } from '../../ui/confirm-dialog';
import { Dialogs } from '../../ui/dialogs';
import { Alert } from '../../ui/field/alert';
import { isolate } from '../../ui/isolate';
import { Notices } from '../../ui/notices';
import { CONSOLE_TABLE } from '../ui/console-table';
import { ListEnd } from '../ui/list-end';
import { paged } from '../ui/paged';
import { InvitationsApi } from './invitations-api';

/** Ways to an account: what was made, how it stands, and what more can be done with it. */
@Component({
  selector: 'sk-invitations-section',
  imports: [CONSOLE_TABLE, Alert, ListEnd, MatButton, TranslatePipe],
  templateUrl: './invitations-section.html',
  styleUrls: ['../ui/console.scss', './invitations-section.scss'],
})
export class InvitationsSection {
  readonly #api = inject(InvitationsApi);
  readonly #dialogs = inject(Dialogs);
  readonly #notices = inject(Notices);
  readonly #preferences = inject(PreferencesStore);
  readonly #server = inject(ServerInfoStore);
  readonly #today = inject(Today);
  readonly #translate = inject(TranslateService);

  protected readonly isClosed = computed(() => this.#server.info().registration === 'closed');
  protected readonly list = paged(
    () => null,
    (_, cursor) => this.#api.list(cursor),
  );
  protected readonly rows = computed(() => this.list.items().map((invitation) => this.#row(invitation)));

  constructor() {
    void this.#server.load();
  }

  protected async make(): Promise<void> {
    const made = await this.#dialogs.open<MadeInvitationAnswer>(() =>
      import('./new-invitation-dialog').then((module) => module.NewInvitationDialog),
    );
    if (!made) return;
    this.list.update((items) => [made.invitation, ...items]);
    await this.#showLink(made);
  }

  protected async renew(invitation: Invitation): Promise<void> {
    if (!(await this.#isSure('renew', invitation))) return;
    await this.#do(async () => {
      const made = await this.#api.renew(invitation.id);
      this.#replace(made.invitation);
      await this.#showLink(made);
    });
  }

  protected async revoke(invitation: Invitation): Promise<void> {
    if (!(await this.#isSure('revoke', invitation))) return;
    await this.#do(async () => this.#replace(await this.#api.revoke(invitation.id)));
  }

  async #showLink(made: MadeInvitationAnswer): Promise<void> {
    await this.#dialogs.open<undefined, MadeInvitationAnswer>(
      () => import('./invitation-link-dialog').then((module) => module.InvitationLinkDialog),
      { data: made },
    );
  }

  async #isSure(deed: 'renew' | 'revoke', { email }: Invitation): Promise<boolean> {
    const anybody = String(this.#translate.instant('admin.invitations.anybody'));
    const isSure = await this.#dialogs.open<boolean, Confirmation>(
      () => import('../../ui/confirm-dialog').then((module) => module.ConfirmDialog),
      {
        data: {
          title: `admin.invitations.${deed}Title`,
          text: `admin.invitations.${deed}Text`,
          action: `admin.invitations.${deed}`,
          name: email ?? anybody,
        },
      },
    );
    return isSure === true;
  }

  /** What was refused may be because it is no more as it is shown. */
  async #do(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (thrown) {
      void this.#notices.failure(thrown);
      await this.list.reload();
    }
  }

  #replace(invitation: Invitation): void {
    this.list.update((items) => items.map((each) => (each.id === invitation.id ? invitation : each)));
  }

  #row(invitation: Invitation) {
    const reading = this.#preferences.reading();
    const { uses, maxUses, expiresAt, createdAt, rooms, state } = invitation;
    return {
      invitation,
      isOpen: state === 'open',
      usesKey: `admin.invitations.${maxUses === undefined ? 'usesOpen' : 'usesOf'}`,
      uses: { n: formatNumber(uses, reading.digits), most: formatNumber(maxUses ?? 0, reading.digits) },
      ends: expiresAt === undefined ? null : fullDateTime(new Date(expiresAt), reading),
      made: shortDate(new Date(createdAt), reading, this.#today.now()),
      rooms: rooms.map(({ name, names }) => isolate(names?.[reading.language] ?? name)).join(' · '),
    };
  }
}
