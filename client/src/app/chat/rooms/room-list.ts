import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import type { Room } from '#contracts';
import { AnnouncementStore } from '../../core/announcement-store';
import { NoticeStore } from '../../core/notice-store';
import { RoomsStore } from '../../core/rooms-store';
import { ServerFaceStore } from '../../core/server-face-store';
import { ServerInfoStore } from '../../core/server-info-store';
import { Dialogs } from '../../ui/dialogs';
import { Icon } from '../../ui/icon';
import { MenuDoor } from '../../ui/menu-door';
import { AccountFace } from '../account/account-face';
import { CONVERSATION_FILTERS, Conversations } from './conversations';
import { MarkedLinks } from '../lists/marked-links';
import { Strips } from '../shell/strips';
import { ThreadsLink } from '../threads/threads-link';
import { RoomItem } from './room-item';

/** The rooms one is in, the latest first, and the ways to more of them. */
@Component({
  selector: 'sk-room-list',
  imports: [
    AccountFace,
    Icon,
    MarkedLinks,
    MatButton,
    MatIconButton,
    MenuDoor,
    RoomItem,
    RouterLink,
    Strips,
    ThreadsLink,
    TranslatePipe,
  ],
  templateUrl: './room-list.html',
  styleUrl: './room-list.scss',
})
export class RoomList {
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  protected readonly face = inject(ServerFaceStore);
  protected readonly rooms = inject(RoomsStore);
  protected readonly conversations = inject(Conversations);
  protected readonly loadAccountMenu = () =>
    import('../account/account-menu').then((module) => module.AccountMenu);
  protected readonly filters = CONVERSATION_FILTERS;
  /** Places held while the list is on its way. */
  protected readonly skeleton = [1, 2, 3, 4, 5];

  readonly #announcements = inject(AnnouncementStore);
  readonly #notices = inject(NoticeStore);
  readonly #server = inject(ServerInfoStore);
  protected readonly told = computed(() => {
    const { maintenance, messageOfTheDay } = this.#server.info();
    const today = Object.values(messageOfTheDay ?? {}).some((words) => words !== '');
    return maintenance || today || this.#announcements.all().length > 0 || this.#notices.all().length > 0;
  });

  protected async create(): Promise<void> {
    const room = await this.#dialogs.open<Room>(() =>
      import('./create-room-dialog').then((module) => module.CreateRoomDialog),
    );
    if (room) await this.#open(room);
  }

  protected async write(): Promise<void> {
    const room = await this.#dialogs.open<Room>(() =>
      import('../people/new-conversation-dialog').then((module) => module.NewConversationDialog),
    );
    if (room) await this.#open(room);
  }

  protected async browse(): Promise<void> {
    const room = await this.#dialogs.open<Room>(() =>
      import('./browse-rooms-dialog').then((module) => module.BrowseRoomsDialog),
    );
    if (room) await this.#open(room);
  }

  #open({ slug, id }: Room): Promise<boolean> {
    return this.#router.navigate(['/rooms', slug ?? id]);
  }
}
