import { Component, computed, inject, input } from '@angular/core';
import type { Room } from '#contracts';
import { RoomsStore } from '../../core/rooms-store';
import { Avatar } from '../../ui/avatar';
import { PresenceDot } from '../people/presence-dot';

/** A room's square token, or the face of the person one talks with. */
@Component({
  selector: 'sk-room-face',
  imports: [Avatar, PresenceDot],
  template: `
    @if (room().with; as person) {
      <sk-avatar
        [seed]="person.username"
        [name]="person.displayName"
        [picture]="person.avatar"
        [small]="small()"
      />
      <sk-presence-dot [username]="person.username" />
    } @else {
      <sk-avatar
        [seed]="room().id"
        [name]="name()"
        [picture]="room().picture"
        [square]="true"
        [small]="small()"
      />
    }
  `,
  styles: `
    :host {
      display: inline-block;
      position: relative;
      flex: none;
      line-height: 0;
    }
  `,
})
export class RoomFace {
  readonly #rooms = inject(RoomsStore);
  readonly room = input.required<Room>();
  readonly small = input(false);
  protected readonly name = computed(() => this.#rooms.nameOf(this.room()));
}
