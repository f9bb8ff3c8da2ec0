import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import {
  type ConsoleRoom,
  type ConsoleRoomChange,
  type Member,
  type MembershipRole,
  ROOM_RIGHTS,
} from '#contracts';
import { RoomRules } from '../../chat/rooms/room-rules';
import { Connection } from '../../core/connection';
import { PreferencesStore } from '../../core/preferences-store';
import { Toggle } from '../../settings/toggle';
import { Avatar } from '../../ui/avatar';
import { Dialogs } from '../../ui/dialogs';
import { Alert } from '../../ui/field/alert';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';
import { SelectField } from '../../ui/select-field';
import { ListEnd } from '../ui/list-end';
import { paged } from '../ui/paged';
import { ConsoleRoomsApi } from './console-rooms-api';

/** One room: what it decides, who is in it, and its end. What is said in it is not shown here. */
@Component({
  selector: 'sk-room-section',
  imports: [
    Alert,
    Avatar,
    Icon,
    ListEnd,
    MatButton,
    RoomRules,
    RouterLink,
    SelectField,
    Toggle,
    TranslatePipe,
  ],
  templateUrl: './room-section.html',
  styleUrls: ['../ui/console.scss', './room-section.scss'],
})
export class RoomSection {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #api = inject(ConsoleRoomsApi);
  readonly #dialogs = inject(Dialogs);
  readonly #notices = inject(Notices);
  readonly #preferences = inject(PreferencesStore);
  readonly #router = inject(Router);

  protected readonly roles = ROOM_RIGHTS;
  protected readonly failure = signal<unknown>(null);
  protected readonly found = resource({
    params: () => this.id(),
    loader: ({ params }) => this.#api.get(params),
  });
  protected readonly room = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly name = computed(() => {
    const room = this.room();
    return room?.names?.[this.#preferences.language()] ?? room?.name ?? '';
  });
  protected readonly members = paged(
    () => this.id(),
    (id, after) => this.#api.members(id, after),
  );

  constructor() {
    const connection = inject(Connection);
    const changed = signal(0);
    const mine = ({ room }: { room: string }) => room === this.id() && changed.update((count) => count + 1);
    const stop = [
      connection.on('room_updated', ({ room }) => mine({ room: room.id })),
      connection.on('member_updated', mine),
    ];
    inject(DestroyRef).onDestroy(() => stop.forEach((each) => each()));
    effect(() => {
      if (changed() === 0) return;
      this.found.reload();
      void untracked(() => this.members.reload());
    });
  }

  protected change(wish: ConsoleRoomChange): Promise<void> {
    return this.#keep(() => this.#api.change(this.id(), wish));
  }

  protected setRole({ user }: Member, role: MembershipRole): Promise<void> {
    return this.#keepMember(() => this.#api.setMember(this.id(), user.username, role));
  }

  protected async add(username: HTMLInputElement): Promise<void> {
    const name = username.value.trim().replace(/^@/, '');
    if (name === '') return username.focus();
    await this.#keepMember(() => this.#api.setMember(this.id(), name, 'member'));
    if (this.failure() === null) username.value = '';
  }

  protected remove({ user }: Member): Promise<void> {
    return this.#keepMember(() => this.#api.removeMember(this.id(), user.username));
  }

  protected async delete(room: ConsoleRoom): Promise<void> {
    const data = {
      title: 'admin.rooms.deleteTitle',
      text: 'admin.rooms.deleteText',
      action: 'admin.rooms.delete',
      name: this.name(),
    };
    const isSure = await this.#dialogs.open<boolean, typeof data>(
      () => import('../../ui/confirm-dialog').then((module) => module.ConfirmDialog),
      { data },
    );
    if (!isSure) return;
    try {
      await this.#api.delete(room.id);
      await this.#router.navigateByUrl('/admin/rooms');
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }

  async #keepMember(save: () => Promise<ConsoleRoom>): Promise<void> {
    await this.#keep(save);
    await this.members.reload();
  }

  async #keep(save: () => Promise<ConsoleRoom>): Promise<void> {
    this.failure.set(null);
    try {
      this.found.set(await save());
    } catch (thrown) {
      this.failure.set(thrown);
    }
  }
}
