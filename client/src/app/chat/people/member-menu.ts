import { Component, inject, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslatePipe } from '@ngx-translate/core';
import { type Member, type MembershipRole, ROOM_RIGHTS } from '#contracts';
import { RoomsStore } from '../../core/rooms-store';
import { Dialogs } from '../../ui/dialogs';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';

/** What those who keep a room decide about somebody in it. */
@Component({
  selector: 'sk-member-menu',
  imports: [Icon, MatDivider, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, TranslatePipe],
  template: `
    <button
      matIconButton
      type="button"
      [matMenuTriggerFor]="menu"
      [attr.aria-label]="'people.manage' | translate"
    >
      <sk-icon name="more" />
    </button>
    <mat-menu #menu="matMenu">
      @for (role of roles; track role) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [attr.aria-checked]="member().role === role"
          (click)="rank(role)"
        >
          <sk-icon matMenuItemIcon name="check" [class.unchosen]="member().role !== role" />
          {{ 'people.role.' + role | translate }}
        </button>
      }
      <mat-divider />
      <button mat-menu-item type="button" (click)="remove()">
        <sk-icon matMenuItemIcon name="leave" />{{ 'people.remove' | translate }}
      </button>
    </mat-menu>
  `,
  styles: `
    .unchosen {
      visibility: hidden;
    }
  `,
})
export class MemberMenu {
  /** The room's id. */
  readonly room = input.required<string>();
  readonly member = input.required<Member>();

  readonly #dialogs = inject(Dialogs);
  readonly #notices = inject(Notices);
  readonly #rooms = inject(RoomsStore);
  protected readonly roles = ROOM_RIGHTS;

  protected rank(role: MembershipRole): Promise<void> {
    return this.#attempt(() => this.#rooms.setRole(this.room(), this.member().user.username, role));
  }

  protected async remove(): Promise<void> {
    const { username, displayName } = this.member().user;
    const data = {
      title: 'people.removeTitle',
      text: 'people.removeText',
      action: 'people.remove',
      name: displayName,
    };
    const isSure = await this.#dialogs.open<boolean, typeof data>(
      () => import('../../ui/confirm-dialog').then((module) => module.ConfirmDialog),
      { data },
    );
    if (isSure) await this.#attempt(() => this.#rooms.removeMember(this.room(), username));
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }
}
