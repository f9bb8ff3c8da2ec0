import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslatePipe } from '@ngx-translate/core';
import { type Member, type MembershipRole, ROOM_RIGHTS, type Room } from '#contracts';
import { MembersStore } from '../../core/members-store';
import { MutesApi } from '../../core/mutes-api';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { Dialogs } from '../../ui/dialogs';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';
import { OpensItself } from '../../ui/opens-itself';
import { memberDeeds, offersAny } from './member-deeds';
import { MuteQuestion } from './mute-question';

/** What those who keep a room or order in it decide about somebody there. */
@Component({
  selector: 'sk-member-menu',
  imports: [
    Icon,
    MatDivider,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    OpensItself,
    TranslatePipe,
  ],
  templateUrl: './member-menu.html',
  styles: `
    .unchosen {
      visibility: hidden;
    }
  `,
})
export class MemberMenu {
  readonly room = input.required<Room>();
  readonly member = input.required<Member>();

  readonly #dialogs = inject(Dialogs);
  readonly #members = inject(MembersStore);
  readonly #mutes = inject(MutesApi);
  readonly #notices = inject(Notices);
  readonly #question = inject(MuteQuestion);
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  protected readonly roles = ROOM_RIGHTS;
  protected readonly opened = signal(false);

  readonly #deeds = computed(() => memberDeeds(this.#session.user(), this.room(), this.member()));
  protected readonly manages = computed(() => this.#deeds().manages);
  protected readonly mutesHere = computed(() => this.#deeds().mutesHere);
  protected readonly mutesEverywhere = computed(() => this.#deeds().mutesEverywhere);
  protected readonly offers = computed(() => offersAny(this.#deeds()));
  /** The list of a room does not tell of it. */
  readonly #everywhere = resource({
    params: () => (this.opened() && this.mutesEverywhere() ? this.member().user.username : undefined),
    loader: ({ params }) => this.#mutes.everywhere(params),
  });
  protected readonly mutedEverywhere = computed(
    () => this.#everywhere.hasValue() && this.#everywhere.value() !== null,
  );

  protected rank(role: MembershipRole): Promise<void> {
    return this.#attempt(() => this.#rooms.setRole(this.room().id, this.member().user.username, role));
  }

  protected mute(where: 'here' | 'everywhere'): Promise<void> {
    const [room, { user }] = [this.room().id, this.member()];
    return this.#attempt(async () => {
      const wish = await this.#question.ask(user, where);
      if (!wish) return;
      if (where === 'everywhere') await this.#mutes.mute(user.username, wish);
      else this.#members.setMute(room, user.username, await this.#mutes.mute(user.username, wish, room));
    });
  }

  protected unmute(): Promise<void> {
    const [room, { user }] = [this.room().id, this.member()];
    return this.#attempt(async () => {
      await this.#mutes.unmute(user.username, room);
      this.#members.setMute(room, user.username);
    });
  }

  protected unmuteEverywhere(): Promise<void> {
    return this.#attempt(() => this.#mutes.unmute(this.member().user.username));
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
    if (isSure) await this.#attempt(() => this.#rooms.removeMember(this.room().id, username));
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }
}
