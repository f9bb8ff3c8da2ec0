import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { type PresenceState, type Room } from '#contracts';
import { MembersStore } from '../../core/members-store';
import { PresenceStore } from '../../core/presence-store';
import { SessionStore } from '../../core/session-store';
import { CountPipe } from '../../i18n/count';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';
import { MenuDoor } from '../../ui/menu-door';
import { Viewport } from '../shell/viewport';
import { PersonCards } from './person-cards';
import { memberDeeds, offersAny } from './member-deeds';
import { PresenceDot } from './presence-dot';

const isHere = ({ state }: { state: PresenceState }): boolean => state !== 'offline';

/** Who is in the room, those who are there now first. */
@Component({
  selector: 'sk-people-panel',
  imports: [Avatar, CountPipe, Icon, MatButton, MatIconButton, MenuDoor, PresenceDot, TranslatePipe],
  templateUrl: './people-panel.html',
  styleUrl: './people-panel.scss',
})
export class PeoplePanel {
  readonly #members = inject(MembersStore);
  readonly #presence = inject(PresenceStore);
  readonly #session = inject(SessionStore);

  protected readonly cards = inject(PersonCards);

  readonly room = input.required<Room>();
  readonly closed = output();
  private readonly close = viewChild.required<unknown, ElementRef<HTMLElement>>('close', {
    read: ElementRef,
  });

  readonly #roomId = computed(() => this.room().id);
  protected readonly people = computed(() => this.#members.of(this.#roomId()));
  protected readonly self = this.#session.username;
  protected readonly loadMenu = () => import('./member-menu').then((module) => module.MemberMenu);
  protected readonly sorted = computed(() => {
    const members = this.people().members.map((member) => ({
      ...member,
      state: this.#presence.stateOf(member.user.username),
      isDecided: offersAny(memberDeeds(this.#session.user(), this.room(), member)),
    }));
    return [...members.filter(isHere), ...members.filter((member) => !isHere(member))];
  });
  protected readonly onlineCount = computed(() => this.sorted().filter(isHere).length);

  constructor() {
    const viewport = inject(Viewport);
    // It covers the button that opened it, and what has the focus must be seen.
    afterNextRender(() => {
      if (!viewport.wide()) this.close().nativeElement.focus();
    });
    effect(() => {
      const room = this.#roomId();
      untracked(() => void this.#members.load(room));
    });
  }

  protected more(): void {
    void this.#members.loadMore(this.#roomId());
  }

  protected retry(): void {
    void this.#members.load(this.#roomId());
  }
}
