import { Component, computed, inject, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import {
  NOTIFICATION_LEVELS,
  type NotificationLevel,
  type Room,
  canInvite,
  canManage,
  canPost,
  canSet,
} from '#contracts';
import { ReadMarker } from '../../core/read-marker';
import { RoomsStore } from '../../core/rooms-store';
import { ServerInfoStore } from '../../core/server-info-store';
import { SessionStore } from '../../core/session-store';
import { Words } from '../../i18n/words';
import type { Confirmation } from '../../ui/confirm-dialog';
import { Dialogs } from '../../ui/dialogs';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';
import { OpensItself } from '../../ui/opens-itself';
import { PersonCards } from '../people/person-cards';

/** What one may do with a room. What the rules forbid is not offered. */
@Component({
  selector: 'sk-room-menu',
  imports: [
    Icon,
    MatDivider,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    OpensItself,
    RouterLink,
    TranslatePipe,
  ],
  templateUrl: './room-menu.html',
})
export class RoomMenu {
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #dialogs = inject(Dialogs);
  readonly #words = inject(Words);
  readonly #notices = inject(Notices);
  readonly #reads = inject(ReadMarker);
  protected readonly cards = inject(PersonCards);
  protected readonly server = inject(ServerInfoStore);
  protected readonly levels = NOTIFICATION_LEVELS;

  readonly room = input.required<Room>();

  protected readonly mayPost = computed(() => this.#allowed(canPost));
  protected readonly mayInvite = computed(() => this.#allowed(canInvite));
  protected readonly mayManage = computed(() => this.#allowed(canManage));

  protected readonly files = computed(() => ['/rooms', this.room().slug ?? this.room().id, 'files']);
  protected readonly maySetLinks = computed(
    () => this.server.info().linkPreviews === true && this.#allowed(canSet),
  );
  protected readonly looksUpLinks = computed(() => this.room().settings.linkPreviews);

  protected readonly level = computed(() => this.room().membership?.notifications);
  protected readonly unread = computed(() => this.#rooms.unread(this.room()) > 0);

  protected notify(notifications: NotificationLevel): void {
    void this.#attempt(() => this.#rooms.updateMembership(this.room().id, { notifications }));
  }

  protected markRead(): void {
    this.#reads.markRoom(this.room().id);
  }

  protected switchLinks(): void {
    void this.#attempt(() =>
      this.#rooms.update(this.room().id, { linkPreviews: !this.room().settings.linkPreviews }),
    );
  }

  protected ask(): void {
    void this.#dialogs.open(() => import('../polls/poll-dialog').then((module) => module.PollDialog), {
      data: { room: this.room().id },
    });
  }

  protected invite(): void {
    void this.#dialogs.open(() => import('./invite-dialog').then((module) => module.InviteDialog), {
      data: this.room(),
    });
  }

  protected edit(): void {
    const dialog = () => import('./edit-room-dialog').then((module) => module.EditRoomDialog);
    void this.#dialogs.open(() => this.#words.with(['settings'], dialog()), { data: this.room() });
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
