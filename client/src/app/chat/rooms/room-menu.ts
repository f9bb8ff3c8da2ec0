import { Component, computed, inject, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslatePipe } from '@ngx-translate/core';
import { type Room, canInvite, canManage } from '#contracts';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import type { Confirmation } from '../../ui/confirm-dialog';
import { Dialogs } from '../../ui/dialogs';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';

/** What one may do with a room. What the rules forbid is not offered. */
@Component({
  selector: 'sk-room-menu',
  imports: [Icon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, TranslatePipe],
  template: `
    <button
      matIconButton
      type="button"
      [matMenuTriggerFor]="menu"
      [attr.aria-label]="'room.menu' | translate"
    >
      <sk-icon name="more" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      @if (mayInvite()) {
        <button mat-menu-item type="button" (click)="invite()">
          <sk-icon matMenuItemIcon name="personAdd" />{{ 'room.invite' | translate }}
        </button>
      }
      @if (mayManage()) {
        <button mat-menu-item type="button" (click)="edit()">
          <sk-icon matMenuItemIcon name="pencil" />{{ 'room.edit' | translate }}
        </button>
        <button mat-menu-item type="button" (click)="archive()">
          <sk-icon matMenuItemIcon name="archive" />{{ 'room.archive' | translate }}
        </button>
      }
      <button mat-menu-item type="button" (click)="leave()">
        <sk-icon matMenuItemIcon name="leave" />{{ 'room.leave' | translate }}
      </button>
    </mat-menu>
  `,
})
export class RoomMenu {
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #dialogs = inject(Dialogs);
  readonly #notices = inject(Notices);

  readonly room = input.required<Room>();

  protected readonly mayInvite = computed(() => this.#allowed(canInvite));
  protected readonly mayManage = computed(() => this.#allowed(canManage));

  protected invite(): void {
    void this.#dialogs.open(() => import('./invite-dialog').then((module) => module.InviteDialog), {
      data: this.room(),
    });
  }

  protected edit(): void {
    void this.#dialogs.open(() => import('./edit-room-dialog').then((module) => module.EditRoomDialog), {
      data: this.room(),
    });
  }

  protected async archive(): Promise<void> {
    const sure = await this.#confirm({
      title: 'room.archiveTitle',
      text: 'room.archiveText',
      action: 'room.archive',
    });
    if (sure) await this.#attempt(() => this.#rooms.archive(this.room().id));
  }

  protected async leave(): Promise<void> {
    const sure = await this.#confirm({
      title: 'room.leaveTitle',
      text: this.room().kind === 'public' ? 'room.leavePublic' : 'room.leavePrivate',
      action: 'room.leave',
    });
    if (sure) await this.#attempt(() => this.#rooms.leave(this.room().id));
  }

  #allowed(rule: typeof canInvite): boolean {
    const user = this.#session.user();
    return !!user && rule(user, this.room(), this.room().membership);
  }

  #confirm(confirmation: Omit<Confirmation, 'name'>): Promise<boolean | undefined> {
    return this.#dialogs.open<boolean, Confirmation>(
      () => import('../../ui/confirm-dialog').then((module) => module.ConfirmDialog),
      { data: { ...confirmation, name: this.#rooms.nameOf(this.room()) } },
    );
  }

  async #attempt(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }
}
